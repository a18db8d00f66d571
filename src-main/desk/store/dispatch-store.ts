/**
 * What dispatching needs to keep. One node at a time leads a team: it alone turns the team's inbox into offers. Everybody
 * else appends to the inbox and reads what became of it.
 */
import type { Callback } from '../callbacks/callback.ts';
import type { DispatchEvent } from '../dispatch/dispatch-event.ts';
import type { QueuedSituation, RoutingRecord, TeamTimes } from '../dispatch/routing-record.ts';
import type { HandoffState, IssuedReference, JournalEntry } from '../handoffs/handoff.ts';
import type { WeeklyHours } from '../hours/weekly-hours.ts';

/** A rep as the admin set it up. */
export interface RepRecord {
  readonly teamId: string;
  readonly id: string;
  /** As the AI says it to the prospect; null: "a colleague". */
  readonly name: string | null;
  /** Where the platform transfers to, `sip:ana@example.com`. */
  readonly sip: string;
  readonly skills: readonly string[];
  /** BCP 47 primary tags. */
  readonly languages: readonly string[];
  /** Null: whenever the phone says available. */
  readonly hours: WeeklyHours | null;
}

export interface RepStore {
  /** Adds or replaces. */
  put(rep: RepRecord): Promise<void>;
  get(teamId: string, id: string): Promise<RepRecord | null>;
  /** In order of ids. */
  list(teamId: string): Promise<RepRecord[]>;
  remove(teamId: string, id: string): Promise<boolean>;
}

/** The right to lead a team's dispatch. `epoch` grows by one whenever the holder changes or its lease had run out. */
export type Lease =
  | { readonly held: true; readonly epoch: number }
  | { readonly held: false; readonly freeInMs: number };

export interface PendingEvent {
  /** Grows with every event of the team. Gaps are harmless; an event may become visible after a later one. */
  readonly number: number;
  readonly event: DispatchEvent | UnreadableEvent;
}

/** Damaged, or a newer version's. */
export interface UnreadableEvent {
  readonly type: 'unreadable';
  /** The handoff it asks a rep for, where as much can be read. */
  readonly requested: string | null;
}

export interface HandoffChange {
  readonly id: string;
  readonly state: HandoffState;
  readonly fence: number;
  readonly holder: string | null;
  readonly endedAt: Date | null;
  /** Set while it waits. */
  readonly queue: QueuedSituation | null;
}

/** Everything one round of the leader writes: all of it or nothing. */
export interface DispatchStep {
  readonly teamId: string;
  readonly nodeId: string;
  readonly epoch: number;
  /** Inbox numbers dealt with. */
  readonly consumed: readonly number[];
  /** Those of them that are kept for the operator, because nothing could be done with them. */
  readonly setAside: readonly number[];
  readonly records: readonly RoutingRecord[];
  /** Handoffs routing is done with. */
  readonly closed: readonly string[];
  readonly handoffs: readonly HandoffChange[];
  readonly references: readonly (IssuedReference & { readonly handoffId: string; readonly fence: number })[];
  readonly journal: readonly { readonly handoffId: string; readonly entry: JournalEntry }[];
  readonly feed: readonly { readonly repId: string; readonly message: FeedMessage; readonly at: Date }[];
  readonly callbacks: readonly Callback[];
  /** Null: as they were. */
  readonly times: TeamTimes | null;
}

export interface DispatchStore {
  /** Takes the lease or renews it, by the engine's own clock: nodes' clocks may differ. */
  lease(teamId: string, nodeId: string, forMs: number): Promise<Lease>;
  /** Gives it back early; the next holder need not wait. */
  release(teamId: string, nodeId: string): Promise<void>;
  /** Adds to the inbox, with journal entries in the same step. Answers the number of each event. */
  append(
    teamId: string,
    events: readonly DispatchEvent[],
    journal?: readonly { readonly handoffId: string; readonly entry: JournalEntry }[],
  ): Promise<number[]>;
  /** Oldest first. */
  pending(teamId: string, limit: number): Promise<PendingEvent[]>;
  isPending(teamId: string, number: number): Promise<boolean>;
  /** Every open routing record of the team that can be read, in no order. */
  records(teamId: string): Promise<RoutingRecord[]>;
  /** The handoffs whose records cannot be read. */
  damagedRecords(teamId: string): Promise<string[]>;
  /** Those of the last step that had any; null: none ever. */
  times(teamId: string): Promise<TeamTimes | null>;
  /** False, and nothing written, when this node no longer holds the lease under this epoch. */
  commit(step: DispatchStep): Promise<boolean>;
  /** Events of all teams that were set aside. */
  countAside(): Promise<number>;
  /** Teams with something in the inbox, open records or open callbacks. */
  teamsWithWork(): Promise<string[]>;
}

/** A kept message for a rep's phone as it lies in the feed: briefs and views are made when it is sent. */
export type FeedMessage =
  | {
      readonly type: 'offer' | 'extended';
      readonly handoffId: string;
      readonly token: number;
      readonly expiresAt: number;
      readonly callbackId: string | null;
    }
  | {
      readonly type: 'withdrawn';
      readonly handoffId: string;
      readonly token: number;
      readonly why: 'expired' | 'cancelled' | 'rep-gone' | 'rep-unavailable' | 'not-bridged';
    }
  | { readonly type: 'connect'; readonly handoffId: string; readonly token: number }
  | { readonly type: 'set-away' }
  | {
      readonly type: 'callback';
      readonly event: 'booked' | 'reminder' | 'dial' | 'over';
      readonly callbackId: string;
    };

export interface FeedStore {
  /**
   * Messages of the rep after `cursor`, oldest first. A reader that asks for "after the last one I saw" never misses one:
   * cursors of one rep become visible in their order, without gaps.
   */
  after(
    teamId: string,
    repId: string,
    cursor: number,
    limit: number,
  ): Promise<{ readonly cursor: number; readonly message: FeedMessage }[]>;
  /** The oldest kept and the newest cursor; 0 and 0: none ever. */
  bounds(teamId: string, repId: string): Promise<{ readonly oldest: number; readonly newest: number }>;
  /** Forgets messages written before; answers how many. The newest of each rep stays, so that cursors go on. */
  sweep(before: Date): Promise<number>;
}

export interface CallbackStore {
  get(teamId: string, id: string): Promise<Callback | null>;
  /** Open ones first, in order of their time; at most `limit`. Null rep: of all. */
  list(
    teamId: string,
    filter: { readonly repId: string | null; readonly open: boolean; readonly limit: number },
  ): Promise<Callback[]>;
}
