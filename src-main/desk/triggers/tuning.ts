/** What a team has learned from its reps' verdicts, laid over the shipped weights. */
import { z } from 'zod';
import type { FiringKind } from './decision.ts';
import { headInputNames } from './head-inputs.ts';
import { type HeadWeights, type StateHeadName, stateHeadNames } from './heads.ts';
import type { TriggerWeights } from './weights.ts';

export const firingKinds = [
  'explicit-request',
  'complexity',
  'hesitation',
  'frustration',
  'high-interest',
  'high-value',
  'loop',
] as const satisfies readonly FiringKind[];

/** How far learning may go. */
export const tuningBounds = { threshold: { least: 0.3, most: 0.95 }, shift: 1.5, delta: 0.5 } as const;

/** What a team has learned: bounded, so that no feedback can switch a head off or on for good. */
export interface TriggerTuning {
  /** Names this tuning in decisions (`weightsVersion` becomes `<weights>+<version>`); empty for none. */
  readonly version: string;
  /** Per kind: threshold on the calibrated probability, 0.3..0.95; absent: the shipped one. */
  readonly thresholds: Readonly<Partial<Record<FiringKind, number>>>;
  /** Per kind: logits added after calibration, clipped to ±1.5. */
  readonly shifts: Readonly<Partial<Record<FiringKind, number>>>;
  /** Weight deltas by head input name, each clipped to ±0.5. Names of inputs this engine does not have do nothing. */
  readonly deltas: Readonly<Partial<Record<StateHeadName, Readonly<Record<string, number>>>>>;
}

/** The engine as shipped. */
export const noTuning: TriggerTuning = { version: '', thresholds: {}, shifts: {}, deltas: {} };

const within = (least: number, most: number) => z.number().transform((value) => clip(value, least, most));
const { threshold, shift, delta } = tuningBounds;
const shiftSchema = within(-shift, shift);

/** For what is kept and sent: refuses unknown kinds and heads, and clips every number to its bounds. */
export const tuningSchema: z.ZodType<TriggerTuning, unknown> = z.strictObject({
  version: z.string().max(64),
  thresholds: z.partialRecord(z.enum(firingKinds), within(threshold.least, threshold.most)),
  shifts: z.partialRecord(z.enum(firingKinds), shiftSchema),
  deltas: z.partialRecord(z.enum(stateHeadNames), z.record(z.string(), within(-delta, delta))),
});

function clip(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** Logits a team adds to a kind; 0 for one it has learned nothing of. */
export function shiftOf(tuning: TriggerTuning, kind: FiringKind): number {
  return clip(tuning.shifts[kind] ?? 0, -shift, shift);
}

/** A team's threshold for a kind, null for the shipped one. */
export function thresholdOf(tuning: TriggerTuning, kind: FiringKind): number | null {
  const chosen = tuning.thresholds[kind];
  return chosen === undefined ? null : clip(chosen, threshold.least, threshold.most);
}

/** The weights with a team's deltas added; the shipped object itself where there are none. */
export function withDeltas(weights: TriggerWeights, { deltas }: TriggerTuning): TriggerWeights {
  const learned = stateHeadNames.filter((name) => deltas[name] !== undefined);
  if (learned.length === 0) return weights;
  const heads: HeadWeights = { ...weights.heads };
  const tuned = learned.map((name) => {
    const head = heads[name];
    const known = new Map(Object.entries(deltas[name] ?? {}));
    const moved = headInputNames.map(
      (input, at) => (head.weights[at] ?? 0) + clip(known.get(input) ?? 0, -delta, delta),
    );
    return [name, { ...head, weights: moved }] as const;
  });
  return { ...weights, heads: { ...heads, ...Object.fromEntries(tuned) } };
}

/** Decisions compare, and replay, under one version of weights and tuning alone. */
export function tunedVersion(weights: TriggerWeights, { version }: TriggerTuning): string {
  return version === '' ? weights.version : `${weights.version}+${version}`;
}
