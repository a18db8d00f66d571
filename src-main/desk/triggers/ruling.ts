/** Everything a decision depends on beside the words: weights, hazard levels, and what the team has learned. */
import type { FiringKind } from './decision.ts';
import type { HazardSettings } from './hazard.ts';
import type { HeadName } from './heads.ts';
import { logistic } from './linear-model.ts';
import { shiftOf, type TriggerTuning, thresholdOf, tunedVersion, withDeltas } from './tuning.ts';
import type { TriggerWeights } from './weights.ts';

export interface Ruling {
  /** The team's deltas are in. */
  readonly weights: TriggerWeights;
  readonly version: string;
  readonly explicitThreshold: number;
  explicit(logit: number): number;
  /** Logits the team adds to a kind. */
  shift(kind: FiringKind): number;
  /** The levels a kind is held to; the distance between on and off stays as shipped. */
  settings(kind: FiringKind): HazardSettings;
  /** … where only the account's value lifts that kind over them. */
  liftedSettings(kind: FiringKind): HazardSettings;
}

export function createRuling(weights: TriggerWeights, shipped: HazardSettings, tuning: TriggerTuning): Ruling {
  const [slope, offset] = weights.explicitScale;
  const explicitShift = shiftOf(tuning, 'explicit-request');
  const at = (on: number | null): HazardSettings =>
    on === null ? shipped : { ...shipped, on, off: on - (shipped.on - shipped.off) };
  const lifted = thresholdOf(tuning, 'high-value');
  const settings = (kind: FiringKind): HazardSettings => at(thresholdOf(tuning, kind));
  return {
    weights: withDeltas(weights, tuning),
    version: tunedVersion(weights, tuning),
    explicitThreshold: thresholdOf(tuning, 'explicit-request') ?? weights.explicitThreshold,
    explicit: (logit) => logistic(slope * logit + offset + explicitShift),
    shift: (kind) => shiftOf(tuning, kind),
    settings,
    liftedSettings: (kind) => (lifted === null ? settings(kind) : at(lifted)),
  };
}

/** Hesitation and frustration share one head: which of the two a turn is decides whose levels it is held to. */
export function kindOf(name: HeadName, feeling: 'hesitation' | 'frustration'): FiringKind {
  return name === 'sentiment' ? feeling : name;
}
