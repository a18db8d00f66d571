/** Follows one call from sample to sample: what stands now, and at the end what is kept of it. */
import {
  maxQualityPoints,
  type QualityPoint,
  type QualitySummary,
  type QualityWarning,
  qualityWarnings,
} from '../../../src-main/contract/quality.ts';
import { measure, type Reading } from './measure.ts';
import type { MediaSample } from './sample.ts';
import { addPoint, summarize } from './summary.ts';
import { type Expected, foremost, judge, noWarnings } from './warnings.ts';

/** What the rep reads; `value`: in the warning's own unit, null where it has none. */
export interface QualityNotice {
  readonly kind: QualityWarning;
  readonly value: number | null;
}

export interface QualityMeter {
  /**
   * `at`: monotonic ms; `heard`: the loudest the far end was since the sample before, 0..1. Statistics say nothing of it
   * while its audio is played by other means than a media element. Answers the most urgent warning that stands.
   */
  add(at: number, sample: MediaSample, heard: number, expected: Expected): QualityNotice | null;
  /** Null when too little was measured to say anything. */
  summary(): QualitySummary | null;
}

interface Taken {
  readonly at: number;
  readonly sample: MediaSample;
  readonly heard: number;
}

/** Loss and level are judged over this long, ms: one lost packet among fifty would be 2 %. */
const window = 10_000;

export function createQualityMeter(): QualityMeter {
  let recent: readonly Taken[] = [];
  let expectedBefore: Expected | null = null;
  let warnings = noWarnings;
  let startedAt: number | null = null;
  let codec: string | null = null;
  let series: { readonly points: readonly QualityPoint[]; readonly spacing: number } = { points: [], spacing: 0 };
  const readings: Reading[] = [];
  const stood = new Map<QualityWarning, number>();

  return {
    add(at, sample, heard, expected) {
      startedAt ??= at;
      codec = sample.codec ?? codec;
      // What was measured on hold or muted says nothing about now.
      const changed = expectedBefore?.sends !== expected.sends || expectedBefore.receives !== expected.receives;
      expectedBefore = expected;
      const last = recent.at(-1);
      if (changed || last === undefined) {
        recent = [{ at, sample, heard }];
        warnings = judge(warnings, at, { now: null, lately: null, heard }, expected);
        return notice(foremost(warnings), null);
      }
      const now = measure(last.sample, sample);
      recent = now === null ? [] : recent.filter((taken) => at - taken.at <= window);
      const lately = now === null ? null : measure((recent[0] ?? last).sample, sample);
      recent = [...recent, { at, sample, heard }];
      const loudest = Math.max(...recent.map((taken) => taken.heard));
      for (const kind of qualityWarnings) {
        if (warnings[kind].raised) stood.set(kind, (stood.get(kind) ?? 0) + (at - last.at) / 1_000);
      }
      warnings = judge(warnings, at, { now, lately, heard: loudest }, expected);
      if (now !== null && expected.receives) {
        readings.push(now);
        series = addPoint(series, { at: (at - startedAt) / 1_000, ...plotted(now) }, maxQualityPoints);
      }
      return notice(foremost(warnings), lately);
    },
    summary: () => (readings.length === 0 ? null : summarize({ codec, readings, stood, points: series.points })),
  };
}

function plotted({ mos, lossPercent, roundTripMs }: Reading): Omit<QualityPoint, 'at'> {
  return { mos, lossPercent, roundTripMs };
}

function notice(kind: QualityWarning | null, lately: Reading | null): QualityNotice | null {
  switch (kind) {
    case null:
      return null;
    case 'loss':
      return { kind, value: lately?.lossPercent ?? null };
    case 'jitter':
      return { kind, value: lately?.jitterMs ?? null };
    case 'round-trip':
      return { kind, value: lately?.roundTripMs ?? null };
    case 'one-way':
    case 'silent-caller':
    case 'silent-microphone':
      return { kind, value: null };
    default:
      return kind satisfies never;
  }
}
