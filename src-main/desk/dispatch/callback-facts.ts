/** What an open callback needs to know of its prospect, from the conversation behind it. */
import type { Callback } from '../callbacks/callback.ts';
import { defaultRetryPolicy } from '../callbacks/retry.ts';
import type { ConversationInput } from '../conversations/conversation.ts';
import type { DeskStore } from '../store/store.ts';
import { hoursOf, requestOf } from './handoff-request.ts';
import type { SlotFacts } from './slot-facts.ts';
import type { KeptCallback } from './team-state.ts';

const prefix = 'callback:';

/** What the router calls the search for a rep for this callback. */
export function callbackKey(callbackId: string): string {
  return `${prefix}${callbackId}`;
}

/** The callback a router's handoff is the search of; null: it is a handoff of a prospect who is on the line. */
export function callbackIdOf(handoffId: string): string | null {
  return handoffId.startsWith(prefix) ? handoffId.slice(prefix.length) : null;
}

/** Null where its handoff or conversation is not there. Calling hours apply, whoever called first. */
export async function loadCallback(store: DeskStore, teamId: string, callback: Callback): Promise<KeptCallback | null> {
  const handoff = await store.handoffs.get(teamId, callback.handoffId);
  const conversation = handoff === null ? null : await store.conversations.get(teamId, handoff.conversationId);
  if (conversation === null) return null;
  return { callback, ...slotFactsOf(conversation.input, callback.id) };
}

export function slotFactsOf(input: ConversationInput, callbackId = ''): SlotFacts {
  const { hours, callsPerDay, zone } = hoursOf(input);
  return {
    around: { prospectHours: hours, callsPerDay, policy: defaultRetryPolicy },
    request: { ...requestOf(callbackKey(callbackId), input), prospectHours: [...hours] },
    zone,
  };
}

/** When the prospect was called on this subject before: by the AI. */
export async function earlierCalls(store: DeskStore, teamId: string, handoffId: string): Promise<number[]> {
  const handoff = await store.handoffs.get(teamId, handoffId);
  const conversation = handoff === null ? null : await store.conversations.get(teamId, handoff.conversationId);
  return conversation === null || conversation.input.direction === 'inbound' ? [] : [conversation.startedAt.getTime()];
}
