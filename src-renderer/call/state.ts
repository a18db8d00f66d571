/**
 * The call, as data.
 *
 *                 cancelled / timed out / failed / declined
 *            +--------------------------------------------------+
 *            |                                                  v
 *   idle -> ringing --bridge--> bridging --ACK+RTP--> talking  ended(outcome) -> idle
 *              ^---- refused ------'|                     |       ^
 *                                  +--- failed ----------|-------+
 *                                                        v       |
 *                                                  wrapping-up --+
 *
 *   idle -> dialling --200+RTP--> talking          dialling --cancelled / refused / failed--> ended(outcome)
 *
 * Talking goes on, on hold, while the far end is being transferred: done, it wraps up; refused, the call is back.
 * A bridge the leg refuses while the caller is still there (the edge is away for a moment) rings again with the reason.
 * The end of talking, from either side or by a failure, leads to wrapping-up; feedback saved, postponed or expired
 * leads on to ended. `ended` is shown for its lifetime, until the rep dismisses it (`finish-wrap-up`) or until the next
 * INVITE. A new INVITE rings from idle, wrapping-up and ended; in every other phase it is answered busy. In the same
 * phases the rep may dial.
 */
import type { HandoffBrief } from '../../src-main/contract/brief.ts';
import type { BridgeStrategy, CallOutcome, InviteFacts, Transferee } from '../../src-main/contract/call.ts';

/** Whom the rep called, beside what the brief says. */
export interface Dialled {
  /** As it was dialled, to be read: `(303) 555-0142`, `sip:ada@example.com`. */
  readonly display: string;
  /** What can be dialled again: E.164, SIP address or digits. */
  readonly address: string;
  /** The promise this call keeps: how it went is reported on its card. Null: none. */
  readonly callbackId: string | null;
  /** The call goes back to somebody the AI had handed over: it may be judged like any handoff. */
  readonly returnsHandoff: boolean;
}

/** What stays the same for one call from INVITE to feedback. Clock values are monotonic milliseconds. */
export interface CallCore {
  readonly legId: string;
  /** Null until main has answered `handoff:begin`; the phone never waits for it longer than 80 ms. */
  readonly handoffId: string | null;
  /** Of a call of ours: what its INVITE says about whom it goes to. */
  readonly facts: InviteFacts;
  /** Null: the call came in. */
  readonly dialled: Dialled | null;
  readonly brief: HandoffBrief;
  /** When the INVITE arrived or, for a call of ours, was sent. */
  readonly ringingAt: number;
  readonly strategy: BridgeStrategy | null;
  /** Why the strategy is not the configured one, in words. */
  readonly fallback: string | null;
  /** A blocking banner stands until the rep overrides it: compliance is not cleared. */
  readonly blocked: boolean;
  /** The rep overrode the block: no later source of the brief raises it again. */
  readonly overridden: boolean;
}

/** How far a call of ours has come. */
export type DialProgress =
  /** Sent; nobody has said anything but "trying" yet. */
  | { readonly kind: 'trying' }
  /** It rings there (180): the rep hears our ringback. */
  | { readonly kind: 'ringing' }
  /** The network sends sound before the answer: ringing, an announcement, music. */
  | { readonly kind: 'early-media' }
  /** Answered, but not heard yet. */
  | { readonly kind: 'answered'; readonly answeredAt: number };

/** A transfer under way; the call waits on hold meanwhile. */
export interface Transfer extends Transferee {
  readonly to: string;
  readonly progress: 'asked' | 'trying' | 'ringing';
}

export type CallState =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'ringing';
      readonly call: CallCore;
      readonly mediaReady: boolean;
      /** Until when the rep asked the AI to hold the prospect; null: not asked. */
      readonly moreTimeUntil: number | null;
      /** When it is bridged by itself, as the admin has set; null: only by the rep. */
      readonly bridgesAt: number | null;
      /** On a consult leg our 200 is acknowledged while it still rings. */
      readonly acknowledged: boolean;
      /** The prospect's audio may flow, unheard, before the rep bridges. */
      readonly inboundAudio: boolean;
      /** Why the last key had no effect, in plain words. */
      readonly notice: string | null;
    }
  | {
      readonly phase: 'dialling';
      readonly call: CallCore & { readonly dialled: Dialled };
      readonly progress: DialProgress;
      readonly inboundAudio: boolean;
      readonly notice: string | null;
    }
  | {
      readonly phase: 'bridging';
      readonly call: CallCore;
      readonly clickedAt: number;
      /** As while ringing: a refused bridge rings again with it. */
      readonly mediaReady: boolean;
      /** The leg has sent its 200 and, on a consult leg, the acceptance. */
      readonly accepted: boolean;
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
      /** What the rep asked for last. */
      readonly held: boolean;
      /** What the re-INVITE under way asks for; null: none is. Where `held` differs, the next one follows. */
      readonly holdAsked: boolean | null;
      /** The prospect has been heard at least once. */
      readonly inboundAudio: boolean;
      readonly remoteHeld: boolean;
      readonly transfer: Transfer | null;
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

/** The phases in which a leg is ours and a second INVITE is busy. */
export type LiveState = Extract<CallState, { phase: 'ringing' | 'dialling' | 'bridging' | 'talking' }>;

export const idle: CallState = { phase: 'idle' };
