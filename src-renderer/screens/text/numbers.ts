/** Numbers as a lead reads them, honest about how few there are. */

import { byLocale, t } from '../../../src-main/contract/i18n/translate.ts';

/** Under so many, a percentage would pretend to know more than it does. */
export const enough = 10;

const formatOf = (options: Intl.NumberFormatOptions) => byLocale((locale) => new Intl.NumberFormat(locale, options));
const percentFormat = formatOf({ style: 'percent', maximumFractionDigits: 0 });
const finePercentFormat = formatOf({ style: 'percent', maximumFractionDigits: 1 });
const twoDigits = formatOf({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
const whole = formatOf({ maximumFractionDigits: 0 });
const oneDigit = formatOf({ maximumFractionDigits: 1 });
const exactlyOneDigit = formatOf({ minimumFractionDigits: 1, maximumFractionDigits: 1 });

export function count(value: number): string {
  return whole().format(value);
}

/** `93%` of many, `8 of 9` of few, a dash of none. */
export function shareOf(part: number, all: number): string {
  if (all === 0) return '–';
  return all < enough
    ? t('{part} of {all}', { part: count(part), all: count(all) })
    : percentFormat().format(part / all);
}

/** A share whose parts are not known: a dash while fewer than ten were counted. */
export function share(value: number | null, sample: number): string {
  return value === null || sample < enough ? '–' : percentFormat().format(value);
}

/** `2.1%`, for shares that are compared with a limit of a few percent. */
export function finePercent(value: number): string {
  return finePercentFormat().format(value);
}

/** A probability or threshold, `0.62`. */
export function probability(value: number): string {
  return twoDigits().format(value);
}

/** Seconds or a mean opinion score, `4.3`. */
export function tenths(value: number): string {
  return exactlyOneDigit().format(value);
}

/** `38 ms`, `6.8 s`, `14 s`, `2 min 5 s`. */
export function span(ms: number): string {
  if (ms < 1_000) return `${whole().format(ms)} ms`;
  if (ms < 9_950) return `${oneDigit().format(ms / 1_000)} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return `${seconds} s`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
