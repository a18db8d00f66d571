/** The call's only rule book: a state and an event give the next state and what to do about it. Drawn in state.ts. */
import type { CallEvent } from './events.ts';
import { learn } from './knowledge.ts';
import { bridging } from './phases/bridging.ts';
import { dialling } from './phases/dialling.ts';
import { ended, resting, wrappingUp } from './phases/resting.ts';
import { ringing } from './phases/ringing.ts';
import { type Step, step } from './phases/step.ts';
import { talking } from './phases/talking.ts';
import type { CallPolicy } from './policy.ts';
import type { CallCore, CallState } from './state.ts';

/** Pure and total: every event is allowed in every state, and one that means nothing there changes nothing. */
export function transition(state: CallState, event: CallEvent, policy: CallPolicy): Step {
  if (state.phase === 'idle') return resting(state, event, policy);
  if (!concerns(state.call, event)) return step(state);
  const { call, effects } = learn(state.call, event);
  const next = inPhase(call === state.call ? state : knowing(state, call), event, policy);
  return effects.length === 0 ? next : step(next.state, ...effects, ...next.effects);
}

function inPhase(state: Exclude<CallState, { phase: 'idle' }>, event: CallEvent, policy: CallPolicy): Step {
  switch (state.phase) {
    case 'ringing':
      return ringing(state, event, policy);
    case 'dialling':
      return dialling(state, event, policy);
    case 'bridging':
      return bridging(state, event, policy);
    case 'talking':
      return talking(state, event, policy);
    case 'wrapping-up':
      return wrappingUp(state, event, policy);
    case 'ended':
      return ended(state, event, policy);
    default:
      return state satisfies never;
  }
}

/** Whom a call of ours was dialled to does not change with what becomes known. */
function knowing(state: Exclude<CallState, { phase: 'idle' }>, call: CallCore): typeof state {
  return state.phase === 'dialling' ? { ...state, call: { ...call, dialled: state.call.dialled } } : { ...state, call };
}

/** Events of another leg or another handoff are not this call's business; an INVITE, a wish and a sign-out always are. */
function concerns(call: { readonly legId: string; readonly handoffId: string | null }, event: CallEvent): boolean {
  switch (event.type) {
    case 'invite':
    case 'dial':
    case 'intent':
    case 'shut-down':
      return true;
    case 'brief':
    case 'withdrawn':
      return event.handoffId === call.handoffId;
    case 'begun':
    case 'leg':
    case 'deadline':
    case 'bridge-answer':
    case 'hold-answer':
    case 'replaced':
    case 'tones-refused':
      return event.legId === call.legId;
    default:
      return event satisfies never;
  }
}
