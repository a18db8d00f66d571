/** Times and durations as a rep reads them. Inputs are milliseconds, seconds or ISO 8601 instants, as named. */
import { currentLocale, t } from '../../../src-main/contract/i18n/translate.ts';

/** `0:07`, `12:40`, `1:02:09`; negative durations read as `0:00`. */
export function clock(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = String(total % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
}

/** `31 s`, `7 min 12 s`, `1 h 4 min`. */
export function duration(seconds: number): string {
  const total = Math.max(0, Math.round(seconds));
  if (total < 60) return `${total} s`;
  if (total < 3600) return total % 60 === 0 ? `${total / 60} min` : `${Math.floor(total / 60)} min ${total % 60} s`;
  const minutes = Math.floor((total % 3600) / 60);
  return minutes === 0 ? `${Math.floor(total / 3600)} h` : `${Math.floor(total / 3600)} h ${minutes} min`;
}

/** `PT7M12S` for the `datetime` attribute of a duration. */
export function isoDuration(ms: number): string {
  return `PT${Math.max(0, Math.floor(ms / 1000))}S`;
}

/** True when both instants fall on the same local day. */
export function sameDay(a: Date, b: Date): boolean {
  return a.getFullYear() === b.getFullYear() && a.getMonth() === b.getMonth() && a.getDate() === b.getDate();
}

/** `Today`, `Yesterday`, `Monday 16 November`; with the year when it is not this one. */
export function dayLabel(instant: string, now: Date): string {
  const day = new Date(instant);
  if (sameDay(day, now)) return t('Today');
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (sameDay(day, yesterday)) return t('Yesterday');
  const year = day.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
  return new Intl.DateTimeFormat(currentLocale(), { weekday: 'long', day: 'numeric', month: 'long', ...year }).format(
    day,
  );
}

/** How long `until` is away, rounded up to minutes: `12 min`. */
export function minutesUntil(until: string, now: Date): string {
  const minutes = Math.max(1, Math.ceil((Date.parse(until) - now.getTime()) / 60_000));
  return duration(minutes * 60);
}
