/**
 * Everything the desk keeps, behind one interface: SQLite on one machine, PostgreSQL under several nodes. Every method is
 * one atomic step, durable once its promise resolves. Every row carries its team, and no method reads across teams but
 * `keys.list(null)`, which only the command line asks, `dispatch.teamsWithWork` and the sweeps. Failures of the engine
 * itself are thrown, as `StoreUnavailable` where it cannot be reached.
 */
import type { Availability } from '../../contract/availability.ts';
import type { Trigger } from '../../contract/brief.ts';
import type { Conversation, ConversationTurn } from '../conversations/conversation.ts';
import type { TurnDecision } from '../conversations/decision.ts';
import type { HandoffRequest } from '../dispatch/dispatch-event.ts';
import type { Claims, Handoff, JournalEntry, Redemption } from '../handoffs/handoff.ts';
import type { ApiKey } from '../keys/api-key.ts';
import type { DeskBus } from './bus.ts';
import type { CrmStore } from './crm-store.ts';
import type { CallbackStore, DispatchStore, FeedStore, RepStore } from './dispatch-store.ts';
import type { InsightStore, LearningStore } from './learning-store.ts';

export interface Team {
  readonly id: string;
  /** Signs the references of the team (HMAC-SHA-256), base64url. */
  readonly referenceKey: string;
}

export interface KeyStore {
  add(key: ApiKey): Promise<void>;
  find(teamId: string, id: string): Promise<ApiKey | null>;
  /** Oldest first; null: of all teams. */
  list(teamId: string | null): Promise<ApiKey[]>;
  /** False when there is no such key, or it is revoked already. */
  revoke(teamId: string, id: string, at: Date): Promise<boolean>;
}

export type AddedTurns =
  | { readonly kind: 'added'; readonly added: readonly number[]; readonly repeated: readonly number[] }
  /** The turn is known with other words; nothing was added. */
  | { readonly kind: 'contradiction'; readonly turn: number };

export interface ConversationStore {
  /** False when the team has one of that id already; it stays as it is. */
  add(conversation: Conversation): Promise<boolean>;
  get(teamId: string, id: string): Promise<Conversation | null>;
  /** All or none. */
  addTurns(teamId: string, id: string, turns: readonly ConversationTurn[]): Promise<AddedTurns>;
  /** In order of their numbers, gaps left. */
  turns(teamId: string, id: string): Promise<ConversationTurn[]>;
  /** A decision made once stands: those already there are kept, and answered are the turns that were new. */
  addDecisions(teamId: string, id: string, decisions: readonly TurnDecision[]): Promise<number[]>;
  decisions(teamId: string, id: string): Promise<TurnDecision[]>;
  /** The turns after which the conversation was given back to the AI, ascending. */
  handBacks(teamId: string, id: string): Promise<number[]>;
}

export interface OpenRequest {
  readonly teamId: string;
  /** The id of the handoff if the conversation has none that is open. */
  readonly id: string;
  readonly conversationId: string;
  /** Null keeps what an open handoff has. */
  readonly trigger: Trigger | null;
  readonly claims: Claims | null;
  readonly at: Date;
  /** What is asked of dispatching; null: nothing, the handoff is over as it begins (a callback was promised without one). */
  readonly request: HandoffRequest | null;
  /** Why it was opened. */
  readonly entry: JournalEntry;
}

export interface HandoffStore {
  /**
   * Opens a handoff unless the conversation has one that is open. One that is new is journalled and in the inbox in the same
   * step: `number` is that of its event. Null: nothing was opened or nothing was asked.
   */
  open(request: OpenRequest): Promise<{ readonly handoff: Handoff; readonly number: number | null }>;
  get(teamId: string, id: string): Promise<Handoff | null>;
  /** The newest of a conversation. */
  ofConversation(teamId: string, conversationId: string): Promise<Handoff | null>;
  /** Adds what is claimed where nothing is claimed yet; false when there is no such handoff. */
  claim(teamId: string, id: string, claims: Claims): Promise<boolean>;
  /** When the reference of a fence expires; null: none was given out. */
  referenceExpiry(teamId: string, id: string, fence: number): Promise<Date | null>;
  /** A reference is good for the holder of the handoff, under its fence, as often as the holder shows it until it expires. */
  redeem(teamId: string, id: string, nonceHash: string, repId: string, at: Date): Promise<Redemption>;
  /** Oldest first. */
  journal(teamId: string, id: string): Promise<JournalEntry[]>;
  /** The turn that was decided on last when the handoff was over; null: it is not, or began that way. */
  closedAfter(teamId: string, id: string): Promise<number | null>;
}

export interface StoredReply {
  readonly status: number;
  readonly body: string;
}

export type Reservation =
  | { readonly kind: 'yours' }
  | { readonly kind: 'running' }
  | { readonly kind: 'other-content' }
  | { readonly kind: 'replied'; readonly reply: StoredReply };

/** Where one use of an Idempotency-Key lives. */
export interface IdempotencySlot {
  readonly teamId: string;
  readonly keyId: string;
  readonly idempotencyKey: string;
}

export interface IdempotencyStore {
  /** @param abandonedBefore a reservation neither made nor renewed since belongs to a process that died. */
  reserve(slot: IdempotencySlot, fingerprint: string, at: Date, abandonedBefore: Date): Promise<Reservation>;
  /** The request still runs; nothing where it has been answered. */
  renew(slot: IdempotencySlot, at: Date): Promise<void>;
  keep(slot: IdempotencySlot, reply: StoredReply): Promise<void>;
  release(slot: IdempotencySlot): Promise<void>;
  /** Forgets what was reserved before; answers how many. */
  sweep(before: Date): Promise<number>;
}

export interface AvailabilityStore {
  /** An older report never replaces a newer one. */
  set(teamId: string, repId: string, availability: Availability): Promise<void>;
  get(teamId: string, repId: string): Promise<Availability | null>;
}

export interface DeskStore {
  /** The team, made with `referenceKey` if it is new. */
  ensureTeam(id: string, referenceKey: string): Promise<Team>;
  team(id: string): Promise<Team | null>;
  readonly keys: KeyStore;
  readonly conversations: ConversationStore;
  readonly handoffs: HandoffStore;
  readonly idempotency: IdempotencyStore;
  readonly availability: AvailabilityStore;
  readonly reps: RepStore;
  readonly dispatch: DispatchStore;
  readonly feed: FeedStore;
  readonly callbacks: CallbackStore;
  readonly learning: LearningStore;
  readonly insights: InsightStore;
  readonly crm: CrmStore;
  readonly bus: DeskBus;
  /** Rejects when the engine cannot be reached. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
