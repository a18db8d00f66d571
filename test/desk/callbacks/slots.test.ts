/** Callback slots: inside both windows, never promised twice. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeSlots, type SlotRequest, slotMinutes, spokenSlots } from '../../../src-main/desk/callbacks/slots.ts';
import { openingAt } from '../../../src-main/desk/hours/opening.ts';
import { weekly } from '../../../src-main/desk/hours/weekly-hours.ts';

const minute = 60_000;
const friday = Date.parse('2026-03-06T16:10:00-05:00');
const eastern = weekly('America/New_York', [{ from: 9 * 60, to: 17 * 60 }], [1, 2, 3, 4, 5]);
const pacific = weekly('America/Los_Angeles', [{ from: 9 * 60, to: 17 * 60 }], [1, 2, 3, 4, 5]);
const texas = weekly('America/Chicago', [{ from: 9 * 60, to: 21 * 60 }]);
const base: SlotRequest = {
  now: friday,
  prospectHours: [texas],
  zone: 'America/Chicago',
  reps: [
    { id: 'ana', hours: eastern },
    { id: 'ben', hours: pacific },
  ],
  booked: [],
  only: null,
};
const iso = (at: number | undefined): string => new Date(at ?? 0).toISOString();

describe('free slots', () => {
  it('begin on the next quarter of an hour, 20 minutes from now at the soonest, with who is in hours', () => {
    const [first, second] = freeSlots(base, 2);
    expect(iso(first?.startsAt)).toBe('2026-03-06T21:30:00.000Z');
    expect(first?.reps).toEqual(['ana', 'ben']);
    expect(iso(second?.startsAt)).toBe('2026-03-06T21:45:00.000Z');
  });

  it('go over the weekend and the change of clocks to Monday morning', () => {
    const slots = freeSlots({ ...base, only: 'ana' }, 3);
    expect(slots.map(({ startsAt }) => iso(startsAt))).toEqual([
      '2026-03-06T21:30:00.000Z',
      '2026-03-06T21:45:00.000Z',
      '2026-03-09T14:00:00.000Z',
    ]);
  });

  it('are gone once as many are promised as there are reps, to whomever', () => {
    const at = Date.parse('2026-03-06T21:30:00Z');
    const one = freeSlots({ ...base, booked: [{ startsAt: at, repId: 'ana' }] }, 1);
    expect(one[0]).toEqual({ startsAt: at, reps: ['ben'] });
    const booked = [
      { startsAt: at, repId: 'ana' },
      { startsAt: at, repId: null },
    ];
    expect(freeSlots({ ...base, booked }, 1)[0]?.startsAt).toBe(at + 15 * minute);
  });

  it('are none where nobody is qualified or the prospect may never be called', () => {
    expect(freeSlots({ ...base, reps: [] }, 5)).toEqual([]);
    expect(freeSlots({ ...base, prospectHours: [weekly('America/Chicago', [])] }, 5)).toEqual([]);
  });

  it('lie inside both windows to their end, wherever the prospect is and whenever it is asked', () => {
    const zones = fc.constantFrom(
      'America/New_York',
      'America/Phoenix',
      'Europe/London',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
    );
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 365 * 24 * 60 }), (zone, offset) => {
        const prospect = weekly(zone, [{ from: 8 * 60, to: 20 * 60 }]);
        const now = Date.UTC(2026, 0, 1) + offset * minute;
        for (const { startsAt, reps } of freeSlots({ ...base, now, zone, prospectHours: [prospect] }, 12)) {
          for (const at of [startsAt, startsAt + slotMinutes * minute - 1]) {
            expect(openingAt(prospect, at).open).toBe(true);
            expect(openingAt(reps.includes('ana') ? eastern : pacific, at).open).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are spoken three at most: the soonest, one later, one on another day', () => {
    const said = spokenSlots(
      freeSlots({ ...base, now: Date.parse('2026-03-05T09:00:00-06:00') }, 100),
      'America/Chicago',
    );
    expect(said.map(iso)).toEqual(['2026-03-05T15:30:00.000Z', '2026-03-05T17:30:00.000Z', '2026-03-06T15:00:00.000Z']);
  });
});
