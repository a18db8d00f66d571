/** Plays events through the transition and keeps what it asked for. */
import type { Effect } from '../../../src-renderer/call/effects.ts';
import type { CallEvent } from '../../../src-renderer/call/events.ts';
import type { CallPolicy } from '../../../src-renderer/call/policy.ts';
import { type CallPhase, type CallState, idle } from '../../../src-renderer/call/state.ts';
import { transition } from '../../../src-renderer/call/transition.ts';
import { bridgeAnswer, dial, invite, leg, policy, press } from '../../support/fakes/call-events.ts';

export interface Played {
  readonly state: CallState;
  /** What the last event asked for. */
  readonly effects: readonly Effect[];
  /** What all events asked for, in order. */
  readonly all: readonly Effect[];
}

export function play(events: readonly CallEvent[], rules: CallPolicy = policy, from: CallState = idle): Played {
  let state = from;
  let effects: readonly Effect[] = [];
  const all: Effect[] = [];
  for (const event of events) {
    const next = transition(state, event, rules);
    state = next.state;
    effects = next.effects;
    all.push(...effects);
  }
  return { state, effects, all };
}

/** The shortest way of leg `a` into each phase; the last event happens before 1,000 ms. */
export const wayInto: Readonly<Record<CallPhase, readonly CallEvent[]>> = {
  idle: [],
  ringing: [invite('a', 0)],
  dialling: [dial('a', 0)],
  bridging: [invite('a', 0), press(100, { type: 'bridge' })],
  talking: [
    invite('a', 0),
    press(100, { type: 'bridge' }),
    bridgeAnswer('a', 110),
    leg('a', 120, { type: 'acknowledged' }),
    leg('a', 130, { type: 'inbound-audio' }),
  ],
  'wrapping-up': [
    invite('a', 0),
    press(100, { type: 'bridge' }),
    bridgeAnswer('a', 110),
    leg('a', 120, { type: 'acknowledged' }),
    leg('a', 130, { type: 'inbound-audio' }),
    leg('a', 900, { type: 'remote-hang-up' }),
  ],
  ended: [invite('a', 0), leg('a', 200, { type: 'cancelled', cause: 'caller-left' })],
};

export function stateIn<P extends CallPhase>(phase: P): Extract<CallState, { phase: P }> {
  const { state } = play(wayInto[phase]);
  if (!isIn(state, phase)) throw new Error(`the way into ${phase} ends in ${state.phase}`);
  return state;
}

export function isIn<P extends CallPhase>(state: CallState, phase: P): state is Extract<CallState, { phase: P }> {
  return state.phase === phase;
}

export function types(effects: readonly Effect[]): string[] {
  return effects.map((effect) => effect.type);
}
