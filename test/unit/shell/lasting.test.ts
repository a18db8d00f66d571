/** When a chosen do-not-disturb ends, by the rep's zone, hours and daylight saving. */
import { describe, expect, it } from 'vitest';
import type { Lasting } from '../../../src-main/contract/availability.ts';
import { defaultSchedule, type Schedule } from '../../../src-main/contract/rhythm.ts';
import { endOf } from '../../../src-main/handoff/lasting.ts';

const shift = (from: number, to: number, zone: string): Schedule => ({
  on: true,
  zone,
  week: Array(7).fill({ from: from * 60, to: to * 60 }),
});
const day = (zone: string) => shift(9, 17, zone);
const ends = (lasting: Lasting, now: string, schedule: Schedule) =>
  endOf(lasting, Date.parse(now), schedule)?.toISOString() ?? null;
const until = (hour: number, minute: number): Lasting => ({ kind: 'time', minute: hour * 60 + minute });

describe('until a time', () => {
  it.each([
    ['later today', '2026-11-23T17:00:00Z', until(16, 30), '2026-11-23T23:30:00.000Z'],
    ['tomorrow, when it is past', '2026-11-23T23:31:00Z', until(16, 30), '2026-11-24T23:30:00.000Z'],
    ['tomorrow, when it is that late now', '2026-11-23T23:30:00Z', until(16, 30), '2026-11-24T23:30:00.000Z'],
    // 31 October to 1 November: the hour after one comes twice, at 07:00Z and 08:00Z.
    ['the first pass of the repeated hour', '2026-11-01T06:00:00Z', until(1, 30), '2026-11-01T07:30:00.000Z'],
    ['the second pass, when the first is over', '2026-11-01T07:45:00Z', until(1, 30), '2026-11-01T08:30:00.000Z'],
    // 14 March 2027: 02:30 is skipped.
    ['an hour later in the skipped hour', '2027-03-14T08:00:00Z', until(2, 30), '2027-03-14T09:30:00.000Z'],
  ])('is %s, in the zone of the rep', (_, now, lasting, end) => {
    expect(ends(lasting, now, day('America/Denver'))).toBe(end);
  });
});

describe('the rest of the day', () => {
  it.each([
    [
      'midnight of the rep, not of the computer',
      '2026-11-23T12:00:00Z',
      day('Asia/Kathmandu'),
      '2026-11-23T18:15:00.000Z',
    ],
    ['midnight outside the hours, too', '2026-11-23T15:00:00Z', day('Asia/Kathmandu'), '2026-11-23T18:15:00.000Z'],
    ['the end of a shift through the night', '2026-11-23T22:30:00Z', shift(22, 6, 'UTC'), '2026-11-24T06:00:00.000Z'],
    ['midnight after that shift', '2026-11-24T06:30:00Z', shift(22, 6, 'UTC'), '2026-11-25T00:00:00.000Z'],
    ['midnight of a desk that never closes', '2026-11-23T22:30:00Z', shift(0, 0, 'UTC'), '2026-11-24T00:00:00.000Z'],
    ['midnight of a day with 25 hours', '2026-11-01T06:00:00Z', day('America/Denver'), '2026-11-02T07:00:00.000Z'],
  ])('ends at %s', (_, now, schedule, end) => {
    expect(ends({ kind: 'rest-of-day' }, now, schedule)).toBe(end);
  });

  it('goes by the zone of the computer where no hours are kept', () => {
    const now = new Date(2026, 10, 23, 12);
    const midnight = new Date(2026, 10, 24).toISOString();
    expect(
      endOf({ kind: 'rest-of-day' }, now.getTime(), { ...defaultSchedule, zone: 'Asia/Tokyo' })?.toISOString(),
    ).toBe(midnight);
  });
});

it('lasts for minutes, or until it is changed', () => {
  const schedule = day('UTC');
  expect(ends({ kind: 'minutes', minutes: 30 }, '2026-11-23T12:00:00Z', schedule)).toBe('2026-11-23T12:30:00.000Z');
  expect(ends({ kind: 'until-changed' }, '2026-11-23T12:00:00Z', schedule)).toBeNull();
});
