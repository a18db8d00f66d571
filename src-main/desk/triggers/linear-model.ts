/** Logistic models over the features of a turn, all read in one pass; weights are signed bytes times a scale per model. */
import { hashSize } from './hash.ts';
import type { TextFeatures } from './text-features.ts';

export interface LinearModels {
  readonly names: readonly string[];
  readonly bias: Float32Array;
  /** [model][dense feature]. */
  readonly dense: readonly Float32Array[];
  readonly scales: Float32Array;
  /** [bucket][model], so that one look-up serves all models. */
  readonly hashed: Int8Array;
}

const none = new Float32Array(0);

export function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** Keeps a turn of thirty words from outvoting one of three. */
export function lengthFactor(features: TextFeatures): number {
  let squares = 0;
  for (const { value } of features.hashed) squares += value * value;
  return squares === 0 ? 0 : 4 / Math.sqrt(squares);
}

/** One logit per model. */
export function logits(models: LinearModels, features: TextFeatures): Float32Array {
  const count = models.names.length;
  const sums = new Float32Array(count);
  const { hashed } = models;
  for (const { bucket, value } of features.hashed) {
    for (let model = 0, at = bucket * count; model < count; model++, at++) {
      sums[model] = (sums[model] ?? 0) + (hashed[at] ?? 0) * value;
    }
  }
  const factor = lengthFactor(features);
  for (let model = 0; model < count; model++) {
    const dense = models.dense[model] ?? none;
    let sum = (sums[model] ?? 0) * factor * (models.scales[model] ?? 0) + (models.bias[model] ?? 0);
    for (let at = 0; at < dense.length; at++) sum += (dense[at] ?? 0) * (features.dense[at] ?? 0);
    sums[model] = sum;
  }
  return sums;
}

/** What one hashed feature adds to the logit of one model. */
export function hashedShare(
  models: LinearModels,
  model: number,
  bucket: number,
  value: number,
  factor: number,
): number {
  if (bucket >= hashSize) return 0;
  return (models.hashed[bucket * models.names.length + model] ?? 0) * (models.scales[model] ?? 0) * value * factor;
}
