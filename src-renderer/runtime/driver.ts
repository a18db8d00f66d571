/**
 * The call driver: the one writer of the call store. Events come in from legs, keys, timers and main, one at a time; each
 * goes through the transition, its effects run, then the new state is written: sound does not wait for screen and tray. An
 * event that an effect causes waits its turn.
 */
import type { Effect } from '../call/effects.ts';
import type { CallEvent } from '../call/events.ts';
import type { CallPolicy } from '../call/policy.ts';
import type { CallState } from '../call/state.ts';
import { transition } from '../call/transition.ts';
import type { CallStore } from '../store/call-store.ts';
import type { Log } from './log.ts';

export interface CallDriver {
  send(event: CallEvent): void;
}

export interface DriverDependencies {
  readonly store: CallStore;
  readonly write: (state: CallState) => void;
  readonly policy: () => CallPolicy;
  readonly run: (effect: Effect) => void;
  readonly log: Log;
}

export function createCallDriver({ store, write, policy, run, log }: DriverDependencies): CallDriver {
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
    const { state, effects } = transition(before, event, policy());
    for (const effect of effects) attempt(effect);
    if (state === before) return;
    logChange(before, state, log);
    write(state);
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
