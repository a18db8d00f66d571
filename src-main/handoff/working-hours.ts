/** The working hours a rep entered, as hours that know daylight saving. */
import { type Schedule, zoneOf } from '../contract/rhythm.ts';
import type { Span, WeeklyHours } from '../desk/hours/weekly-hours.ts';

const midnight = 1440;

/** Null where the schedule is off. */
export function workingHours(schedule: Schedule): WeeklyHours | null {
  const { on, week } = schedule;
  if (!on) return null;
  const days = week.map((_, day) => spansOn(week, day));
  return { zone: zoneOf(schedule), week: days, exceptions: [] };
}

/** A shift through the night counts up to midnight on its day, and for the rest on the next. */
function spansOn(week: Schedule['week'], day: number): Span[] {
  const today = week[day] ?? null;
  const yesterday = week[(day + 6) % 7] ?? null;
  const spans: Span[] = [];
  if (yesterday !== null && yesterday.to <= yesterday.from && yesterday.to > 0)
    spans.push({ from: 0, to: yesterday.to });
  if (today !== null) spans.push({ from: today.from, to: today.to > today.from ? today.to : midnight });
  return spans;
}
