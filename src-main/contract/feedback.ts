/** The rep's verdict on a handoff. It teaches the AI when to hand over and what to say. */
import { z } from 'zod';

export const dispositions = [
  'meeting-booked',
  'opportunity',
  'closed',
  'callback',
  'not-interested',
  'wrong-fit',
  'voicemail',
  'lost',
] as const;
export type Disposition = (typeof dispositions)[number];

export const contextGaps = [
  'needs',
  'objections',
  'budget',
  'decision-maker',
  'history',
  'compliance',
  'transcript',
] as const;
export type ContextGap = (typeof contextGaps)[number];

/** A draft is saved at every keystroke; every field may still be unset. */
export const feedbackDraftSchema = z.object({
  disposition: z.enum(dispositions).nullable(),
  timing: z.enum(['too-early', 'right', 'too-late']).nullable(),
  /** For "too late": the turn at which the AI should have handed over. */
  betterTurn: z.int().min(1).nullable(),
  context: z.enum(['enough', 'missing']).nullable(),
  gaps: z.array(z.enum(contextGaps)).max(contextGaps.length),
  /** 1 (poor) .. 5 (excellent). */
  rating: z.int().min(1).max(5).nullable(),
  note: z.string().max(4_000),
});
export type FeedbackDraft = z.infer<typeof feedbackDraftSchema>;

export const emptyDraft: FeedbackDraft = {
  disposition: null,
  timing: null,
  betterTurn: null,
  context: null,
  gaps: [],
  rating: null,
  note: '',
};

/** What is delivered to the desk; `idempotencyKey` makes a second delivery harmless. */
export const feedbackSchema = feedbackDraftSchema.extend({
  handoffId: z.uuid(),
  handoffKey: z.string().min(1).max(256),
  idempotencyKey: z.uuid(),
  submittedAt: z.iso.datetime({ offset: true }),
});
export type Feedback = z.infer<typeof feedbackSchema>;
