/** Pairs in one line, as small header values carry them: `name=Dana;company=Acme`, `ani:+1555;lang=en`, `a=1&b=2`. */
import { isReservedName, type JsonRecord } from './json-intake.ts';

const pair = /^\s*([A-Za-z][\w.-]{0,79})\s{0,8}[=:]\s*([\s\S]*)$/;

/** The pairs as an object, null when the text is not made of pairs alone. */
export function readPairs(text: string): JsonRecord | null {
  for (const separator of [';', '&', '|', '\n']) {
    const parts = text.split(separator).filter((part) => part.trim() !== '');
    const pairs = parts.map((part) => pair.exec(part));
    if (parts.length < 2 || pairs.some((match) => match === null)) continue;
    return toRecord(pairs.map((match) => [match?.[1] ?? '', match?.[2] ?? '']));
  }
  // A single "Note: she is in a hurry" is a sentence; a single a=b is a pair.
  const single = /^[^=:]{0,80}=/.test(text) ? pair.exec(text) : null;
  return single === null ? null : toRecord([[single[1] ?? '', single[2] ?? '']]);
}

function toRecord(pairs: readonly (readonly [string, string])[]): JsonRecord {
  const record: JsonRecord = {};
  for (const [name, value] of pairs) {
    if (isReservedName(name) || Object.hasOwn(record, name)) continue;
    record[name] = decodePercent(unquote(value.trim()));
  }
  return record;
}

function unquote(value: string): string {
  return value.length >= 2 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
}

/** Undoes percent-encoding (RFC 3986 2.1) where the whole value is validly encoded; leaves `50% off` alone. */
export function decodePercent(value: string): string {
  if (!/%[0-9A-Fa-f]{2}/.test(value)) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
