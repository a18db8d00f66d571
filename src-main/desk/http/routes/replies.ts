/** The forms replies have, and how the desk's values take them. */
import { z } from 'zod';
import { instantSchema, triggerSchema } from '../../../contract/brief.ts';
import type { Conversation } from '../../conversations/conversation.ts';
import { decisionSchema } from '../../conversations/decision.ts';
import type { Heard, Offer } from '../../desk.ts';
import { type Handoff, handoffStates } from '../../handoffs/handoff.ts';

export const handoffReplySchema = z.object({
  id: z.string(),
  state: z.enum(handoffStates),
  trigger: triggerSchema,
  createdAt: instantSchema,
  endedAt: instantSchema.nullable(),
});
export const offerReplySchema = z.object({
  handoff: handoffReplySchema,
  /** Put on the INVITE. Null where a rep has the handoff already. */
  transfer: z.object({ headers: z.object({ 'X-Baton-Handoff': z.string() }), expiresAt: instantSchema }).nullable(),
});
export const conversationReplySchema = z.object({
  id: z.string(),
  startedAt: instantSchema,
  createdAt: instantSchema,
  handoff: handoffReplySchema.nullable(),
});
export const heardReplySchema = z.object({
  /** Turns that were new, and turns known already with the same words. */
  added: z.array(z.int()),
  repeated: z.array(z.int()),
  /** The first turn not heard yet: send it, and what follows it is decided on too. */
  nextTurn: z.int(),
  decisions: z.array(decisionSchema),
  /** The handoff these turns have called for; null where they called for none, or it was answered before. */
  offer: offerReplySchema.nullable(),
});

export function handoffReply(handoff: Handoff): z.infer<typeof handoffReplySchema> {
  const { id, state, trigger, createdAt, endedAt } = handoff;
  return { id, state, trigger, createdAt: createdAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}

export function offerReply({ handoff, reference }: Offer): z.infer<typeof offerReplySchema> {
  return {
    handoff: handoffReply(handoff),
    transfer:
      reference === null
        ? null
        : { headers: { 'X-Baton-Handoff': reference.text }, expiresAt: reference.expiresAt.toISOString() },
  };
}

export function conversationReply(
  conversation: Conversation,
  handoff: Handoff | null,
): z.infer<typeof conversationReplySchema> {
  return {
    id: conversation.id,
    startedAt: conversation.startedAt.toISOString(),
    createdAt: conversation.createdAt.toISOString(),
    handoff: handoff === null ? null : handoffReply(handoff),
  };
}

export function heardReply(heard: Heard): z.infer<typeof heardReplySchema> {
  return {
    added: [...heard.added],
    repeated: [...heard.repeated],
    nextTurn: heard.nextTurn,
    decisions: [...heard.decisions],
    offer: heard.offer === null ? null : offerReply(heard.offer),
  };
}
