/** What becomes known about a call while it is on: the brief's later sources, main's late answer, the strategy in force. */
import type { Effect } from './effects.ts';
import type { CallEvent } from './events.ts';
import type { CallCore } from './state.ts';

export interface Learned {
  readonly call: CallCore;
  readonly effects: readonly Effect[];
}

/** The same core object when the event teaches nothing. */
export function learn(call: CallCore, event: CallEvent): Learned {
  switch (event.type) {
    case 'begun':
      return { call: { ...withBrief(call, event), handoffId: event.handoffId }, effects: [] };
    case 'brief':
      return { call: withBrief(call, event), effects: [] };
    case 'leg':
      return event.event.type === 'strategy' ? withStrategy(call, event.event) : { call, effects: [] };
    case 'invite':
    case 'dial':
    case 'intent':
    case 'deadline':
    case 'withdrawn':
    case 'bridge-answer':
    case 'hold-answer':
    case 'replaced':
    case 'tones-refused':
    case 'shut-down':
      return { call, effects: [] };
    default:
      return event satisfies never;
  }
}

/** A block that the rep has overridden is not raised again by a later source. */
function withBrief(call: CallCore, { brief, blocked }: Pick<CallCore, 'brief' | 'blocked'>): CallCore {
  return { ...call, brief, blocked: blocked && !call.overridden };
}

function withStrategy(
  call: CallCore,
  { strategy, fallback }: Pick<CallCore, 'fallback'> & { strategy: NonNullable<CallCore['strategy']> },
): Learned {
  if (call.strategy === strategy && call.fallback === fallback) return { call, effects: [] };
  return {
    call: { ...call, strategy, fallback },
    effects: [
      {
        type: 'record',
        legId: call.legId,
        event: { type: 'strategy', strategy, fallback: fallback === null ? null : fallback.slice(0, 200) },
      },
    ],
  };
}
