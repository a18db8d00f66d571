/** The simulator against what is known: the formula against its published figures, the router against the formula. */
import { describe, expect, it } from 'vitest';
import { compareDispatchers } from '../../../src-main/desk/simulate/compare.ts';
import { simulateDay } from '../../../src-main/desk/simulate/day.ts';
import { batonDispatcher } from '../../../src-main/desk/simulate/dispatchers.ts';
import { erlangA } from '../../../src-main/desk/simulate/erlang-a.ts';
import { figuresOf } from '../../../src-main/desk/simulate/figures.ts';
import { createRandom } from '../../../src-main/desk/simulate/random.ts';
import { plots, table } from '../../../src-main/desk/simulate/report.ts';
import { defaultScenario, textbook } from '../../../src-main/desk/simulate/scenario.ts';

describe('the Erlang-A formula', () => {
  it('gives 3.1 % abandonment and 3.7 s for 48 calls a minute, 50 agents, one minute of service, two of patience', () => {
    // Garnett, Mandelbaum and Reiman's own example, where Erlang-C gives 20.8 s and nobody leaves.
    const { abandonShare, meanWait } = erlangA(48 / 60, 60, 120, 50);
    expect(abandonShare).toBeCloseTo(0.031, 3);
    expect(meanWait).toBeCloseTo(3.7, 1);
  });

  it('is Erlang-B with no patience and close to Erlang-C with no end of it', () => {
    // B(2, 1) = (1/2) / (1 + 1 + 1/2) = 0.2; C(2, 1) = 1/3.
    expect(erlangA(1, 1, 1e-9, 2).abandonShare).toBeCloseTo(0.2, 6);
    expect(erlangA(1, 1, 1e6, 2).waitShare).toBeCloseTo(1 / 3, 3);
  });

  it('holds its balance: what arrives is served or leaves, also with more than the servers can do', () => {
    for (const [rate, servers] of [
      [5, 10],
      [10, 10],
      [15, 10],
      [600, 500],
    ] as const) {
      const { abandonShare, occupancy } = erlangA(rate, 1, 2, servers);
      expect(occupancy * servers).toBeCloseTo(rate * (1 - abandonShare), 6);
    }
  });
});

describe('the simulated router', { timeout: 90_000 }, () => {
  it('meets the formula in the formula’s own world', () => {
    const scenario = textbook({
      ...defaultScenario,
      reps: 40,
      handoffsPerMinute: 40,
      minutes: 600,
      warmUpMinutes: 30,
      talkMs: 60_000,
      patienceMs: 120_000,
    });
    const { baton, erlangA: formula } = compareDispatchers(scenario);
    expect(baton.abandonedUnrung).toBeGreaterThan(formula.abandonShare * 0.85);
    expect(baton.abandonedUnrung).toBeLessThan(formula.abandonShare * 1.15);
    expect(baton.meanQueueMs / formula.meanWait).toBeGreaterThan(0.85);
    expect(baton.meanQueueMs / formula.meanWait).toBeLessThan(1.15);
    expect(baton.occupancy).toBeCloseTo(formula.occupancy, 1);
    expect(baton.toldRight).toBeGreaterThan(0.7);
  });

  it('plays the same day for the same seed and another for another', () => {
    const scenario = { ...defaultScenario, reps: 20, handoffsPerMinute: 12, minutes: 20, warmUpMinutes: 5 };
    const day = (seed: number) => figuresOf(simulateDay({ ...scenario, seed }, batonDispatcher()), scenario);
    expect(day(7)).toEqual(day(7));
    expect(day(7)).not.toEqual(day(8));
  });

  it('loses nobody: every caller is bridged, left, took a callback, or is still there at the end', () => {
    const scenario = { ...defaultScenario, reps: 30, handoffsPerMinute: 40, minutes: 30, warmUpMinutes: 5 };
    const { stories } = simulateDay(scenario, batonDispatcher());
    const end = scenario.minutes * 60_000;
    const left = stories.filter(({ outcome }) => outcome === 'in-progress');
    for (const { caller } of left) expect(caller.arrivesAt + caller.patienceMs).toBeGreaterThan(end);
    expect(stories.some(({ outcome }) => outcome === 'callback')).toBe(true);
  });

  it('serves VIPs and owned accounts better, rings less in vain and keeps nobody as long as the baseline under load', () => {
    const scenario = { ...defaultScenario, reps: 100, handoffsPerMinute: 64, minutes: 60 };
    const { baton, longestIdle } = compareDispatchers(scenario);
    expect(baton.vipMeanWaitMs).toBeLessThan(longestIdle.vipMeanWaitMs);
    expect(baton.ownRep).toBeGreaterThan(longestIdle.ownRep);
    expect(baton.rangOutPer100).toBeLessThan(longestIdle.rangOutPer100);
    expect(baton.waitP99Ms).toBeLessThan(longestIdle.waitP99Ms);
  });
});

describe('the report', () => {
  it('shows both and the formula in a table of even lines, and bars no longer than their place', () => {
    const comparison = compareDispatchers({
      ...defaultScenario,
      reps: 10,
      handoffsPerMinute: 6,
      minutes: 10,
      warmUpMinutes: 2,
    });
    const lines = table(comparison).split('\n');
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(lines[0]).toMatch(/Baton +longest idle +Erlang-A/);
    for (const line of plots(comparison).split('\n')) expect(line.length).toBeLessThanOrEqual(72);
  });
});

describe('seeded chance', () => {
  it('has the means it is asked for', () => {
    const random = createRandom(3);
    const mean = (draw: () => number): number =>
      Array.from({ length: 40_000 }, draw).reduce((sum, x) => sum + x, 0) / 40_000;
    expect(mean(() => random.exponential(100))).toBeCloseTo(100, -1);
    expect(mean(() => random.lognormal(100, 0.8))).toBeCloseTo(100, -1);
    expect(mean(() => (random.chance(0.3) ? 1 : 0))).toBeCloseTo(0.3, 1);
  });
});
