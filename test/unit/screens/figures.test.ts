import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buckets,
  callsBehind,
  daysPerColumn,
  figureOf,
  rankedTriggers,
} from '../../../src-renderer/screens/insights/figures.ts';
import { periods } from '../../../src-renderer/store/insights-view.ts';
import { month } from '../../support/preview/insights.ts';

describe('columns of the chart', () => {
  it('count every verdict of the period once and none from before it, whatever days are missing', () => {
    const day = fc.integer({ min: 0, max: 120 });
    const counts = fc.record({ early: fc.nat(9), right: fc.nat(9), late: fc.nat(9) });
    fc.assert(
      fc.property(fc.uniqueArray(day, { maxLength: 60 }), counts, fc.constantFrom(...periods), (ages, each, period) => {
        const until = '2026-11-23T10:00:00.000Z';
        const days = ages.map((age) => ({
          day: new Date(Date.parse(until) - age * 86_400_000).toISOString().slice(0, 10),
          ...each,
        }));
        const columns = buckets({ days, until }, period);
        const covered = columns.length * daysPerColumn(period);
        const inside = ages.filter((age) => age < covered).length;
        const sum = (of: 'early' | 'right' | 'late') => columns.reduce((total, column) => total + column[of], 0);
        expect([sum('early'), sum('right'), sum('late')]).toEqual([
          inside * each.early,
          inside * each.right,
          inside * each.late,
        ]);
        expect(covered).toBeGreaterThanOrEqual(period);
        expect(columns.at(-1)?.to).toBe('2026-11-23');
      }),
    );
  });

  it('are days up to a month and weeks beyond', () => {
    expect(buckets(month, 7)).toHaveLength(7);
    expect(buckets(month, 30).every(({ from, to }) => from === to)).toBe(true);
    expect(buckets(month, 90).at(-1)).toMatchObject({ from: '2026-11-17', to: '2026-11-23' });
  });
});

describe('the calls behind a figure', () => {
  it('are those of the trigger and the verdict that was chosen', () => {
    const calls = callsBehind(month, { kind: 'trigger', trigger: 'hesitation', timing: 'too-early' });
    expect(calls.length).toBeGreaterThan(0);
    expect(new Set(calls.map(({ trigger, timing }) => `${trigger} ${timing}`))).toEqual(
      new Set(['hesitation too-early']),
    );
    expect(figureOf(month, { kind: 'trigger', trigger: 'hesitation', timing: 'too-early' })).toBe(14);
  });

  it('are those whose brief lacked it', () => {
    const calls = callsBehind(month, { kind: 'gap', gap: 'budget' });
    expect(calls.length).toBeGreaterThan(0);
    expect(calls.every(({ gaps }) => gaps.includes('budget'))).toBe(true);
    expect(figureOf(month, { kind: 'gap', gap: 'budget' })).toBe(12);
  });

  it('are the judged ones of the column’s days, both ends included', () => {
    const calls = callsBehind(month, { kind: 'days', from: '2026-11-22', to: '2026-11-23' });
    expect(calls.length).toBeGreaterThan(0);
    expect(new Set(calls.map(({ at }) => at.slice(0, 10)))).toEqual(new Set(['2026-11-22', '2026-11-23']));
    expect(calls.every(({ timing }) => timing !== null)).toBe(true);
  });
});

it('triggers that handed nothing over are left out; the most judged come first', () => {
  const [asked, ...others] = month.triggers;
  if (asked === undefined) throw new Error('no trigger in the sample');
  const ranked = rankedTriggers({ ...month, triggers: [...others.toReversed(), { ...asked, handoffs: 0 }] });
  expect(ranked.map(({ trigger }) => trigger)).toEqual([
    'high-interest',
    'complexity',
    'hesitation',
    'loop',
    'high-value',
    'frustration',
  ]);
});
