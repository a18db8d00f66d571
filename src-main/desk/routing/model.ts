/** What the router knows of reps and handoffs, what happens to it, and what it orders. Times in ms since the epoch. */
import type { AvailabilityState } from '../../contract/availability.ts';
import type { DeclineReason } from '../../contract/call.ts';
import type { WeeklyHours } from '../hours/weekly-hours.ts';

export interface RepProfile {
  readonly id: string;
  readonly skills: readonly string[];
  /** BCP 47 primary tags: `en`, `es`. */
  readonly languages: readonly string[];
  /** Null: whenever the rep says available. */
  readonly hours: WeeklyHours | null;
}

export interface HandoffRequest {
  readonly id: string;
  /** All of them are needed. */
  readonly skills: readonly string[];
  readonly language: string;
  /** The rep who owns the account. */
  readonly ownerId: string | null;
  readonly vip: boolean;
  /** When the prospect may be spoken to, all of them open; empty where calling hours do not apply (the prospect called). */
  readonly prospectHours: readonly WeeklyHours[];
}

export interface RoutingPolicy {
  /** How old a proof of reachability may be when a rep is offered a handoff. */
  readonly proofMs: number;
  readonly ringMs: number;
  /** From acceptance to bridge; then the handoff goes back to the queue. */
  readonly bridgeMs: number;
  /** A bridged call nobody reported the end of is closed after this. */
  readonly talkMs: number;
  /** A handoff nobody took is given up after this; the desk offers a callback. */
  readonly maxWaitMs: number;
  /** A VIP is served as if it had come this much earlier: nobody waits behind a VIP who came later than that. */
  readonly vipHeadStartMs: number;
  /** The same, for the rep who owns the account. */
  readonly ownerHeadStartMs: number;
  /** Offers in a row a rep may miss before being taken out of the round. */
  readonly missesBeforeAway: number;
  /** How much longer one offer may ring in all when the rep asks for time. */
  readonly moreTimeMs: number;
  /** Pause after a call, unless the rep's phone says available before: its own wrap-up may still be on the way. */
  readonly restMs: number;
}

export const defaultPolicy: RoutingPolicy = {
  proofMs: 10_000,
  ringMs: 15_000,
  bridgeMs: 15_000,
  talkMs: 4 * 3_600_000,
  maxWaitMs: 30 * 60_000,
  vipHeadStartMs: 60_000,
  ownerHeadStartMs: 20_000,
  missesBeforeAway: 2,
  moreTimeMs: 20_000,
  restMs: 5_000,
};

/**
 * A lease on one rep's attention. `token` is a fencing token: it only grows, over all nodes, so that whoever acts on an
 * older one (a late accept, a node that was thought dead) is refused by comparing numbers.
 */
export interface Offer {
  readonly handoffId: string;
  readonly repId: string;
  readonly token: number;
  readonly offeredAt: number;
  readonly expiresAt: number;
}

export type RoutingEvent = { readonly at: number } & (
  | { readonly type: 'handoff-requested'; readonly handoff: HandoffRequest }
  /** The prospect left, the platform withdrew it, or a callback was booked instead. */
  | { readonly type: 'handoff-cancelled'; readonly handoffId: string }
  | { readonly type: 'handoff-bridged'; readonly handoffId: string; readonly repId: string; readonly token: number }
  | { readonly type: 'handoff-ended'; readonly handoffId: string }
  /** A new rep, or new skills, languages or hours of a known one. */
  | { readonly type: 'rep-profile'; readonly rep: RepProfile }
  /** What the rep's phone says of itself through a node; a proof of reachability too, except `offline`. */
  | {
      readonly type: 'rep-presence';
      readonly repId: string;
      readonly nodeId: string;
      readonly availability: AvailabilityState;
    }
  | { readonly type: 'rep-proved'; readonly repId: string }
  /** The rep's socket on this node is gone for good. Ignored when the rep is connected elsewhere by now. */
  | { readonly type: 'rep-died'; readonly repId: string; readonly nodeId: string }
  | { readonly type: 'node-died'; readonly nodeId: string }
  | { readonly type: 'offer-accepted'; readonly handoffId: string; readonly repId: string; readonly token: number }
  | {
      readonly type: 'offer-declined';
      readonly handoffId: string;
      readonly repId: string;
      readonly token: number;
      readonly reason: DeclineReason;
    }
  | {
      readonly type: 'offer-more-time';
      readonly handoffId: string;
      readonly repId: string;
      readonly token: number;
      readonly ms: number;
    }
  /** Time passed: deadlines are settled and opened hours noticed. At least once a second. */
  | { readonly type: 'tick' }
);

/** Why nobody is being rung: nobody has the skills and language, nobody such is in hours, all are busy, all said no. */
export type WaitReason = 'nobody-qualified' | 'nobody-in-hours' | 'all-busy' | 'all-passed' | 'prospect-hours';

export type RoutingCommand =
  | { readonly type: 'offer'; readonly offer: Offer; readonly why: 'account-owner' | 'longest-idle' }
  /** Stop ringing this rep. */
  | {
      readonly type: 'withdraw';
      readonly offer: Offer;
      readonly why: 'expired' | 'cancelled' | 'rep-gone' | 'rep-unavailable' | 'not-bridged';
    }
  | { readonly type: 'extended'; readonly offer: Offer }
  /** The rep has it: join rep and prospect. */
  | { readonly type: 'connect'; readonly offer: Offer }
  /** A late, foreign or repeated answer; nothing changed. */
  | {
      readonly type: 'refuse';
      readonly handoffId: string;
      readonly repId: string;
      readonly token: number;
      readonly why: 'stale-token' | 'unknown-handoff';
    }
  /** The rep would rather have a callback arranged. The handoff stays in the queue until one is booked. */
  | { readonly type: 'callback-wanted'; readonly handoffId: string; readonly repId: string }
  | { readonly type: 'queued'; readonly handoffId: string; readonly why: WaitReason }
  /** The rep missed offers in a row and is taken out until the phone says available again. */
  | { readonly type: 'rep-away'; readonly repId: string }
  | {
      readonly type: 'closed';
      readonly handoffId: string;
      readonly why: 'cancelled' | 'ended' | 'end-unreported' | 'waited-too-long';
    };
