/** Precision, recall, F1, AUC and calibration error. */
export interface Scored {
  readonly score: number;
  readonly label: 0 | 1;
}

export interface Confusion {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly positives: number;
  readonly count: number;
}

export function confusion(items: readonly Scored[], threshold: number): Confusion {
  let hits = 0;
  let fired = 0;
  let positives = 0;
  for (const { score, label } of items) {
    const fires = score >= threshold;
    fired += Number(fires);
    positives += label;
    hits += fires ? label : 0;
  }
  const precision = fired === 0 ? 0 : hits / fired;
  const recall = positives === 0 ? 0 : hits / positives;
  const f1 = hits === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, positives, count: items.length };
}

/** Area under the ROC curve: the chance that a positive scores above a negative, ties counting half. */
export function auc(items: readonly Scored[]): number {
  const sorted = [...items].sort((a, b) => a.score - b.score);
  let rankSum = 0;
  let positives = 0;
  for (let at = 0; at < sorted.length; ) {
    let end = at;
    while (end < sorted.length && sorted[end]?.score === sorted[at]?.score) end++;
    const rank = (at + 1 + end) / 2;
    for (let index = at; index < end; index++) {
      if (sorted[index]?.label === 1) {
        rankSum += rank;
        positives++;
      }
    }
    at = end;
  }
  const negatives = sorted.length - positives;
  return positives === 0 || negatives === 0
    ? Number.NaN
    : (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Expected calibration error over ten bins of equal width: how far stated probabilities are from observed shares. */
export function calibrationError(items: readonly Scored[]): number {
  const bins = Array.from({ length: 10 }, () => ({ stated: 0, observed: 0, count: 0 }));
  for (const { score, label } of items) {
    const bin = bins[Math.min(9, Math.floor(score * 10))];
    if (bin === undefined) continue;
    bin.stated += score;
    bin.observed += label;
    bin.count++;
  }
  return bins.reduce((sum, { stated, observed }) => sum + Math.abs(stated - observed), 0) / Math.max(1, items.length);
}

/** The threshold with the best F1 among those with at least `precision`. */
export function bestThreshold(items: readonly Scored[], precision = 0): number {
  let best = { threshold: 0.5, f1: -1 };
  for (let step = 1; step < 100; step++) {
    const measured = confusion(items, step / 100);
    if (measured.precision >= precision && measured.f1 > best.f1) best = { threshold: step / 100, f1: measured.f1 };
  }
  return best.threshold;
}
