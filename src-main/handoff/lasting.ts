/** When a state ends that the rep has chosen for a while, by the rep's time zone and working hours. */
import { Temporal } from 'temporal-polyfill';
import type { Lasting } from '../contract/availability.ts';
import { type Schedule, zoneOf } from '../contract/rhythm.ts';
import { openingAt } from '../desk/hours/opening.ts';
import { workingHours } from './working-hours.ts';

const dayMs = 86_400_000;

/** Null: it lasts until it is changed. @param now ms since 1970 */
export function endOf(lasting: Lasting, now: number, schedule: Schedule): Date | null {
  switch (lasting.kind) {
    case 'until-changed':
      return null;
    case 'minutes':
      return new Date(now + lasting.minutes * 60_000);
    case 'time':
      return new Date(nextTime(lasting.minute, now, zoneOf(schedule)));
    case 'rest-of-day':
      return new Date(endOfDay(now, schedule));
    default:
      return lasting satisfies never;
  }
}

/** Of an hour that daylight saving repeats, the pass that comes next; what it skips is an hour later. */
function nextTime(minute: number, now: number, timeZone: string): number {
  const today = dateIn(timeZone, now);
  const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
  const passes = [today, today.add({ days: 1 })].flatMap((date) =>
    (['compatible', 'later'] as const).map(
      (disambiguation) => date.toPlainDateTime(time).toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds,
    ),
  );
  return passes.find((pass) => pass > now) ?? now + dayMs;
}

/** Midnight; for a shift that goes on after it, the end of the shift. */
function endOfDay(now: number, schedule: Schedule): number {
  const zone = zoneOf(schedule);
  const midnight = dateIn(zone, now).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
  const hours = workingHours(schedule);
  const { open, until } = hours === null ? { open: false, until: null } : openingAt(hours, now);
  return open && until !== null && until - now <= dayMs ? Math.max(midnight, until) : midnight;
}

function dateIn(zone: string, instant: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate();
}
