/** The forms replies have, and how the desk's values take them. */
import { z } from 'zod';
import { instantSchema, triggerSchema } from '../../../contract/brief.ts';
import type { Heard } from '../../calls/conversing.ts';
import type { Conversation } from '../../conversations/conversation.ts';
import { decisionSchema } from '../../conversations/decision.ts';
import type { Answered } from '../../desk.ts';
import { type Handoff, handoffStates } from '../../handoffs/handoff.ts';
import { answerReply, answerReplySchema } from './answer-reply.ts';

export const handoffReplySchema = z.object({
  id: z.string(),
  state: z.enum(handoffStates),
  trigger: triggerSchema,
  createdAt: instantSchema,
  endedAt: instantSchema.nullable(),
});
export const answeredReplySchema = z.object({ handoff: handoffReplySchema, answer: answerReplySchema });
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
  /** The handoff these turns call for, and what to do now; null where they call for none. */
  handoff: handoffReplySchema.nullable(),
  answer: answerReplySchema.nullable(),
});

export function handoffReply(handoff: Handoff): z.infer<typeof handoffReplySchema> {
  const { id, state, trigger, createdAt, endedAt } = handoff;
  return { id, state, trigger, createdAt: createdAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}

export function answeredReply({ handoff, answer }: Answered): z.infer<typeof answeredReplySchema> {
  return { handoff: handoffReply(handoff), answer: answerReply(answer) };
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
    ...(heard.answered === null ? { handoff: null, answer: null } : answeredReply(heard.answered)),
  };
}
