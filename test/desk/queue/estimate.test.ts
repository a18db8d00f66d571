/** What a queued prospect is told: right on average, with a band that holds, in words nobody can take for a stopwatch. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviseQueued, type QueuedProspect } from '../../../src-main/desk/queue/advice.ts';
import { estimateWait, type QueueSituation } from '../../../src-main/desk/queue/estimate.ts';
import {
  assumedPatience,
  assumedTimes,
  meanPatienceMs,
  observe,
  observeWait,
  squaredVariation,
} from '../../../src-main/desk/queue/live-times.ts';
import { callbackSentence, spokenTime, spokenWait } from '../../../src-main/desk/queue/sentence.ts';

const minute = 60_000;
const situation: QueueSituation = {
  ahead: 0,
  servers: 10,
  service: { weight: 200, meanMs: 10 * minute, varianceMs2: (10 * minute) ** 2 },
  answer: { weight: 200, meanMs: 0, varianceMs2: 0 },
  patienceMs: Number.POSITIVE_INFINITY,
};

describe('the estimate', () => {
  it('is service over reps for the next in line, and as much again for each one ahead, without impatience', () => {
    expect(estimateWait(situation)?.expectedMs).toBeCloseTo(minute, 6);
    expect(estimateWait({ ...situation, ahead: 4 })?.expectedMs).toBeCloseTo(5 * minute, 6);
  });

  it('is shorter when those ahead may give up', () => {
    // Steps of 1/(1 + j/2) minutes for j = 0, 1, 2.
    expect(estimateWait({ ...situation, ahead: 2, patienceMs: 2 * minute })?.expectedMs).toBeCloseTo(
      (1 + 1 / 1.5 + 1 / 2) * minute,
      6,
    );
  });

  it('says nothing where nobody works', () => {
    expect(estimateWait({ ...situation, servers: 0 })).toBeNull();
  });

  it('has a wider band the fewer calls it knows', () => {
    const sure = estimateWait({ ...situation, ahead: 9 });
    const unsure = estimateWait({ ...situation, ahead: 9, service: { ...situation.service, weight: 5 } });
    expect((unsure?.highMs ?? 0) - (unsure?.lowMs ?? 0)).toBeGreaterThan((sure?.highMs ?? 0) - (sure?.lowMs ?? 0));
  });

  it('grows with the queue and shrinks with the reps, its band around it, whatever the figures', () => {
    const figures = fc.record({
      ahead: fc.nat(300),
      servers: fc.integer({ min: 1, max: 500 }),
      mean: fc.integer({ min: 1_000, max: 3_600_000 }),
      weight: fc.integer({ min: 5, max: 200 }),
      patienceMs: fc.integer({ min: 1_000, max: 3_600_000 }),
    });
    fc.assert(
      fc.property(figures, ({ ahead, servers, mean, weight, patienceMs }) => {
        const base = {
          ...situation,
          ahead,
          servers,
          patienceMs,
          service: { weight, meanMs: mean, varianceMs2: mean * mean },
        };
        const wait = estimateWait(base);
        const longer = estimateWait({ ...base, ahead: ahead + 1 });
        const quicker = estimateWait({ ...base, servers: servers + 1 });
        if (wait === null || longer === null || quicker === null) throw new Error('somebody works');
        expect(wait.lowMs).toBeLessThanOrEqual(wait.expectedMs);
        expect(wait.lowMs).toBeLessThan(wait.highMs);
        expect(longer.expectedMs).toBeGreaterThan(wait.expectedMs);
        expect(quicker.expectedMs).toBeLessThan(wait.expectedMs);
      }),
    );
  });
});

describe('live times', () => {
  it('come to the mean and spread of what is observed, and forget what was assumed', () => {
    let times = assumedTimes(minute);
    for (let call = 0; call < 1_000; call += 1) times = observe(times, call % 2 === 0 ? 100_000 : 300_000);
    expect(times.meanMs).toBeGreaterThan(195_000);
    expect(times.meanMs).toBeLessThan(205_000);
    expect(squaredVariation(times)).toBeCloseTo(0.25, 1);
  });

  it('know patience from those who gave up and those who did not', () => {
    let patience = assumedPatience(10 * minute);
    for (let call = 0; call < 2_000; call += 1) patience = observeWait(patience, 30_000, call % 4 === 0);
    expect(meanPatienceMs(patience) / 1_000).toBeCloseTo(120, -1);
  });
});

describe('spoken waits', () => {
  const said = (low: number, high: number): string =>
    spokenWait({ lowMs: low * minute, expectedMs: ((low + high) / 2) * minute, highMs: high * minute });

  it.each([
    [0.1, 0.8, 'less than a minute'],
    [0.4, 1.7, 'a minute or two'],
    [1.2, 2, 'about two minutes'],
    [0.5, 4.2, 'up to five minutes'],
    [2.5, 4.5, 'between two and five minutes'],
    [4.2, 4.9, 'about five minutes'],
    [6, 9, 'between five and ten minutes'],
    [12, 26, 'between ten minutes and half an hour'],
    [20, 45, 'more than half an hour'],
  ])('%d to %d minutes: %s', (low, high, words) => {
    expect(said(low, high)).toBe(words);
  });

  it('never promise less than the high end', () => {
    const bands = fc.tuple(
      fc.double({ min: 0.01, max: 40, noNaN: true }),
      fc.double({ min: 1.01, max: 5, noNaN: true }),
    );
    const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
    fc.assert(
      fc.property(bands, ([low, factor]) => {
        const high = low * factor;
        const text = said(low, high);
        expect(text).not.toMatch(/\d+[.:]\d|zero|undefined/);
        if (text.endsWith('half an hour')) return;
        const last = /(\w+) minutes?$/.exec(text)?.[1];
        if (last === undefined || text === 'less than a minute') return;
        if (text === 'a minute or two') return expect(high).toBeLessThanOrEqual(2);
        const promised = words.includes(last) ? words.indexOf(last) + 1 : Number(last);
        expect(promised).toBeGreaterThanOrEqual(high);
      }),
    );
  });
});

describe('spoken times', () => {
  const now = Date.parse('2026-03-06T22:00:00-06:00');

  it.each([
    ['2026-03-06T23:15:00-06:00', 'today at 11:15 PM'],
    ['2026-03-07T09:00:00-06:00', 'tomorrow at 9 AM'],
    ['2026-03-09T10:30:00-05:00', 'on Monday at 10:30 AM'],
    ['2026-03-16T14:00:00-05:00', 'on Monday, March 16, at 2 PM'],
  ])('%s: %s', (at, words) => {
    expect(spokenTime(Date.parse(at), 'America/Chicago', now)).toBe(words);
  });

  it('are the prospect’s, whatever zone the desk is in', () => {
    const morning = Date.parse('2026-03-09T15:00:00Z');
    expect(callbackSentence('nobody-in-hours', [morning], 'America/Los_Angeles', now)).toBe(
      'My colleagues are not at work right now. May someone call you back on Monday at 8 AM, your time?',
    );
  });
});

describe('the advice', () => {
  const queued: QueuedProspect = {
    why: 'all-busy',
    situation,
    waitedMs: 0,
    patienceMs: 2 * minute,
    callbackWanted: false,
    slots: [Date.parse('2026-03-06T15:15:00-06:00'), Date.parse('2026-03-06T17:30:00-06:00')],
    zone: 'America/Chicago',
    now: Date.parse('2026-03-06T14:00:00-06:00'),
  };

  it('is to wait while the wait fits the patience', () => {
    expect(adviseQueued(queued)).toMatchObject({
      kind: 'wait',
      position: 1,
      sentence:
        'You are next in line, and it should take up to three minutes. I will stay with you until my colleague is on the line.',
    });
  });

  it('is a callback with two times once it does not, or what was waited already used the patience up', () => {
    const long = adviseQueued({ ...queued, situation: { ...situation, ahead: 5 } });
    expect(long).toMatchObject({ kind: 'offer-callback', why: 'too-long' });
    expect(long.sentence).toBe(
      'All my colleagues are in other conversations, and I do not want to keep you waiting that long. May someone call you back today at 3:15 PM, or today at 5:30 PM, your time?',
    );
    expect(adviseQueued({ ...queued, waitedMs: 90_000 }).kind).toBe('offer-callback');
  });

  it('is a callback where nobody can come at all, and asks for a time where none is free', () => {
    for (const why of ['nobody-in-hours', 'nobody-qualified', 'all-passed', 'prospect-hours'] as const) {
      expect(adviseQueued({ ...queued, why })).toMatchObject({ kind: 'offer-callback', why });
    }
    expect(adviseQueued({ ...queued, situation: { ...situation, servers: 0 }, slots: [] }).sentence).toMatch(
      /When would suit you\?$/,
    );
    expect(adviseQueued({ ...queued, callbackWanted: true })).toMatchObject({ why: 'rep-asked' });
  });
});
