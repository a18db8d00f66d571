/**
 * The call, as data.
 *
 *                 cancelled / timed out / failed / declined
 *            +--------------------------------------------------+
 *            |                                                  v
 *   idle -> ringing --bridge--> bridging --ACK+RTP--> talking  ended(outcome) -> idle
 *                                  |                     |       ^
 *                                  +--- failed ----------|-------+
 *                                                        v       |
 *                                                  wrapping-up --+
 *
 * A hang-up from either side leads from talking to wrapping-up; feedback saved, postponed, expired or a new
 * INVITE leads on. `ended` is shown until the next INVITE or until the rep has read it.
 */
import type { HandoffBrief } from '../../src-main/contract/brief.ts';
import type { BridgeStrategy, CallOutcome, InviteFacts } from '../../src-main/contract/call.ts';

/** What stays the same for one call from INVITE to feedback. Clock values are monotonic milliseconds. */
export interface CallCore {
  readonly legId: string;
  readonly handoffId: string;
  readonly facts: InviteFacts;
  readonly brief: HandoffBrief;
  /** When the INVITE arrived. */
  readonly ringingAt: number;
  readonly strategy: BridgeStrategy | null;
  /** Why the strategy is not the configured one, in words. */
  readonly fallback: string | null;
  /** A blocking banner stands until the rep overrides it: compliance is not cleared. */
  readonly blocked: boolean;
}

export type CallState =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'ringing';
      readonly call: CallCore;
      readonly mediaReady: boolean;
      /** Until when the rep asked the AI to hold the prospect; null: not asked. */
      readonly moreTimeUntil: number | null;
    }
  | {
      readonly phase: 'bridging';
      readonly call: CallCore;
      readonly clickedAt: number;
      readonly acknowledged: boolean;
      readonly inboundAudio: boolean;
      /** Shown when the bridge takes longer than 2 s. */
      readonly notice: string | null;
    }
  | {
      readonly phase: 'talking';
      readonly call: CallCore;
      readonly talkingSince: number;
      readonly muted: boolean;
      readonly held: boolean;
      readonly remoteHeld: boolean;
      readonly notice: string | null;
    }
  | {
      readonly phase: 'wrapping-up';
      readonly call: CallCore;
      readonly outcome: CallOutcome;
      readonly talkSeconds: number;
      readonly endsAt: number;
    }
  | { readonly phase: 'ended'; readonly call: CallCore; readonly outcome: CallOutcome; readonly endedAt: number };

export type CallPhase = CallState['phase'];
