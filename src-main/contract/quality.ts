/** How a call sounded: what the phone measured while both sides talked, small enough to be kept with every call. */
import { z } from 'zod';

/** What a rep is warned of during a call, the most urgent first. */
export const qualityWarnings = [
  /** Nothing arrives from the caller while the rep is heard. */
  'one-way',
  /** Packets arrive, but there is no sound in them. */
  'silent-caller',
  'silent-microphone',
  'loss',
  'jitter',
  'round-trip',
] as const;
export type QualityWarning = (typeof qualityWarnings)[number];

/** Null: never measured. */
const measure = z.object({ median: z.number(), worst: z.number() }).nullable();
const value = z.number().nullable();

/** Points of the plot: a longer call has coarser ones. */
export const maxQualityPoints = 120;

export const qualityPointSchema = z.object({
  /** Seconds since both sides could talk. */
  at: z.number().min(0),
  mos: value,
  lossPercent: value,
  roundTripMs: value,
});
export type QualityPoint = z.infer<typeof qualityPointSchema>;

export const qualitySummarySchema = z.object({
  /** As the session description names it: opus, PCMU, PCMA. */
  codec: z.string().max(40).nullable(),
  roundTripMs: measure,
  jitterMs: measure,
  /** Of the worse direction, 0..100. */
  lossPercent: measure,
  /** Sound the browser had to make up, 0..100. */
  concealedPercent: value,
  /** Mean opinion score, 1..4.5; the worst is the lowest. */
  mos: measure,
  /** How long each warning stood. */
  warnings: z
    .array(z.object({ kind: z.enum(qualityWarnings), seconds: z.number().min(0) }))
    .max(qualityWarnings.length),
  series: z.array(qualityPointSchema).max(maxQualityPoints),
});
export type QualitySummary = z.infer<typeof qualitySummarySchema>;
