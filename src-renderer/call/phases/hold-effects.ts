/**
 * Hold and its end, whoever wanted them. The headset changes at once; the far end is asked for one change at a time, and
 * for the latest wish once it has answered the one before.
 */
import type { Effect } from '../effects.ts';
import type { In } from './step.ts';

type Talking = In<'talking'>;

export interface Changed {
  readonly state: Talking;
  readonly effects: readonly Effect[];
}

export function changeHold(state: Talking, held: boolean): Changed {
  const { call, muted, holdAsked } = state;
  const { legId } = call;
  const heard: readonly Effect[] = held
    ? [{ type: 'set-audible', legId, audible: false }]
    : // Mute as the rep has set it: one that refused to be held was muted instead.
      [
        { type: 'mute', legId, muted },
        { type: 'set-audible', legId, audible: true },
      ];
  if (holdAsked !== null) return { state: { ...state, held }, effects: heard };
  return { state: { ...state, held, holdAsked: held }, effects: [...heard, { type: 'hold', legId, held }] };
}

/** What the far end says to the change it was asked for; `problem`: why it refuses, in words. */
export function onHoldAnswer(state: Talking, answered: boolean, problem: string | null): Changed {
  const { held, call } = state;
  const { legId } = call;
  if (state.holdAsked !== answered) return { state, effects: [] };
  const settled = { ...state, holdAsked: null };
  if (problem === null) {
    const done: Effect = { type: 'record', legId, event: { type: 'hold', held: answered } };
    if (held === answered) return { state: settled, effects: [done] };
    return {
      state: { ...state, holdAsked: held },
      effects: [done, { type: 'hold', legId, held }],
    };
  }
  // Refused what is not wanted any more: it is as the rep wants it.
  if (held !== answered) return { state: settled, effects: [] };
  return {
    state: { ...settled, held: !answered, notice: problem },
    effects: [{ type: 'set-audible', legId, audible: answered }],
  };
}
