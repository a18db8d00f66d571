/**
 * What figures need to know of a handoff, made once from its journal and made again when that has grown. No name and no
 * word of the call is in it: those are looked up for the few handoffs that are shown.
 */
import { z } from 'zod';
import { triggerKinds } from '../../contract/brief.ts';
import { contextGaps, dispositions } from '../../contract/feedback.ts';

const ms = z.number();
const duration = z.number().min(0).nullable();

export const verdictSchema = z.object({
  timing: z.enum(['too-early', 'right', 'too-late']).nullable(),
  betterTurn: z.int().nullable(),
  disposition: z.enum(dispositions).nullable(),
  /** Whether the rep said anything about context. */
  contextJudged: z.boolean(),
  gaps: z.array(z.enum(contextGaps)),
  /** When the desk had it, ms since the epoch. */
  at: ms,
});

export const handoffFactsSchema = z.object({
  handoffId: z.string(),
  conversationId: z.string(),
  /** When it was called for, ms since the epoch. */
  at: ms,
  campaign: z.string().nullable(),
  /** Who had it last. */
  rep: z.string().nullable(),
  trigger: z.enum(triggerKinds),
  probability: z.number().min(0).max(1).nullable(),
  /** The turn whose decision began it; null: the platform asked for it by itself. */
  firedTurn: z.int().nullable(),
  /** The latest of the rep's. */
  verdict: verdictSchema.nullable(),
  /** Fields of the brief that were filled when it was first offered; null: it never was. */
  filled: z.array(z.string()).nullable(),
  hops: z.object({ toOffer: duration, toRing: duration, toBridge: duration, inAll: duration }),
  clock: z.object({
    triggeredAt: ms,
    firstOfferAt: ms.nullable(),
    acceptedAt: ms.nullable(),
    aiLeftAt: ms.nullable(),
    bridgedAt: ms.nullable(),
    prospectLeftAt: ms.nullable(),
  }),
  endedAt: ms.nullable(),
  /** Why it reached no rep; null: it did, or may still. */
  lost: z.string().nullable(),
});
export type HandoffFacts = z.infer<typeof handoffFactsSchema>;

/** Facts, and how many journal entries they were made from: with more than that they are out of date. */
export interface CountedFacts {
  readonly facts: HandoffFacts;
  readonly entries: number;
}
