/** Reads single values leniently: vendors send numbers as text, times as epochs and flags as words. */
import { cleanLine, cleanText } from './clean-text.ts';
import type { JsonValue } from './json-intake.ts';

/** One line of at most `max` UTF-16 units, from text or a number; null for anything else. */
export function asLine(value: JsonValue | undefined, max: number): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? cleanLine(value, max) : null;
}

/** Text of several lines; null for anything that is not text. */
export function asText(value: JsonValue | undefined, max: number): string | null {
  return typeof value === 'string' ? cleanText(value, max) : null;
}

/** A finite number, also from its decimal text. */
export function asNumber(value: JsonValue | undefined): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.length > 40 || value.trim() === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** A turn number as the contract allows it, 1..1,000,000. */
export function asTurn(value: JsonValue | undefined): number | null {
  const turn = asNumber(value);
  return turn !== null && Number.isInteger(turn) && turn >= 1 && turn <= 1_000_000 ? turn : null;
}

const isoWithZone = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})$/i;
const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/**
 * An instant as ISO 8601 UTC. Accepts ISO 8601 with an offset, a plain date (its midnight UTC) and Unix epochs in
 * seconds or milliseconds. A local time without an offset names no instant: null.
 */
export function asInstant(value: JsonValue | undefined): string | null {
  const epoch = asNumber(value);
  if (epoch !== null) {
    // 1e11 s is the year 5138, 1e11 ms is 1973: what is larger is milliseconds.
    if (epoch < 1e8 || epoch > 4e12) return null;
    return new Date(epoch < 1e11 ? epoch * 1_000 : epoch).toISOString();
  }
  if (typeof value !== 'string' || value.length > 64) return null;
  const text = value.trim();
  if (!isoWithZone.test(text) && !isoDate.test(text)) return null;
  const instant = new Date(text.replace(' ', 'T').replace(/\s/, ''));
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}

/** Lower-case letters and digits of a word: `Not-Cleared`, `not_cleared` and `NOT CLEARED` are one word. */
export function wordOf(value: string): string {
  return value
    .slice(0, 200)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
