/** Opening hours as people write them: spans of wall-clock time per weekday, in a named zone, with dated exceptions. */
import { z } from 'zod';

/** Minutes after local midnight, 0..1440, as the clock on the wall shows them. `to` is exclusive and after `from`. */
export const spanSchema = z
  .object({ from: z.int().min(0).max(1440), to: z.int().min(0).max(1440) })
  .refine(({ from, to }) => from < to, 'a span ends after it begins');
export type Span = z.infer<typeof spanSchema>;

const daySchema = z.array(spanSchema).max(8);

export const weeklyHoursSchema = z.object({
  /** IANA name. */
  zone: z.string().min(1).max(60).refine(isZone, 'not a time zone this runtime knows'),
  /** Seven days, Monday first. An empty day is a closed day. */
  week: z.array(daySchema).length(7),
  /** Dates (local, `2026-12-25`) that differ from their weekday: holidays have no spans. */
  exceptions: z.array(z.object({ date: z.iso.date(), spans: daySchema })).max(400),
});
export type WeeklyHours = z.infer<typeof weeklyHoursSchema>;

/** Asking the runtime costs a tenth of a millisecond, and every rep's row has a zone. */
const asked = new Map<string, boolean>();
/** More names than there are zones: what is beyond that was made up. */
const mostAsked = 1_000;

/** Whether this runtime knows the IANA zone. */
export function isZone(name: string): boolean {
  const known = asked.get(name);
  if (known !== undefined) return known;
  if (asked.size >= mostAsked) asked.clear();
  const answer = canFormat(name);
  asked.set(name, answer);
  return answer;
}

function canFormat(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone });
    return true;
  } catch {
    return false;
  }
}

/** The same spans on the given ISO weekdays (1 Monday … 7 Sunday), closed on the others. */
export function weekly(
  zone: string,
  spans: readonly Span[],
  weekdays: readonly number[] = [1, 2, 3, 4, 5, 6, 7],
): WeeklyHours {
  const week = [1, 2, 3, 4, 5, 6, 7].map((day) => (weekdays.includes(day) ? [...spans] : []));
  return { zone, week, exceptions: [] };
}

/** What two lists of spans have in common, in order. */
export function commonSpans(some: readonly Span[], others: readonly Span[]): Span[] {
  return some
    .flatMap((one) => others.map((other) => ({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) })))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
}
