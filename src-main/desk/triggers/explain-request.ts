/** Why a turn was taken as a request for a person: the words that carry it, and what they add up to. */
import type { Contribution, Evidence } from './decision.ts';
import { hashedShare, lengthFactor } from './linear-model.ts';
import type { CallerReading } from './reading.ts';
import { denseName } from './text-features.ts';
import type { TextModels } from './weights.ts';

const explicit = (models: TextModels): number => models.request.names.indexOf('explicit');

/** Logits each word carries through the n-grams it is part of. */
function wordShares(models: TextModels, reading: CallerReading): number[] {
  const { features } = reading.request;
  const shares = features.tokens.map(() => 0);
  const factor = lengthFactor(features);
  for (const { bucket, value, from, to } of features.hashed) {
    const share = hashedShare(models.request, explicit(models), bucket, value, factor) / (to - from + 1);
    for (let at = from; at <= to; at++) shares[at] = (shares[at] ?? 0) + share;
  }
  return shares;
}

/** The run of words with the greatest sum, stretched to at least three words. */
function strongestRun(shares: readonly number[]): readonly [from: number, to: number] {
  let best: [number, number] = [0, shares.length - 1];
  let bestSum = Number.NEGATIVE_INFINITY;
  let from = 0;
  let sum = 0;
  shares.forEach((share, at) => {
    if (sum <= 0) {
      from = at;
      sum = 0;
    }
    sum += share;
    if (sum > bestSum) {
      bestSum = sum;
      best = [from, at];
    }
  });
  const missing = Math.max(0, 3 - (best[1] - best[0] + 1));
  return [Math.max(0, best[0] - missing), best[1]];
}

export function requestEvidence(models: TextModels, reading: CallerReading, turn: number): Evidence[] {
  const { tokens } = reading.request.features;
  const [from, to] = strongestRun(wordShares(models, reading));
  const start = tokens[from]?.start;
  const end = tokens[to]?.end;
  if (start === undefined || end === undefined) return [];
  return [{ turn, start, end, quote: reading.text.slice(start, end) }];
}

export function requestContributions(
  models: TextModels,
  reading: CallerReading,
  turn: number,
  aiTurn: number | null,
): Contribution[] {
  const { features } = reading.request;
  const amounts = new Map<string, number>();
  const add = (name: string, amount: number): void => {
    amounts.set(name, (amounts.get(name) ?? 0) + amount);
  };
  const weights = models.request.dense[explicit(models)];
  features.dense.forEach((value, at) => {
    if (value !== 0) add(denseName(at), value * (weights?.[at] ?? 0));
  });
  const factor = lengthFactor(features);
  for (const { bucket, value, from, to } of features.hashed) {
    const start = features.tokens[from]?.start ?? 0;
    const end = features.tokens[to]?.end ?? start;
    add(`"${reading.text.slice(start, end)}"`, hashedShare(models.request, explicit(models), bucket, value, factor));
  }
  return [...amounts].map(([name, amount]) => ({
    name,
    amount,
    turns: name.includes('offered') && aiTurn !== null ? [aiTurn, turn] : [turn],
  }));
}
