/**
 * Where a phone number belongs: zones and US state by prefix. A number says where it was issued, not where the phone
 * is: it stands in only where nobody stated the place, and where it may be in several zones all of them count.
 */
import { z } from 'zod';
import raw from './data/number-places.json' with { type: 'json' };

export interface NumberPlace {
  /** IANA names; empty: unknown (toll-free, satellite, not E.164). */
  readonly zones: readonly string[];
  /** Two-letter US state, null elsewhere or unknown. */
  readonly state: string | null;
}

const table = z
  .object({ zones: z.record(z.string(), z.string()), states: z.record(z.string(), z.string()) })
  .parse(raw);

const zonesByPrefix = new Map(
  Object.entries(table.zones).flatMap(([zones, prefixes]) =>
    prefixes.split(' ').map((prefix) => [prefix, zones.split(' ')] as const),
  ),
);
const stateByAreaCode = new Map(
  Object.entries(table.states).flatMap(([state, codes]) => codes.split(' ').map((code) => [code, state] as const)),
);
const longestPrefix = Math.max(...[...zonesByPrefix.keys()].map((prefix) => prefix.length));

/** E.164 (`+14155550100`); ten North American digits are read as such. */
export function placeOfNumber(phone: string | null): NumberPlace {
  const digits = internationalDigits(phone);
  if (digits === null) return { zones: [], state: null };
  const state = digits.startsWith('1') ? (stateByAreaCode.get(digits.slice(1, 4)) ?? null) : null;
  for (let length = Math.min(longestPrefix, digits.length); length > 0; length -= 1) {
    const zones = zonesByPrefix.get(digits.slice(0, length));
    if (zones !== undefined) return { zones, state };
  }
  return { zones: [], state };
}

function internationalDigits(phone: string | null): string | null {
  const written = (phone ?? '').slice(0, 40).trim();
  const digits = written.replace(/\D/g, '');
  if (written.startsWith('+') && digits.length >= 7 && digits.length <= 15) return digits;
  if (/^1[2-9]\d{2}[2-9]\d{6}$/.test(digits)) return digits;
  return /^[2-9]\d{2}[2-9]\d{6}$/.test(digits) ? `1${digits}` : null;
}
