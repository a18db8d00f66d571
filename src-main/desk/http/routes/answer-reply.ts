/** What a platform is told to do with the prospect, as it is sent: times are ISO 8601. */
import { z } from 'zod';
import { instantSchema } from '../../../contract/brief.ts';
import type { HandoffAnswer } from '../../dispatch/handoff-answer.ts';
import { type CallbackReason, callbackReasons } from '../../queue/sentence.ts';

const handoffId = z.string();
/** What the AI says to the prospect. */
const say = z.string();
const reasons = z.enum(Object.keys(callbackReasons).filter(isReason));

function isReason(word: string): word is CallbackReason {
  return word in callbackReasons;
}

export const answerReplySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('transfer'),
    handoffId,
    rep: z.object({ id: z.string(), name: z.string().nullable() }),
    /** SIP URI to transfer to, and the headers to put on the INVITE. */
    to: z.string(),
    headers: z.object({ 'X-Baton-Handoff': z.string() }),
    expiresAt: instantSchema,
    say,
  }),
  z.object({
    kind: z.literal('wait'),
    handoffId,
    /** 1: next. */
    position: z.int().min(1),
    expectedSeconds: z.int().min(0),
    /** Nine of ten waits are longer than the low and shorter than the high one. */
    lowSeconds: z.int().min(0),
    highSeconds: z.int().min(0),
    /** Ask `POST …/handoff` again after so long: a rep who comes free rings for some seconds only. */
    askAgainSeconds: z.int().min(1),
    say,
  }),
  z.object({
    kind: z.literal('callback'),
    handoffId,
    why: reasons,
    /** For `POST …/callback`, soonest first. */
    slots: z.array(instantSchema),
    zone: z.string(),
    say,
  }),
  z.object({ kind: z.literal('taken'), handoffId }),
  z.object({ kind: z.literal('over'), handoffId }),
]);
export type AnswerReply = z.infer<typeof answerReplySchema>;

export function answerReply(answer: HandoffAnswer): AnswerReply {
  switch (answer.kind) {
    case 'transfer':
      return { ...answer, expiresAt: answer.expiresAt.toISOString() };
    case 'callback':
      return { ...answer, slots: answer.slots.map((slot) => new Date(slot).toISOString()) };
    case 'wait':
    case 'taken':
    case 'over':
      return answer;
    default:
      return answer satisfies never;
  }
}
