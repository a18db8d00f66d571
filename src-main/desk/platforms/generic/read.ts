/** For any platform that can make one HTTP request: the call, all that was said and the wish to hand over in one body. */
import { z } from 'zod';
import { briefLimits } from '../../../contract/brief.ts';
import { conversationInputSchema, turnInputSchema } from '../../conversations/conversation.ts';
import { handoffInputSchema } from '../../handoffs/handoff.ts';
import { type CallEvent, callIdSchema, slotOf } from '../call-event.ts';

export const genericBodySchema = z.strictObject({
  /** The platform's own id of the call: the same id is the same conversation. */
  id: callIdSchema,
  conversation: conversationInputSchema.default({ prospect: {} }),
  /** From the beginning, every time: what is known already is not heard again. */
  turns: z
    .array(turnInputSchema.omit({ turn: true }))
    .max(briefLimits.turns)
    .default([]),
  /** Asks for a handoff, or how it stands. */
  handoff: handoffInputSchema.optional(),
  /** The callback slot the prospect chose. */
  slot: z.iso.datetime({ offset: true }).optional(),
  /** The AI call is over: left, or handed over. */
  ended: z.enum(['left', 'handed-over']).optional(),
});

export function readGeneric(body: z.infer<typeof genericBodySchema>): CallEvent {
  const call = { id: body.id, input: body.conversation };
  const told = body.turns.map((turn) => ({ ...turn, atSeconds: turn.atSeconds ?? null }));
  if (body.slot !== undefined) return { kind: 'callback', call, slot: slotOf(body.slot) };
  if (body.ended !== undefined) {
    return { kind: 'ended', call, told, handedOver: body.ended === 'handed-over', claims: body.handoff?.claims };
  }
  if (body.handoff !== undefined) return { kind: 'handoff', call, told, handoff: body.handoff };
  // A reply may have been lost: who asks again is answered again.
  return { kind: 'transcript', call, told, asks: true };
}
