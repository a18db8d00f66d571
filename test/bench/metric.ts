/** The line every bench prints per metric, and the two numbers it prints of each sample. */

export interface Spread {
  readonly median: number;
  readonly p95: number;
}

export interface Metric {
  readonly bench: string;
  readonly metric: string;
  /** `ms`, `MB`, `ratio`… of `baton` and `peers`. */
  readonly unit: string;
  /** Measured values per participant. */
  readonly runs: number;
  readonly baton: Spread;
  readonly peers: Readonly<Record<string, Spread>>;
  /** Baton's median divided by the best (smallest) peer's; null without a peer. */
  readonly ratio: number | null;
  /** What was aimed at, in words: `ratio <= 0.20`, `p95 <= 20 ms`. Null: measured to be known. */
  readonly goal: string | null;
}

/** A bench module exports `run`. `runs`: values to measure per participant; absent: the bench's own choice. */
export type Bench = (options: { readonly runs?: number }) => Promise<Metric[]>;

/** Linear interpolation between the two nearest ranks; `fraction` 0..1. NaN for no values. */
export function quantile(values: readonly number[], fraction: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * fraction;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function p95(values: readonly number[]): number {
  return quantile(values, 0.95);
}

export function spread(values: readonly number[]): Spread {
  return { median: rounded(median(values)), p95: rounded(p95(values)) };
}

/** One metric from the raw values of all participants. */
export function compare(trial: {
  readonly bench: string;
  readonly metric: string;
  readonly unit: string;
  readonly baton: readonly number[];
  readonly peers: Readonly<Record<string, readonly number[]>>;
  readonly goal: string | null;
}): Metric {
  const { bench, metric, unit, baton, peers, goal } = trial;
  const medians = Object.values(peers).map(median);
  return {
    bench,
    metric,
    unit,
    runs: baton.length,
    baton: spread(baton),
    peers: Object.fromEntries(Object.entries(peers).map(([name, values]) => [name, spread(values)])),
    ratio: medians.length === 0 ? null : rounded(median(baton) / Math.min(...medians)),
    goal,
  };
}

/** Three decimals: a microsecond of a millisecond is the finest these benches can tell. */
function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
