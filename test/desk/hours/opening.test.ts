/** Opening hours held against the clock on the wall, across every kind of change of clocks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../../src-main/desk/hours/calendar.ts';
import { commonOpening, openingAt } from '../../../src-main/desk/hours/opening.ts';
import { type WeeklyHours, weekly, weeklyHoursSchema } from '../../../src-main/desk/hours/weekly-hours.ts';

/** Zones that change clocks at 2:00, at 1:00 UTC, at midnight, by half an hour, never. */
const zones = [
  'America/New_York',
  'America/Phoenix',
  'America/Havana',
  'America/Santiago',
  'Europe/Berlin',
  'Africa/Cairo',
  'Asia/Beirut',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
];
const minute = 60_000;
const year = { min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) };
const anInstant = fc.integer({ min: year.min / minute, max: year.max / minute }).map((value) => value * minute);

const formats = new Map(
  zones.map((zone) => [
    zone,
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      weekday: 'short',
      hour: 'numeric',
      minute: 'numeric',
      hourCycle: 'h23',
    }),
  ]),
);
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The wall clock, read without the code under test. */
function wall(zone: string, at: number): { weekday: number; minute: number } {
  const parts = new Map(
    formats
      .get(zone)
      ?.formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return {
    weekday: weekdays.indexOf(parts.get('weekday') ?? ''),
    minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  };
}

function readsOpen(hours: WeeklyHours, at: number): boolean {
  const { weekday, minute: now } = wall(hours.zone, at);
  return (hours.week[weekday] ?? []).some(({ from, to }) => from <= now && now < to);
}

const aSpan = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
  .filter(([from, to]) => from < to)
  .map(([from, to]) => ({ from: from * 15, to: to * 15 }));
const someHours = fc.record({
  zone: fc.constantFrom(...zones),
  week: fc.array(fc.array(aSpan, { maxLength: 2 }), { minLength: 7, maxLength: 7 }),
  exceptions: fc.constant<WeeklyHours['exceptions']>([]),
});

/** Whether the clocks of the zone change within `within` ms around an instant. */
function clocksChangeNear(zone: string, at: number, within: number): boolean {
  const before = wall(zone, at - within);
  const after = wall(zone, at + within);
  const shown = (after.weekday - before.weekday) * 1440 + after.minute - before.minute;
  return (((shown - (2 * within) / minute) % 10_080) + 10_080) % 10_080 !== 0;
}

describe('openings', { timeout: 60_000 }, () => {
  it('are never open while the wall says closed, and never closed while it says open unless clocks change', () => {
    fc.assert(
      fc.property(someHours, anInstant, (hours, at) => {
        const { open } = openingAt(hours, at);
        if (open) expect(readsOpen(hours, at)).toBe(true);
        else if (!clocksChangeNear(hours.zone, at, 3 * 3_600_000)) expect(readsOpen(hours, at)).toBe(false);
      }),
      { numRuns: 1_500 },
    );
  });

  it('last until what they say: the same just before, the other just after', () => {
    fc.assert(
      fc.property(someHours, anInstant, (hours, at) => {
        const { open, until } = openingAt(hours, at);
        if (until === null) return;
        expect(until).toBeGreaterThan(at);
        expect(openingAt(hours, until - 1).open).toBe(open);
        expect(openingAt(hours, until).open).toBe(!open);
        expect(openingAt(hours, Math.floor((at + until) / 2)).open).toBe(open);
      }),
      { numRuns: 700 },
    );
  });

  it('of a calling window keep to 8:00 and 21:00 on the day the clocks change, which is an hour shorter or longer', () => {
    const window = weekly('America/New_York', [{ from: 8 * 60, to: 21 * 60 }]);
    const eve = Date.parse('2026-03-07T21:00:00-05:00');
    expect(openingAt(window, eve)).toEqual({ open: false, until: Date.parse('2026-03-08T08:00:00-04:00') });
    const autumn = Date.parse('2026-10-31T21:00:00-04:00');
    expect(openingAt(window, autumn)).toEqual({ open: false, until: Date.parse('2026-11-01T08:00:00-05:00') });
  });

  it('put an edge inside the skipped hour on the change itself, and are strict in the repeated hour', () => {
    const early = weekly('America/New_York', [{ from: 90, to: 150 }]);
    // 2:00–3:00 does not exist on 8 March: 2:30 is the moment of the change.
    expect(openingAt(early, Date.parse('2026-03-08T01:30:00-05:00'))).toEqual({
      open: true,
      until: Date.parse('2026-03-08T03:00:00-04:00'),
    });
    // 1:30 comes twice on 1 November: opens with the second.
    expect(openingAt(early, Date.parse('2026-11-01T01:30:00-04:00')).open).toBe(false);
    expect(openingAt(early, Date.parse('2026-11-01T01:30:00-05:00')).open).toBe(true);
  });

  it('around the clock never end; hours without a single span never begin', () => {
    const always = weekly('Europe/Berlin', [{ from: 0, to: 1440 }]);
    expect(openingAt(always, Date.parse('2026-10-25T00:30:00Z'))).toEqual({ open: true, until: null });
    expect(openingAt(weekly('Europe/Berlin', []), Date.UTC(2026, 5, 1))).toEqual({ open: false, until: null });
  });

  it('follow a dated exception instead of the weekday', () => {
    const hours = {
      ...weekly('America/Chicago', [{ from: 540, to: 1020 }], [1, 2, 3, 4, 5]),
      exceptions: [{ date: '2026-11-26', spans: [] }],
    };
    expect(openingAt(hours, Date.parse('2026-11-26T12:00:00-06:00'))).toEqual({
      open: false,
      until: Date.parse('2026-11-27T09:00:00-06:00'),
    });
  });
});

describe('several hours at once', () => {
  it('are open exactly where all are, and name the next moment when all will be', () => {
    fc.assert(
      fc.property(fc.array(someHours, { minLength: 1, maxLength: 3 }), anInstant, (all, at) => {
        const { open, until } = commonOpening(all, at);
        expect(open).toBe(all.every((hours) => openingAt(hours, at).open));
        if (until === null) return;
        expect(all.every((hours) => openingAt(hours, until).open)).toBe(!open);
        expect(all.every((hours) => openingAt(hours, until - 1).open)).toBe(open);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a calendar', () => {
  it('remembers without ever answering differently', () => {
    fc.assert(
      fc.property(someHours, fc.array(anInstant, { minLength: 1, maxLength: 12 }), (hours, instants) => {
        const calendar = createCalendar();
        for (const at of instants) expect(calendar.at(hours, at).open).toBe(openingAt(hours, at).open);
      }),
      { numRuns: 300 },
    );
  });
});

describe('hours from outside', () => {
  it('are refused with an unknown zone, a backward span, or eight days', () => {
    const good = weekly('Europe/Paris', [{ from: 0, to: 60 }]);
    expect(weeklyHoursSchema.safeParse(good).success).toBe(true);
    for (const bad of [
      { ...good, zone: 'Europe/Nowhere' },
      { ...good, week: [...good.week, []] },
      { ...good, week: good.week.map(() => [{ from: 60, to: 60 }]) },
    ]) {
      expect(weeklyHoursSchema.safeParse(bad).success).toBe(false);
    }
  });
});
