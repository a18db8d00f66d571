/** Whether a conversation is likely to be handed over soon, from what is stored of it. */
import type { LikelyCall } from '../../contract/desk-socket.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { DeskStore } from '../store/store.ts';
import { outlook } from '../triggers/outlook.ts';

export interface Likelihood {
  readonly trigger: NonNullable<LikelyCall['trigger']>;
  /** 0..1, on the latest turn of the prospect. */
  readonly probability: number;
  readonly inSeconds: number | null;
}

export interface Expected extends Likelihood {
  readonly conversation: Conversation;
}

/** Null: it is not, or it has been asked for already. */
export async function expectation(store: DeskStore, teamId: string, conversationId: string): Promise<Expected | null> {
  const conversation = await store.conversations.get(teamId, conversationId);
  const handoff = await store.handoffs.ofConversation(teamId, conversationId);
  if (conversation === null || (handoff !== null && handoff.state !== 'ended')) return null;
  const decisions = await store.conversations.decisions(teamId, conversationId);
  const turns = await store.conversations.turns(teamId, conversationId);
  const handBacks = await store.conversations.handBacks(teamId, conversationId);
  const saidAt = new Map(
    turns.flatMap(({ turn, atSeconds }) => (atSeconds === null ? [] : [[turn, atSeconds] as const])),
  );
  const tuning = await store.learning.tuningOf(teamId, conversationId);
  const { likely, inSeconds } = outlook(decisions, saidAt, handBacks, tuning);
  const latest = decisions.findLast(({ trigger }) => trigger !== null);
  if (!likely || latest === undefined || latest.trigger === null) return null;
  return { conversation, trigger: latest.trigger, probability: latest.probability, inSeconds };
}
