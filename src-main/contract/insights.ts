/** What a team learns from its handoffs: figures, suggestions, audit. Shares are 0..1, null where nothing was counted. */
import { z } from 'zod';
import { instantSchema, transcriptTurnSchema, triggerKinds } from './brief.ts';
import { contextGaps, dispositions } from './feedback.ts';

const share = z.number().min(0).max(1).nullable();
const count = z.int().min(0);
const triggerKind = z.enum(triggerKinds);

/** `until` is not part of it. */
export const periodSchema = z.object({ since: instantSchema, until: instantSchema });
export type Period = z.infer<typeof periodSchema>;

export const timingCountsSchema = z.object({ early: count, right: count, late: count });

/** One row per trigger: of the handoffs it called for, how many were right. */
export const triggerInsightSchema = z.object({
  trigger: triggerKind,
  handoffs: count,
  judged: count,
  timing: timingCountsSchema,
  /** Judged right or late over judged: the prospect did need a person. */
  precision: share,
  /** Right over right, late and asked for by hand: the trigger saw it in time. */
  recall: share,
  /** Handoffs with a good outcome (meeting, opportunity, closed) over those with an outcome. */
  conversion: share,
  /** Probability from which it fires now, 0..1. */
  threshold: z.number().min(0).max(1),
});

export const groupInsightSchema = z.object({
  name: z.string().max(200),
  handoffs: count,
  bridged: count,
  judged: count,
  conversion: share,
});

/** A change of threshold that the verdicts speak for. */
export const suggestionSchema = z.object({
  id: z.string().min(1).max(64),
  trigger: triggerKind,
  from: z.number().min(0).max(1),
  to: z.number().min(0).max(1),
  /** One sentence: `Raise hesitation from .62 to .70: 14 of 20 were too early; 2 good ones would be lost.` */
  sentence: z.string().max(300),
  tooEarly: count,
  tooLate: count,
  judged: count,
  goodLost: count,
});
export type Suggestion = z.infer<typeof suggestionSchema>;

/** A version of what the team has learned. */
export const learningVersionSchema = z.object({
  version: count,
  at: instantSchema,
  /** `calibration`: by itself after a verdict; `weights`: after enough verdicts, replay passed; the others by a person. */
  cause: z.enum(['shipped', 'calibration', 'weights', 'suggestion', 'undo']),
  /** Who decided; null: nobody, it happened by itself. */
  by: z.string().max(80).nullable(),
  summary: z.string().max(300),
  events: count,
  active: z.boolean(),
});
export type LearningVersion = z.infer<typeof learningVersionSchema>;

export const judgedHandoffSchema = z.object({
  handoffId: z.string(),
  at: instantSchema,
  name: z.string().nullable(),
  company: z.string().nullable(),
  rep: z.string().nullable(),
  campaign: z.string().nullable(),
  trigger: triggerKind,
  probability: z.number().min(0).max(1).nullable(),
  timing: z.enum(['too-early', 'right', 'too-late']).nullable(),
  betterTurn: z.int().nullable(),
  disposition: z.enum(dispositions).nullable(),
  gaps: z.array(z.enum(contextGaps)),
  evidence: z.array(z.object({ quote: z.string(), turn: z.int().nullable() })),
});
export type JudgedHandoff = z.infer<typeof judgedHandoffSchema>;

/** One handoff as the team learns from it: what was said, and what the trigger engine made of it turn by turn. */
export const handoffInsightSchema = z.object({
  handoff: judgedHandoffSchema,
  /** The rep's words to the AI, empty when there are none. */
  note: z.string().max(4_000),
  turns: z.array(transcriptTurnSchema).max(2_000),
  /** Oldest first; empty where the platform decided by itself. */
  decisions: z
    .array(
      z.object({
        turn: z.int().min(1),
        /** The likeliest on that turn; null: none stood out. */
        trigger: triggerKind.nullable(),
        probability: z.number().min(0).max(1),
        /** Where the trigger fired then, 0..1; null: no longer known. */
        threshold: z.number().min(0).max(1).nullable(),
        fire: z.boolean(),
        /** The words that spoke for it, of this and earlier turns. */
        evidence: z.array(z.object({ turn: z.int().min(1), quote: z.string().max(500) })).max(20),
      }),
    )
    .max(2_000),
});
export type HandoffInsight = z.infer<typeof handoffInsightSchema>;

export const suggestionDecisions = ['accept', 'reject'] as const;

export const insightsSchema = z.object({
  since: instantSchema,
  until: instantSchema,
  handoffs: count,
  bridged: count,
  judged: count,
  timing: timingCountsSchema,
  triggers: z.array(triggerInsightSchema),
  /** How often each was missing, of the verdicts that said something about context. */
  gaps: z.array(z.object({ gap: z.enum(contextGaps), count, share })),
  contextJudged: count,
  reps: z.array(groupInsightSchema).max(200),
  campaigns: z.array(groupInsightSchema).max(200),
  dispositions: z.array(z.object({ disposition: z.enum(dispositions), count })),
  /** Verdicts per day, oldest first. */
  days: z.array(z.object({ day: z.iso.date(), ...timingCountsSchema.shape })).max(400),
  suggestions: z.array(suggestionSchema),
  versions: z.array(learningVersionSchema).max(100),
  /** Newest first: what the figures are made of. */
  recent: z.array(judgedHandoffSchema).max(200),
});
export type Insights = z.infer<typeof insightsSchema>;

/** How long one hop took, ms. */
const hopSchema = z.object({
  name: z.enum(['trigger-to-offer', 'offer-to-ring', 'ring-to-bridge', 'trigger-to-bridge', 'ai-to-rep-silence']),
  count,
  p50Ms: z.number().min(0).nullable(),
  p95Ms: z.number().min(0).nullable(),
});

export const auditSchema = z.object({
  since: instantSchema,
  until: instantSchema,
  handoffs: count,
  /** Share of handoffs whose brief had the field when it was offered. */
  completeness: z.array(z.object({ field: z.string().max(60), filled: count, share })),
  hops: z.array(hopSchema),
  feedback: z.object({ due: count, given: count, share, medianDelaySeconds: z.number().min(0).nullable() }),
  /** Handoffs that reached no rep, and why, most frequent first. */
  lost: z.array(z.object({ why: z.string().max(80), count })),
  /** Left with neither AI nor rep for longer than the rules allow, of those answered or abandoned. */
  abandonedShare: share,
});
export type Audit = z.infer<typeof auditSchema>;
