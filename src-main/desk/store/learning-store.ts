/** What learning and its figures need to keep. */
import type { Suggestion } from '../../contract/insights.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { Handoff } from '../handoffs/handoff.ts';
import type { CountedFacts, HandoffFacts } from '../insights/facts.ts';
import type { LearningEvent } from '../learning/event.ts';
import type { Rejection } from '../learning/rejections.ts';
import type { TeamVersion } from '../learning/version.ts';
import type { TriggerTuning } from '../triggers/tuning.ts';

/** What was learned of the latest verdict on a handoff. */
export interface StoredEvent {
  readonly handoffId: string;
  readonly conversationId: string;
  /** Verdicts the handoff had then; with more, it is to be looked at again. */
  readonly verdicts: number;
  /** When the desk had the verdict. */
  readonly at: Date;
  /** Null: it teaches nothing. */
  readonly event: LearningEvent | null;
}

export interface LearningStore {
  /** Newest first; the shipped one, number 0, is not kept. */
  versions(teamId: string, limit: number): Promise<TeamVersion[]>;
  version(teamId: string, number: number): Promise<TeamVersion | null>;
  /** Adds the version after the newest. False when its number is not the next one: another node was faster, read again. */
  addVersion(teamId: string, version: TeamVersion): Promise<boolean>;
  /** What a conversation is listened to with: the newest when it began. */
  tuningOf(teamId: string, conversationId: string): Promise<TriggerTuning>;
  /** Handoffs with a verdict that nothing was learned of yet. */
  unlearned(teamId: string, limit: number): Promise<string[]>;
  /** One per handoff: a later verdict replaces an earlier one, never the other way. */
  putEvent(teamId: string, event: StoredEvent): Promise<void>;
  /** Of the verdicts given later than `after` the newest, oldest of them first. */
  events(teamId: string, after: Date, limit: number): Promise<StoredEvent[]>;
  rejections(teamId: string): Promise<Rejection[]>;
  /** A later rejection of the same change replaces the earlier. */
  reject(teamId: string, rejection: Rejection, by: string, at: Date): Promise<void>;
}

/** Handoffs called for from `since` on and before `until`. */
export interface Window {
  readonly since: Date;
  readonly until: Date;
}

/** Which handoffs of a window: left out, all of them. */
export interface FactsFilter {
  readonly trigger?: Suggestion['trigger'];
  readonly judged?: boolean;
}

/** Where a page ended. */
export interface FactsCursor {
  readonly at: number;
  readonly handoffId: string;
}

export interface InsightStore {
  /** Handoffs of the window without facts, or with more journal entries than their facts were made from. */
  stale(teamId: string, window: Window, limit: number): Promise<string[]>;
  /** Facts made from fewer entries never replace those made from more. */
  put(teamId: string, facts: readonly CountedFacts[]): Promise<void>;
  /** Newest first, those after the cursor. */
  page(
    teamId: string,
    window: Window,
    after: FactsCursor | null,
    limit: number,
    filter?: FactsFilter,
  ): Promise<HandoffFacts[]>;
  /** Handoffs with their conversations, in no order; unknown ids are left out. */
  sources(
    teamId: string,
    handoffIds: readonly string[],
  ): Promise<{ readonly handoff: Handoff; readonly conversation: Conversation }[]>;
}
