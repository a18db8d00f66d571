/** Handoffs as the history shows them. */
import { z } from 'zod';
import { handoffBriefSchema, instantSchema, triggerKinds } from './brief.ts';
import { bridgeStrategySchema, directions, handoffEventSchema, outcomeKinds, outcomeSchema } from './call.ts';
import { feedbackDraftSchema } from './feedback.ts';
import { qualitySummarySchema } from './quality.ts';

/** A piece of text around a hit; `match`: it is what was looked for. */
const excerptPartSchema = z.object({ text: z.string(), match: z.boolean() });
export type ExcerptPart = z.infer<typeof excerptPartSchema>;

/** What the history is narrowed to: each that is not null must hold. */
export const historyFilterSchema = z.object({
  direction: z.enum(directions).nullable(),
  outcome: z.enum(outcomeKinds).nullable(),
  timing: feedbackDraftSchema.shape.timing,
  trigger: z.enum(triggerKinds).nullable(),
  campaign: z.string().max(200).nullable(),
  /** Received at or after. */
  since: instantSchema.nullable(),
  /** Received before. */
  until: instantSchema.nullable(),
  /** Only those with a note, of the call or of the verdict. */
  noted: z.boolean(),
  /** Only those that wait for the rep's verdict. */
  pending: z.boolean(),
  /** Only handoffs that came to nothing without the rep having said no: rang out, left, failed, or found the rep away. */
  missed: z.boolean(),
});
export type HistoryFilter = z.infer<typeof historyFilterSchema>;

export const noFilter: HistoryFilter = {
  direction: null,
  outcome: null,
  timing: null,
  trigger: null,
  campaign: null,
  since: null,
  until: null,
  noted: false,
  pending: false,
  missed: false,
};

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
  /** Where the words looked for were found; null when none were looked for. */
  excerpt: z.array(excerptPartSchema).max(200).nullable(),
});
export type HistoryItem = z.infer<typeof historyItemSchema>;

/** One step of a call; `afterMs` since its INVITE, null when not known. */
const timelineEntrySchema = z.object({ afterMs: z.number().min(0).nullable(), event: handoffEventSchema });
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

/** One INVITE of the handoff, received or sent, and what followed it. */
const timelineCallSchema = z.object({
  receivedAt: instantSchema,
  direction: z.enum(directions),
  entries: z.array(timelineEntrySchema),
});
export type TimelineCall = z.infer<typeof timelineCallSchema>;

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
  /** Every call of the handoff, oldest first. */
  timeline: z.array(timelineCallSchema),
});
export type HistoryDetail = z.infer<typeof historyDetailSchema>;
