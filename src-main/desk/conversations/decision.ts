/** The trigger decision on one turn as the desk keeps and publishes it. */
import { z } from 'zod';
import { triggerKinds } from '../../contract/brief.ts';

export const decisionSchema = z.object({
  turn: z.int().min(1),
  /** A handoff is called for on this turn. */
  fire: z.boolean(),
  /** It is the first of the turns it is called for on. */
  begins: z.boolean(),
  trigger: z.enum(triggerKinds).nullable(),
  probability: z.number().min(0).max(1),
  /** `start` and `end`: UTF-16 offsets into the text of the turn, end exclusive. */
  evidence: z.array(z.object({ turn: z.int(), start: z.int(), end: z.int(), quote: z.string() })),
  /** What spoke for (positive) and against it, logits, the largest first. */
  contributions: z.array(z.object({ name: z.string(), amount: z.number(), turns: z.array(z.int()) })),
  /** The probability had one turn not been said. */
  counterfactual: z.object({ withoutTurn: z.int(), probability: z.number() }).nullable(),
  /** Decisions compare, and replay, under one version only. */
  weightsVersion: z.string(),
});
export type TurnDecision = z.infer<typeof decisionSchema>;
