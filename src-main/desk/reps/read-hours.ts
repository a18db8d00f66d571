/** Working hours as an operator writes them: `Mon-Fri 09:00-17:00`, `Mon-Thu 9:00-12:00, Mon-Thu 13:00-17:00, Fri 9:00-13:00`. */
import { fail, ok, type Result } from '../../contract/result.ts';
import { isZone, type Span, type WeeklyHours } from '../hours/weekly-hours.ts';

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const form = /^([a-z]{3})(?:-([a-z]{3}))? +(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/i;

/** @param zone IANA name */
export function readHours(text: string, zone: string): Result<WeeklyHours> {
  if (!isZone(zone)) return fail('bad-request', `--zone ${zone} is not a time zone like America/New_York.`);
  const week: Span[][] = days.map(() => []);
  for (const part of text.split(',')) {
    const [, first = '', last = first, fromHour, fromMinute, toHour, toMinute] = form.exec(part.trim()) ?? [];
    const [begin, end] = [days.indexOf(first.toLowerCase()), days.indexOf(last.toLowerCase())];
    const span = { from: minutes(fromHour, fromMinute), to: minutes(toHour, toMinute) };
    if (begin < 0 || end < begin || !(span.from < span.to) || span.to > 1440) {
      return fail('bad-request', `--hours: "${part.trim()}" does not read like "Mon-Fri 09:00-17:00".`);
    }
    for (const spans of week.slice(begin, end + 1)) spans.push(span);
  }
  return ok({ zone, week, exceptions: [] });
}

/** After midnight; not a number for a minute no clock shows. */
function minutes(hour = '', minute = ''): number {
  return Number(minute) < 60 ? Number(hour) * 60 + Number(minute) : Number.NaN;
}
