/** The meter through calls that go well, badly, and back: what the rep is told, and what is kept. Fault 39. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxQualityPoints, qualitySummarySchema } from '../../../src-main/contract/quality.ts';
import { createQualityMeter, type QualityNotice } from '../../../src-renderer/call/quality/meter.ts';
import { type Course, pass, start } from './samples.ts';

const both = { sends: true, receives: true };
type Expected = typeof both;
type Scene = Course & { readonly callerSpeaks?: boolean };

function call() {
  const meter = createQualityMeter();
  let at = 0;
  let sample = start;
  /** Sampled every 2 s; answers the warning of each sample. */
  function talk(seconds: number, course: Scene = {}, expected: Expected = both): (QualityNotice | null)[] {
    return Array.from({ length: seconds / 2 }, () => {
      at += 2_000;
      sample = pass(sample, 2, course);
      return meter.add(at, sample, course.callerSpeaks === false ? 0 : 0.1, expected);
    });
  }
  const kinds = (notices: (QualityNotice | null)[]) => notices.map((notice) => notice?.kind ?? null);
  return {
    meter,
    talk,
    kinds: (seconds: number, course?: Scene, expected?: Expected) => kinds(talk(seconds, course, expected)),
    restart: () => {
      sample = start;
    },
  };
}

describe('a good call', () => {
  test('warns of nothing', () => {
    expect(new Set(call().kinds(60))).toEqual(new Set([null]));
  });

  test('is kept in figures', () => {
    const { meter, talk } = call();
    talk(60);
    const summary = qualitySummarySchema.parse(meter.summary());
    expect(summary).toMatchObject({
      codec: 'opus',
      roundTripMs: { median: 40, worst: 40 },
      jitterMs: { median: 4, worst: 4 },
      lossPercent: { median: 0, worst: 0 },
      concealedPercent: 0,
      warnings: [],
    });
    expect(summary.mos?.worst).toBeGreaterThan(4.2);
    expect(summary.series).toHaveLength(29);
  });

  test('that was too short leaves nothing', () => {
    expect(call().meter.summary()).toBeNull();
  });
});

describe('a warning', () => {
  test.each([
    ['loss', { lost: 0.04 }, 4],
    ['jitter', { jitterMs: 45 }, 45],
    ['round-trip', { roundTripMs: 620 }, 620],
  ] as const)('of %s is raised after a while, with its figure, and cleared a while after', (kind, course, value) => {
    const { talk, kinds } = call();
    talk(20);
    expect(kinds(4, course)).toEqual([null, null]);
    const [last] = talk(8, course).slice(-1);
    expect(last).toEqual({ kind, value: expect.closeTo(value, 0) });
    expect(kinds(6).every((one) => one === kind)).toBe(true);
    expect(kinds(30).at(-1)).toBeNull();
  });

  test('is not raised by a short burst', () => {
    const { talk, kinds } = call();
    talk(20);
    expect(new Set([...kinds(2, { jitterMs: 60 }), ...kinds(20)])).toEqual(new Set([null]));
  });

  test('stands while the figure is between the two thresholds', () => {
    const { talk, kinds } = call();
    talk(10, { roundTripMs: 500 });
    expect(kinds(40, { roundTripMs: 350 }).every((kind) => kind === 'round-trip')).toBe(true);
  });

  test('of one-way audio comes first and goes with the first packet', () => {
    const { talk, kinds } = call();
    talk(20, { lost: 0.05 });
    expect(kinds(6, { arrives: false }).at(-1)).toBe('one-way');
    expect(kinds(2).at(-1)).not.toBe('one-way');
  });

  test('of a silent microphone waits longer than a pause, and goes with the first word', () => {
    const { talk, kinds } = call();
    talk(10);
    expect(new Set(kinds(8, { repSpeaks: false }))).toEqual(new Set([null]));
    expect(kinds(12, { repSpeaks: false }).at(-1)).toBe('silent-microphone');
    expect(kinds(2).at(-1)).toBeNull();
  });

  test('of a caller without a sound', () => {
    const { talk, kinds } = call();
    talk(10);
    expect(kinds(30, { callerSpeaks: false }).at(-1)).toBe('silent-caller');
  });

  test('of silence is not raised for a rep who is muted, nor at once after', () => {
    const { kinds } = call();
    const muted = { sends: false, receives: true };
    expect(new Set(kinds(60, { repSpeaks: false }, muted))).toEqual(new Set([null]));
    expect(kinds(4, { repSpeaks: false })).toEqual([null, null]);
  });

  test('of nothing arriving is not raised on hold', () => {
    const { kinds } = call();
    const held = { sends: false, receives: false };
    expect(new Set(kinds(60, { arrives: false, repSpeaks: false }, held))).toEqual(new Set([null]));
  });

  test('counts the seconds it stood', () => {
    const { meter, talk } = call();
    talk(20);
    talk(30, { roundTripMs: 500 });
    talk(20);
    const [warning] = meter.summary()?.warnings ?? [];
    expect(warning?.kind).toBe('round-trip');
    expect(warning?.seconds).toBeGreaterThan(24);
    expect(warning?.seconds).toBeLessThan(40);
  });
});

test('a far end that is replaced is no loss', () => {
  const { meter, talk, restart } = call();
  talk(20);
  restart();
  expect(new Set(talk(20))).toEqual(new Set([null]));
  expect(meter.summary()?.lossPercent).toEqual({ median: 0, worst: 0 });
});

test('however long a call, its plot is short, in order, covers it all and keeps its worst moment', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 3_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (samples, where) => {
      const { meter, talk } = call();
      const before = Math.max(1, Math.floor((samples - 1) * where));
      talk(before * 2);
      talk(2, { roundTripMs: 900 });
      talk((samples - before) * 2);
      const summary = qualitySummarySchema.parse(meter.summary());
      const times = summary.series.map(({ at }) => at);
      expect(times.length).toBeLessThanOrEqual(maxQualityPoints);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times[0]).toBeLessThanOrEqual(2 + samples / 10);
      expect(times.at(-1)).toBeGreaterThan(samples * 2 * 0.9 - 4);
      expect(Math.max(...summary.series.map(({ roundTripMs }) => roundTripMs ?? 0))).toBe(900);
    }),
    { numRuns: 40 },
  );
});
