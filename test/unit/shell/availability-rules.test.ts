/** The rules of working hours and absence, as pure functions. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  availabilityCauses,
  availabilityStates,
  type OwnAvailability,
} from '../../../src-main/contract/availability.ts';
import { defaultSchedule } from '../../../src-main/contract/rhythm.ts';
import { openingAt } from '../../../src-main/desk/hours/opening.ts';
import { turnDue } from '../../../src-main/handoff/availability-rules.ts';
import { workingHours } from '../../../src-main/handoff/working-hours.ts';

it('a shift may go through the night', () => {
  const week = [{ from: 22 * 60, to: 6 * 60 }, ...defaultSchedule.week.slice(1)];
  const night = workingHours({ on: true, zone: 'UTC', week });
  const open = (instant: string) => night !== null && openingAt(night, Date.parse(instant)).open;
  const instants = ['2026-11-23T21:59Z', '2026-11-23T22:00Z', '2026-11-24T05:59Z', '2026-11-24T06:00Z'];
  expect(instants.map(open)).toEqual([false, true, true, false]);
});

it('what a turn leaves has no turn due', () => {
  const instant = fc.integer({ min: Date.parse('2026-10-20T00:00Z'), max: Date.parse('2026-11-10T00:00Z') });
  const shift = fc.option(
    fc.record({ from: fc.integer({ min: 0, max: 1439 }), to: fc.integer({ min: 0, max: 1439 }) }),
  );
  const schedule = fc.record({
    on: fc.boolean(),
    zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'),
    week: fc.array(shift, { minLength: 7, maxLength: 7 }),
  });
  const state = fc.record({
    state: fc.constantFrom(...availabilityStates),
    cause: fc.constantFrom(undefined, ...availabilityCauses),
    since: instant,
  });
  const absence = fc.constantFrom(null, 'idle' as const, 'lock' as const);
  fc.assert(
    fc.property(state, schedule, instant, absence, fc.boolean(), (began, week, now, away, inCall) => {
      fc.pre(began.since <= now);
      const current: OwnAvailability = { ...began, since: new Date(began.since).toISOString(), until: null };
      const circumstances = { now, hours: workingHours(week), absence: away, inCall };
      const turn = turnDue(current, circumstances);
      if (turn === null) return;
      expect(turn.since).toBeGreaterThanOrEqual(began.since);
      expect(turn.since).toBeLessThanOrEqual(now);
      const then = { ...turn, since: new Date(turn.since).toISOString(), until: null };
      expect(turnDue(then, circumstances)).toBeNull();
    }),
  );
});
