/**
 * What a Retell agent is answered. Every field stands at a fixed path, so that the function's response variables can hand
 * `transfer_to` and `baton_handoff` to the agent's transfer_call.
 */
import { z } from 'zod';
import type { HandoffAnswer } from '../../dispatch/handoff-answer.ts';
import { plainAnswer, plainAnswerSchema } from '../plain-answer.ts';

export const retellReplySchema = z.intersection(
  plainAnswerSchema,
  z.object({
    custom_sip_headers: z.record(z.string(), z.string()).optional(),
    baton_handoff: z.string().optional(),
  }),
);

export function retellReply(answer: HandoffAnswer): z.infer<typeof retellReplySchema> {
  if (answer.kind !== 'transfer') return plainAnswer(answer);
  const { headers } = answer;
  return { ...plainAnswer(answer), custom_sip_headers: headers, baton_handoff: headers['X-Baton-Handoff'] };
}
