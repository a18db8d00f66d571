/** What the desk does, without HTTP. Every call is made in the name of a key, and sees the team of that key alone. */
import type { Availability } from '../contract/availability.ts';
import type { HandoffBrief } from '../contract/brief.ts';
import type { CallbackResult, CallbackView } from '../contract/callbacks.ts';
import { answering } from './calls/answering.ts';
import { callbackWork } from './calls/callback-work.ts';
import { conversing, type Heard } from './calls/conversing.ts';
import { reporting } from './calls/reporting.ts';
import type { Conversation, ConversationInput, TurnInput } from './conversations/conversation.ts';
import type { TriggerPort } from './conversations/trigger-port.ts';
import type { HandoffAnswer } from './dispatch/handoff-answer.ts';
import type { DispatchNode } from './dispatch/node.ts';
import type { Briefs } from './handoffs/briefs.ts';
import type { Handoff, HandoffInput } from './handoffs/handoff.ts';
import type { Report } from './handoffs/reports.ts';
import type { ApiKey } from './keys/api-key.ts';
import type { DeskResult } from './problem.ts';
import type { DeskStore } from './store/store.ts';

export type Caller = Pick<ApiKey, 'teamId' | 'id' | 'kind' | 'subject' | 'scopes'>;

/** A handoff, and what the platform is told to do with the prospect. */
export interface Answered {
  readonly handoff: Handoff;
  readonly answer: HandoffAnswer;
}

export interface CallbackWish {
  /** ms since the epoch. */
  readonly startsAt: number;
  /** Left out: the account's owner or the rep who asked for it, where free, else whoever is. Null: whoever is free. */
  readonly repId?: string | null | undefined;
}

export interface CallbackFilter {
  /** Null: of all reps. */
  readonly repId: string | null;
  readonly open: boolean;
  readonly limit: number;
}

export interface Desk {
  converse(caller: Caller, input: ConversationInput): Promise<Conversation>;
  hear(caller: Caller, conversationId: string, turns: readonly TurnInput[]): Promise<DeskResult<Heard>>;
  /** Asks for a handoff; of one that is open, how it stands now. */
  offer(caller: Caller, conversationId: string, input: HandoffInput): Promise<DeskResult<Answered>>;
  /** How the newest handoff of the conversation stands now; null: there is none. */
  answer(caller: Caller, conversationId: string): Promise<DeskResult<Answered | null>>;
  /** The prospect has left, or the platform takes it back. Bridged, it goes on. */
  cancel(caller: Caller, conversationId: string): Promise<DeskResult<undefined>>;
  /** The AI no longer speaks to the prospect: the abandonment clock runs. */
  aiLeft(caller: Caller, conversationId: string): Promise<DeskResult<undefined>>;
  /** The rep was dialled in vain; the prospect waits with the AI. */
  missed(caller: Caller, conversationId: string): Promise<DeskResult<undefined>>;
  conversation(
    caller: Caller,
    id: string,
  ): Promise<DeskResult<{ readonly conversation: Conversation; readonly handoff: Handoff | null }>>;
  /** @param reference the X-Baton-Handoff of the INVITE; a rep must have one, or hold the handoff already. */
  brief(caller: Caller, handoffId: string, reference: string | null): Promise<DeskResult<HandoffBrief>>;
  report(caller: Caller, handoffId: string, report: Report): Promise<DeskResult<undefined>>;
  setAvailability(caller: Caller, availability: Availability): Promise<void>;
  /** Refused with the next free times where this one is not free. */
  bookCallback(caller: Caller, conversationId: string, wish: CallbackWish): Promise<DeskResult<CallbackView>>;
  callbacks(caller: Caller, filter: CallbackFilter): Promise<DeskResult<CallbackView[]>>;
  moveCallback(caller: Caller, callbackId: string, wish: CallbackWish): Promise<DeskResult<CallbackView>>;
  cancelCallback(caller: Caller, callbackId: string): Promise<DeskResult<CallbackView>>;
  callbackResult(caller: Caller, callbackId: string, result: CallbackResult): Promise<DeskResult<undefined>>;
}

export interface DeskParts {
  readonly store: DeskStore;
  readonly triggers: TriggerPort;
  readonly dispatch: Pick<DispatchNode, 'append' | 'wake' | 'consumed'>;
  readonly briefs: Briefs;
  readonly now: () => Date;
}

export function createDesk(parts: DeskParts): Desk {
  const asked = answering(parts);
  return { ...conversing(parts, asked), ...asked.desk, ...reporting(parts), ...callbackWork(parts) };
}
