/**
 * Wall-clock hours as stretches of real time, safe across daylight-saving changes.
 *
 * Strict where a clock is ambiguous: in the repeated hour of autumn a window opens with the second pass and closes with
 * the first; an edge inside the skipped hour of spring falls on the moment of the change. So an open instant always
 * reads, on the wall, as inside the span.
 */
import { Temporal } from 'temporal-polyfill';
import type { Span, WeeklyHours } from './weekly-hours.ts';

/** Whether hours are open at an instant and until when that stays so. Instants in ms since the epoch. */
export interface Opening {
  readonly open: boolean;
  /** When it changes; null: not within `horizonDays`. */
  readonly until: number | null;
}

/** How far ahead the next opening or closing is looked for. */
export const horizonDays = 35;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** @param at ms since the epoch */
export function openingAt(hours: WeeklyHours, at: number): Opening {
  const today = Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(hours.zone).toPlainDate();
  let open: Stretch | null = null;
  for (let day = -1; day <= horizonDays; day += 1) {
    for (const stretch of stretchesOn(hours, today.add({ days: day }))) {
      if (stretch.to <= at) continue;
      if (open === null) {
        if (stretch.from > at) return { open: false, until: stretch.from };
        open = stretch;
      } else if (stretch.from > open.to) {
        return { open: true, until: open.to };
      } else {
        open = { from: open.from, to: Math.max(open.to, stretch.to) };
      }
    }
    if (open !== null && day > 0 && open.to < startOfDay(hours.zone, today.add({ days: day }))) break;
  }
  return { open: open !== null, until: open === null || isEndless(open, at) ? null : open.to };
}

function isEndless(stretch: Stretch, at: number): boolean {
  return stretch.to - at > (horizonDays - 1) * 86_400_000;
}

function startOfDay(zone: string, date: Temporal.PlainDate): number {
  return date.toZonedDateTime(zone).epochMilliseconds;
}

/** The stretches that begin on a local date, in order. */
function stretchesOn(hours: WeeklyHours, date: Temporal.PlainDate): Stretch[] {
  const exception = hours.exceptions.find((entry) => entry.date === date.toString());
  const spans: readonly Span[] = exception?.spans ?? hours.week[date.dayOfWeek - 1] ?? [];
  return spans
    .map(({ from, to }) => ({ from: edge(hours.zone, date, from, 'opens'), to: edge(hours.zone, date, to, 'closes') }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
}

function edge(zone: string, date: Temporal.PlainDate, minute: number, kind: 'opens' | 'closes'): number {
  const wall = date
    .add({ days: Math.floor(minute / 1440) })
    .toPlainDateTime({ hour: Math.floor((minute % 1440) / 60), minute: minute % 60 });
  // Midnight at the end of a day is where the next one begins: both must name one instant, also if it comes twice.
  const strict = kind === 'opens' && minute > 0 ? 'later' : 'earlier';
  const moment = wall.toZonedDateTime(zone, { disambiguation: strict });
  if (moment.toPlainDateTime().equals(wall)) return moment.epochMilliseconds;
  const before = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return (before.getTimeZoneTransition('next') ?? moment).epochMilliseconds;
}

/** Open where all are open; `until` is the first change to that. No hours at all: always open. */
export function commonOpening(all: readonly WeeklyHours[], at: number, look = openingAt): Opening {
  const now = all.map((hours) => look(hours, at));
  if (now.every(({ open }) => open)) return { open: true, until: earliest(now.map(({ until }) => until)) };
  return { open: false, until: nextCommonStart(all, at, look) };
}

function nextCommonStart(all: readonly WeeklyHours[], at: number, look: typeof openingAt): number | null {
  let candidate = at;
  const horizon = at + horizonDays * 86_400_000;
  while (candidate <= horizon) {
    const closed = all.map((hours) => look(hours, candidate)).filter(({ open }) => !open);
    if (closed.length === 0) return candidate;
    const reopenings = closed.map(({ until }) => until);
    if (reopenings.includes(null)) return null;
    candidate = Math.max(...reopenings.filter((until) => until !== null));
  }
  return null;
}

function earliest(instants: readonly (number | null)[]): number | null {
  const known = instants.filter((instant) => instant !== null);
  return known.length === 0 ? null : Math.min(...known);
}
