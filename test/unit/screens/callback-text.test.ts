import { describe, expect, it } from 'vitest';
import { callbackResults } from '../../../src-main/contract/callbacks.ts';
import { timeOfDay } from '../../../src-main/contract/i18n/time-of-day.ts';
import { callbackTimes, resultLabel, resultNext } from '../../../src-renderer/screens/text/callback-text.ts';

const at = '2026-11-23T21:30:00.000Z';
const minutesBefore = (minutes: number) => new Date(Date.parse(at) - minutes * 60_000);
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

describe('a promised time', () => {
  it('is said in both clocks, with the place of the other', () => {
    const { theirs } = callbackTimes({ at, zone: 'America/Denver' }, minutesBefore(12));
    expect(theirs).toMatch(/^0?2:30\sPM in Denver$/);
    expect(callbackTimes({ at, zone: 'America/Argentina/Buenos_Aires' }, minutesBefore(12)).theirs).toMatch(
      / in Buenos Aires$/,
    );
    // POSIX names turn the sign around: shown is what a clock there would say.
    expect(callbackTimes({ at, zone: 'Etc/GMT+7' }, minutesBefore(12)).theirs).toMatch(/ GMT-7$/);
  });

  it('is said once where both clocks agree, and not at all for a zone nobody knows', () => {
    expect(callbackTimes({ at, zone: here }, minutesBefore(12)).theirs).toBeNull();
    expect(callbackTimes({ at, zone: 'Mars/Olympus_Mons' }, minutesBefore(12))).toMatchObject({
      theirs: null,
      left: 'in 12 min',
    });
  });

  it('names the day when it is not today', () => {
    expect(callbackTimes({ at, zone: here }, minutesBefore(1)).ours).toBe(timeOfDay(at));
    expect(callbackTimes({ at, zone: here }, minutesBefore(48 * 60)).ours).toContain('Nov');
  });

  it('counts down, is due for a minute either side, then overdue', () => {
    const cases = [26 * 60, 93, 12, 1, 0.5, -0.5, -1, -7, -90].map((minutes) => {
      const { left, overdue } = callbackTimes({ at, zone: here }, minutesBefore(minutes));
      return `${left}${overdue ? '!' : ''}`;
    });
    expect(cases).toEqual([
      'in 26 h',
      'in 1 h 33 min',
      'in 12 min',
      'in 1 min',
      'now',
      'now',
      '1 min overdue!',
      '7 min overdue!',
      '1 h 30 min overdue!',
    ]);
  });
});

it('every result has its word and its consequence', () => {
  expect(callbackResults.filter((result) => resultLabel[result] === '' || resultNext[result] === '')).toEqual([]);
});
