/** Logistic regression by AdaGrad with weight decay, in a fixed order from a fixed seed. */
import { hashSize } from '../../src-main/desk/triggers/hash.ts';
import { lengthFactor } from '../../src-main/desk/triggers/linear-model.ts';
import type { TextFeatures } from '../../src-main/desk/triggers/text-features.ts';
import { createRandom } from './random.ts';

export interface Example {
  readonly features: TextFeatures;
  readonly target: number;
  readonly weight: number;
}

export interface TrainOptions {
  readonly seed: number;
  readonly epochs: number;
  readonly rate: number;
  /** L2 penalty of one hashed weight over one pass, whatever the number of its visits. */
  readonly decay: number;
  readonly denseDecay: number;
  /** Weighs each hashed feature by how unevenly it falls on the two sides before anything is fitted (Wang & Manning, 2012). */
  readonly telling?: boolean;
}

export interface TrainedModel {
  readonly bias: number;
  readonly dense: Float32Array;
  readonly hashed: Float32Array;
}

/** Root of the log ratio of a bucket's shares among positives and negatives; folded into the weights, so reading costs nothing. */
function tellingOf(examples: readonly Example[]): Float32Array {
  const shares = [0, 1].map((side) => {
    const counts = new Float64Array(hashSize).fill(1);
    for (const { features, target } of examples) {
      if (target !== side) continue;
      for (const { bucket } of features.hashed) counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
    const total = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => count / total);
  });
  const [without, having] = shares;
  return Float32Array.from({ length: hashSize }, (_, at) =>
    Math.sqrt(Math.abs(Math.log((having?.[at] ?? 1) / (without?.[at] ?? 1)))),
  );
}

export function trainLogistic(examples: readonly Example[], options: TrainOptions): TrainedModel {
  const random = createRandom(options.seed);
  const hashed = new Float32Array(hashSize);
  const hashedSquares = new Float32Array(hashSize).fill(0.1);
  const denseCount = examples[0]?.features.dense.length ?? 0;
  const dense = new Float32Array(denseCount);
  const denseSquares = new Float32Array(denseCount).fill(0.1);
  let bias = 0;
  let biasSquares = 0.1;
  const visits = new Float32Array(hashSize);
  for (const { features } of examples)
    for (const { bucket } of features.hashed) visits[bucket] = (visits[bucket] ?? 0) + 1;
  const telling = options.telling === true ? tellingOf(examples) : new Float32Array(hashSize).fill(1);
  const inputs = examples.map(({ features }) => {
    const factor = lengthFactor(features);
    return Float32Array.from(features.hashed, ({ bucket, value }) => value * factor * (telling[bucket] ?? 1));
  });
  const order = examples.map((_, index) => index);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const rate = options.rate / (1 + epoch * 0.25);
    for (const index of random.shuffle(order)) {
      const example = examples[index];
      if (example === undefined) continue;
      const { features, target, weight } = example;
      const input = inputs[index] ?? new Float32Array(0);
      let logit = bias;
      features.hashed.forEach(({ bucket }, at) => {
        logit += (hashed[bucket] ?? 0) * (input[at] ?? 0);
      });
      for (let at = 0; at < denseCount; at++) logit += (dense[at] ?? 0) * (features.dense[at] ?? 0);
      const error = (1 / (1 + Math.exp(-logit)) - target) * weight;
      biasSquares += error * error;
      bias -= (rate * error) / Math.sqrt(biasSquares);
      features.hashed.forEach(({ bucket }, at) => {
        const gradient = error * (input[at] ?? 0) + (options.decay / (visits[bucket] ?? 1)) * (hashed[bucket] ?? 0);
        hashedSquares[bucket] = (hashedSquares[bucket] ?? 0) + gradient * gradient;
        hashed[bucket] = (hashed[bucket] ?? 0) - (rate * gradient) / Math.sqrt(hashedSquares[bucket] ?? 1);
      });
      for (let at = 0; at < denseCount; at++) {
        const value = features.dense[at] ?? 0;
        if (value === 0) continue;
        const gradient = error * value + options.denseDecay * (dense[at] ?? 0);
        denseSquares[at] = (denseSquares[at] ?? 0) + gradient * gradient;
        dense[at] = (dense[at] ?? 0) - (rate * gradient) / Math.sqrt(denseSquares[at] ?? 1);
      }
    }
  }
  return { bias, dense, hashed: hashed.map((weight, bucket) => weight * (telling[bucket] ?? 1)) };
}

export function logitOf(model: TrainedModel, features: TextFeatures): number {
  const factor = lengthFactor(features);
  let logit = model.bias;
  for (const { bucket, value } of features.hashed) logit += (model.hashed[bucket] ?? 0) * value * factor;
  model.dense.forEach((value, at) => {
    logit += value * (features.dense[at] ?? 0);
  });
  return logit;
}
