/** What is kept of a call's quality: medians, worsts, and a plot that never has more than so many points. */
import {
  type QualityPoint,
  type QualitySummary,
  type QualityWarning,
  qualityWarnings,
} from '../../../src-main/contract/quality.ts';
import type { Reading } from './measure.ts';

export interface Series {
  readonly points: readonly QualityPoint[];
  /** Points closer together than this are merged, s. */
  readonly spacing: number;
}

/** Merging keeps the worst of both: a short dropout must stay visible in an hour's plot. */
export function addPoint({ points, spacing }: Series, point: QualityPoint, limit: number): Series {
  const last = points.at(-1);
  if (last !== undefined && point.at - last.at < spacing) {
    return { points: [...points.slice(0, -1), merge(last, point)], spacing };
  }
  if (points.length < limit) return { points: [...points, point], spacing };
  const halved: QualityPoint[] = [];
  for (let index = 0; index < points.length; index += 2) {
    const [one, other] = points.slice(index, index + 2);
    if (one !== undefined) halved.push(other === undefined ? one : merge(one, other));
  }
  const length = (last?.at ?? 0) - (points[0]?.at ?? 0);
  return addPoint({ points: halved, spacing: (length / Math.max(1, points.length - 1)) * 2 }, point, limit);
}

function merge(one: QualityPoint, other: QualityPoint): QualityPoint {
  return {
    at: one.at,
    mos: pick(Math.min, one.mos, other.mos),
    lossPercent: pick(Math.max, one.lossPercent, other.lossPercent),
    roundTripMs: pick(Math.max, one.roundTripMs, other.roundTripMs),
  };
}

function pick(choose: (a: number, b: number) => number, a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : choose(a, b);
}

export function summarize(call: {
  readonly codec: string | null;
  readonly readings: readonly Reading[];
  readonly stood: ReadonlyMap<QualityWarning, number>;
  readonly points: readonly QualityPoint[];
}): QualitySummary {
  const { codec, readings, stood, points } = call;
  const known = (read: (reading: Reading) => number | null): number[] =>
    readings
      .map(read)
      .filter((value) => value !== null)
      .sort((a, b) => a - b);
  const highest = (values: readonly number[]) => spread(values, values.at(-1));
  const mos = known((reading) => reading.mos);
  const concealed = known((reading) => reading.concealedPercent);
  return {
    codec: codec?.slice(0, 40) ?? null,
    roundTripMs: highest(known((reading) => reading.roundTripMs)),
    jitterMs: highest(known((reading) => reading.jitterMs)),
    lossPercent: highest(known((reading) => reading.lossPercent)),
    concealedPercent:
      concealed.length === 0 ? null : round(concealed.reduce((sum, value) => sum + value, 0) / concealed.length),
    mos: spread(mos, mos[0]),
    warnings: qualityWarnings.flatMap((kind) => {
      const seconds = stood.get(kind);
      return seconds === undefined ? [] : [{ kind, seconds: round(seconds) }];
    }),
    series: points.map((point) => ({
      at: round(point.at),
      mos: rounded(point.mos),
      lossPercent: rounded(point.lossPercent),
      roundTripMs: rounded(point.roundTripMs),
    })),
  };
}

/** `sorted`: lowest first. */
function spread(sorted: readonly number[], worst: number | undefined) {
  const median = sorted[Math.floor((sorted.length - 1) / 2)];
  return median === undefined || worst === undefined ? null : { median: round(median), worst: round(worst) };
}

function rounded(value: number | null): number | null {
  return value === null ? null : round(value);
}

/** Hundredths are finer than any of these can be measured. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
