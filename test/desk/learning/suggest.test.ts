/** What is suggested to a lead, when, and what becomes of it. */
import { describe, expect, it } from 'vitest';
import { suggestionSchema } from '../../../src-main/contract/insights.ts';
import { withoutRejected } from '../../../src-main/desk/learning/rejections.ts';
import { suggestions, surely } from '../../../src-main/desk/learning/suggest.ts';
import {
  accepted,
  recalibrated,
  shippedVersion,
  type TeamVersion,
  undone,
  undoTarget,
} from '../../../src-main/desk/learning/version.ts';
import { noTuning } from '../../../src-main/desk/triggers/tuning.ts';
import { times, verdictOf } from './verdicts.ts';

const shipped = { explicitThreshold: 0.5 };
const logit = (probability: number): number => Math.log(probability / (1 - probability));
const early = (count: number, probability: number) =>
  times(count, () => verdictOf('hesitation', 'too-early', { logits: [-4, logit(probability)] }));
const right = (count: number, probability: number) =>
  times(count, () => verdictOf('hesitation', 'right', { logits: [-4, logit(probability)] }));

/** 14 of 20 too early, most of them by a hair. */
const telling = [...early(14, 0.66), ...right(2, 0.64), ...right(4, 0.9)];

describe('a suggestion', () => {
  it('says what it would change, counted by replay', () => {
    const [found, ...others] = suggestions(telling, { ...noTuning, thresholds: { hesitation: 0.62 } }, shipped);
    expect(others).toEqual([]);
    expect(suggestionSchema.parse(found)).toEqual({
      ...{
        id: 'hesitation-62-68',
        trigger: 'hesitation',
        from: 0.62,
        to: 0.68,
        tooEarly: 14,
        tooLate: 0,
        judged: 20,
        goodLost: 2,
      },
      sentence: 'Raise hesitation from .62 to .68: 14 of 20 were too early; 2 good ones would be lost.',
    });
  });

  it('lowers where the moment was missed, and counts who would come sooner than right', () => {
    const late = times(14, () => verdictOf('loop', 'too-late', { logits: [-4, logit(0.46), logit(0.7)] }));
    const sooner = times(2, () => verdictOf('loop', 'right', { logits: [logit(0.49), -4, logit(0.8)] }));
    expect(suggestions([...late, ...sooner], noTuning, shipped)).toMatchObject([
      { trigger: 'loop', from: 0.55, to: 0.45, tooLate: 14, judged: 16, goodLost: 2 },
    ]);
  });

  it('is not made of few verdicts, nor of verdicts that contradict each other', () => {
    expect(suggestions(early(11, 0.6), noTuning, shipped)).toEqual([]);
    expect(suggestions([...early(10, 0.6), ...right(10, 0.6)], noTuning, shipped)).toEqual([]);
    expect(suggestions(right(30, 0.6), noTuning, shipped)).toEqual([]);
  });

  it('is made no more once calibration has silenced what was early', () => {
    expect(suggestions(telling, { ...noTuning, shifts: { hesitation: -1.5 } }, shipped)).toEqual([]);
  });

  it('stays away once rejected, until there is half as much again to say for it', () => {
    const found = suggestions(telling, noTuning, shipped);
    const rejection = { trigger: 'hesitation', direction: 'raise', judged: 20 } as const;
    expect(withoutRejected(found, [rejection])).toEqual([]);
    expect(withoutRejected(found, [{ ...rejection, direction: 'lower' }])).toHaveLength(1);
    expect(withoutRejected(suggestions([...telling, ...early(9, 0.66)], noTuning, shipped), [rejection])).toEqual([]);
    expect(withoutRejected(suggestions([...telling, ...early(10, 0.66)], noTuning, shipped), [rejection])).toHaveLength(
      1,
    );
  });

  it('rests on what one may count on, not on the bare share', () => {
    expect(surely(14, 20)).toBeCloseTo(0.481, 3);
    expect(surely(2, 2)).toBeLessThan(0.5);
    expect(surely(0, 0)).toBe(0);
  });
});

const at = (ms: number) => new Date(ms);
const begun = shippedVersion(at(0));
const found = suggestions(telling, noTuning, shipped)[0];
if (found === undefined) throw new Error('Nothing suggested.');

function calibrated(active: TeamVersion, verdicts: number): TeamVersion {
  const next = recalibrated(active, early(verdicts, 0.66), at(active.version + 1));
  if (next === null) throw new Error('Nothing moved.');
  return next;
}

describe('a version', () => {
  it('accepted keeps what was learned, and learning goes on under it', () => {
    const one = calibrated(begun, 3);
    const two = accepted(one, found, 'Lea', at(5));
    expect(two).toMatchObject({
      version: 2,
      cause: 'suggestion',
      by: 'Lea',
      tuning: { thresholds: { hesitation: found.to } },
    });
    expect(two.tuning.shifts).toEqual(one.tuning.shifts);
    const three = calibrated(two, 9);
    expect(three.tuning.thresholds).toEqual(two.tuning.thresholds);
    expect(three.tuning.version).toBe('v3');
  });

  it('taken back equals the one before, step by step down to the shipped one, and history stays', () => {
    const history = [begun, calibrated(begun, 3)];
    history.push(accepted(history[1] ?? begun, found, 'Lea', at(2)));
    const tunings: object[] = [];
    for (let active = history.at(-1) ?? begun; undoTarget(active) !== null; active = history.at(-1) ?? begun) {
      const target = history[undoTarget(active) ?? 0] ?? begun;
      history.push(undone(active, target, 'Lea', at(history.length)));
      tunings.push({ ...history.at(-1)?.tuning, version: '' });
    }
    expect(history.map(({ version }) => version)).toEqual([0, 1, 2, 3, 4]);
    expect(tunings).toEqual([{ ...history[1]?.tuning, version: '' }, noTuning]);
    expect(history.at(-1)?.anchor).toEqual({ tuning: noTuning, after: 4 });
  });

  it('taken back and learned on is taken back to where it was taken back to', () => {
    const one = calibrated(begun, 3);
    const two = calibrated(one, 9);
    const three = undone(two, one, 'Lea', at(3));
    const four = recalibrated(three, early(2, 0.9), at(4));
    expect(four?.tuning.shifts.hesitation).toBeLessThan(three.tuning.shifts.hesitation ?? 0);
    if (four === null) return;
    expect(undoTarget(four)).toBe(3);
    const five = undone(four, three, 'Lea', at(5));
    expect(five.tuning.shifts).toEqual(one.tuning.shifts);
    expect(undoTarget(five)).toBe(0);
  });
});
