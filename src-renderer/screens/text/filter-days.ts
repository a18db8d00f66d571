/** Local calendar days, as a date field writes them (`2026-11-23`), and the instants they stand for. */

function parts(day: string): [number, number, number] | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  return match === null ? null : [Number(match[1]), Number(match[2]) - 1, Number(match[3])];
}

/** The first instant of the day, null for an empty or half-typed field. */
export function startOfDay(day: string): string | null {
  const date = parts(day);
  return date === null ? null : new Date(...date).toISOString();
}

/** The first instant after the day: days differ in length where clocks change. */
export function endOfDay(day: string): string | null {
  const date = parts(day);
  return date === null ? null : new Date(date[0], date[1], date[2] + 1).toISOString();
}

/** The local day of an instant, moved by `ms`; empty for null. */
export function dayOf(instant: string | null, ms = 0): string {
  if (instant === null) return '';
  const date = new Date(Date.parse(instant) + ms);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
