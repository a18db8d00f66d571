/** Handoffs as the history shows them. */
import { z } from 'zod';
import { handoffBriefSchema } from './brief.ts';
import { bridgeStrategySchema, directions, outcomeSchema } from './call.ts';
import { feedbackDraftSchema } from './feedback.ts';
import { qualitySummarySchema } from './quality.ts';

export const historyItemSchema = z.object({
  handoffId: z.uuid(),
  handoffKey: z.string(),
  receivedAt: z.iso.datetime({ offset: true }),
  name: z.string().nullable(),
  company: z.string().nullable(),
  phone: z.string().nullable(),
  /** Who called first: `in`, a handoff; `out`, a number the rep dialled. */
  direction: z.enum(directions),
  reason: z.string().nullable(),
  /** null while the call is still on. */
  outcome: outcomeSchema.nullable(),
  talkSeconds: z.number().min(0),
  feedback: z.enum(['none', 'draft', 'submitted']),
  timing: feedbackDraftSchema.shape.timing,
  disposition: feedbackDraftSchema.shape.disposition,
});
export type HistoryItem = z.infer<typeof historyItemSchema>;

export const historyDetailSchema = z.object({
  item: historyItemSchema,
  brief: handoffBriefSchema,
  note: z.string(),
  draft: feedbackDraftSchema,
  strategy: bridgeStrategySchema.nullable(),
  fallback: z.string().nullable(),
  bridgedAfterMs: z.number().nullable(),
  /** The rep dialled although the number was not cleared. */
  overridden: z.boolean(),
  /** Null: not measured. */
  quality: qualitySummarySchema.nullable(),
});
export type HistoryDetail = z.infer<typeof historyDetailSchema>;
