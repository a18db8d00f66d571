/** The hands of the clock, in the form the language uses. */
import { byLocale, currentLocale } from './translate.ts';

const form = { hour: '2-digit', minute: '2-digit' } as const;
const here = byLocale((locale) => new Intl.DateTimeFormat(locale, form));

/** By the clock of this computer; with `zone` (IANA) by the clock there, named where it may be another. */
export function timeOfDay(instant: string | number | Date, zone?: string): string {
  const at = new Date(instant);
  if (zone === undefined || zone === Intl.DateTimeFormat().resolvedOptions().timeZone) return here().format(at);
  return new Intl.DateTimeFormat(currentLocale(), { ...form, timeZone: zone, timeZoneName: 'short' }).format(at);
}
