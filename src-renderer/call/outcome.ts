/** How a call that did not become a conversation ended, and what the other side is told about it. */
import type { CallOutcome, DeclineReason, FailureCause, NotReachedReason } from '../../src-main/contract/call.ts';
import type { PushOf } from '../../src-main/contract/channels.ts';
import type { CancelCause } from './ports.ts';

export type DeclineStatus = 480 | 486 | 603;

/** The final response a reason travels on: 6xx ends the search for anyone (RFC 3261 21.6), 480 and 486 let the platform go on. */
export function declineStatus(reason: DeclineReason): DeclineStatus {
  switch (reason) {
    case 'wrong-rep':
    case 'declined':
      return 603;
    case 'busy':
      return 486;
    case 'queue':
    case 'callback':
    case 'do-not-disturb':
    case 'away':
    case 'already-declined':
      return 480;
    default:
      return reason satisfies never;
  }
}

export function declined(reason: DeclineReason): CallOutcome {
  return { kind: 'declined', reason };
}

export function failed(cause: FailureCause): CallOutcome {
  return { kind: 'failed', cause };
}

export function notReached(why: NotReachedReason): CallOutcome {
  return { kind: 'not-reached', why };
}

export const connected: CallOutcome = { kind: 'connected' };
export const callerLeft: CallOutcome = { kind: 'caller-left-before-bridge' };
export const timedOut: CallOutcome = { kind: 'timed-out' };

/** What it means for the rep that the desk has taken the handoff back. */
export function outcomeOfWithdrawal(why: PushOf<'handoff:withdrawn'>['why']): CallOutcome {
  switch (why) {
    case 'cancelled':
      return callerLeft;
    case 'expired':
    case 'rep-gone':
    case 'rep-unavailable':
    case 'not-bridged':
      return timedOut;
    default:
      return why satisfies never;
  }
}

/** What a CANCEL means for the rep. */
export function outcomeOfCancel(cause: CancelCause): CallOutcome {
  switch (cause) {
    case 'caller-left':
      return callerLeft;
    case 'answered-elsewhere':
      return { kind: 'answered-elsewhere' };
    case 'timed-out':
      return timedOut;
    default:
      return cause satisfies never;
  }
}
