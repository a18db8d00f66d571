/** `idle`, `wrapping-up`, `ended`: no leg is ours, the next INVITE rings and the rep may dial. */
import { endedCardMs, times } from '../deadlines.ts';
import type { CallEvent } from '../events.ts';
import type { CallPolicy } from '../policy.ts';
import { idle } from '../state.ts';
import { type In, type Step, startDialling, startRinging, step } from './step.ts';

export function resting(state: In<'idle'>, event: CallEvent, policy: CallPolicy): Step {
  if (event.type === 'dial') return startDialling(event);
  return event.type === 'invite' ? startRinging(event, policy) : step(state);
}

/** The feedback draft is safe in main, so wrap-up never stands in the way of a call. */
export function wrappingUp(state: In<'wrapping-up'>, event: CallEvent, policy: CallPolicy): Step {
  const { call, outcome, endsAt } = state;
  const { legId } = call;
  if (event.type === 'invite') return insteadOf(legId, startRinging(event, policy));
  if (event.type === 'dial') return insteadOf(legId, startDialling(event));
  if (event.type === 'shut-down') return step(idle, { type: 'cancel-deadlines', legId });
  if (event.type === 'intent' && event.intent.type === 'extend-wrap-up') {
    const later = Math.max(endsAt, event.at) + times.wrapUpExtension;
    return step({ ...state, endsAt: later }, { type: 'schedule', legId, deadline: 'wrap-up-end', at: later });
  }
  const finished = event.type === 'intent' && event.intent.type === 'finish-wrap-up';
  const over = event.type === 'deadline' && event.deadline === 'wrap-up-end';
  if (!finished && !over) return step(state);
  return step(
    { phase: 'ended', call, outcome, endedAt: event.at },
    { type: 'cancel-deadlines', legId },
    { type: 'schedule', legId, deadline: 'ended-card', at: event.at + endedCardMs(outcome) },
  );
}

/** A click that comes too late finds the card that says why; it stays readable from then on for its whole lifetime. */
export function ended(state: In<'ended'>, event: CallEvent, policy: CallPolicy): Step {
  const { call, outcome } = state;
  const { legId } = call;
  switch (event.type) {
    case 'invite':
      return insteadOf(legId, startRinging(event, policy));
    case 'dial':
      return insteadOf(legId, startDialling(event));
    case 'shut-down':
      return step(idle, { type: 'cancel-deadlines', legId });
    case 'intent':
      if (event.intent.type === 'finish-wrap-up') return step(idle, { type: 'cancel-deadlines', legId });
      return step(state, { type: 'schedule', legId, deadline: 'ended-card', at: event.at + endedCardMs(outcome) });
    case 'deadline':
      return event.deadline === 'ended-card' ? step(idle) : step(state);
    case 'begun':
    case 'brief':
    case 'withdrawn':
    case 'leg':
    case 'bridge-answer':
    case 'hold-answer':
    case 'replaced':
    case 'tones-refused':
      return step(state);
    default:
      return event satisfies never;
  }
}

/** A card that gives way to a new call. */
function insteadOf(legId: string, { state, effects }: Step): Step {
  return step(state, { type: 'cancel-deadlines', legId }, ...effects);
}
