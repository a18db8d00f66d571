/**
 * The call driver: the one writer of the call store. Events come in from legs, keys, timers and main, one at a time; each
 * goes through the rules of `advance`, its effects run, then the new state is written: sound does not wait for screen and tray. An
 * event that an effect causes waits its turn.
 */
import { advance } from '../call/advance.ts';
import type { Effect } from '../call/effects.ts';
import type { CallEvent } from '../call/events.ts';
import type { Lines } from '../call/lines.ts';
import type { CallPolicy } from '../call/policy.ts';
import { type CallState, idle } from '../call/state.ts';
import type { LinesStore } from '../store/call-store.ts';
import type { Log } from './log.ts';

export interface CallDriver {
  send(event: CallEvent): void;
}

export interface DriverDependencies {
  readonly lines: LinesStore;
  readonly write: (lines: Lines) => void;
  readonly policy: () => CallPolicy;
  readonly run: (effect: Effect) => void;
  readonly log: Log;
}

export function createCallDriver({ lines: store, write, policy, run, log }: DriverDependencies): CallDriver {
  const waiting: CallEvent[] = [];
  let busy = false;

  /** A fault in one effect must not take the call with it: the others still run. */
  function attempt(effect: Effect): void {
    try {
      run(effect);
    } catch (error) {
      log('error', 'call.effect-failed', {
        effect: effect.type,
        error: error instanceof Error ? error.name : 'unknown',
      });
    }
  }

  function handle(event: CallEvent): void {
    const before = store.getState();
    const { lines, effects } = advance(before, event, policy());
    for (const effect of effects) attempt(effect);
    if (lines === before) return;
    for (const state of [lines.front, lines.back]) logChange(ofSameCall(before, state), state, log);
    write(lines);
  }

  return {
    send(event) {
      waiting.push(event);
      if (busy) return;
      busy = true;
      try {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) handle(next);
      } finally {
        busy = false;
      }
    },
  };
}

/** The call of `state` as it was before, wherever it stood. */
function ofSameCall({ front, back }: Lines, state: CallState): CallState {
  if (state.phase === 'idle') return state;
  const { legId } = state.call;
  return [front, back].find((known) => known.phase !== 'idle' && known.call.legId === legId) ?? idle;
}

/** Exactly one line per change of phase. */
function logChange(before: CallState, after: CallState, log: Log): void {
  if (before.phase === after.phase) return;
  const outcome = after.phase === 'ended' || after.phase === 'wrapping-up' ? after.outcome : null;
  log('info', 'call.phase', {
    from: before.phase,
    to: after.phase,
    outcome: outcome?.kind ?? null,
    cause: outcome?.kind === 'failed' ? outcome.cause : outcome?.kind === 'declined' ? outcome.reason : null,
  });
}
