/** `HandoffBrief.extra`: unknown fields as one JSON text. Whole fields are dropped, last first, when it would grow too long. */
import { briefLimits } from '../contract/brief.ts';
import { isRecord, type JsonRecord, parseJson } from './json-intake.ts';

/** Roomier than the intake's: a value that was deep enough there stands one level lower here. */
const limits = { bytes: 4 * briefLimits.extraBytes, depth: 2 * briefLimits.depth };

/** JSON text of at most `briefLimits.extraBytes` UTF-16 units, null for nothing. */
export function packExtra(fields: JsonRecord): string | null {
  const parts: string[] = [];
  let length = 2;
  for (const [name, value] of Object.entries(fields)) {
    const part = `${JSON.stringify(name)}:${JSON.stringify(value)}`.toWellFormed();
    if (length + part.length + 1 > briefLimits.extraBytes) continue;
    parts.push(part);
    length += part.length + 1;
  }
  return parts.length === 0 ? null : `{${parts.join(',')}}`;
}

/** Both sets of unknown fields; under one name the first value stays. */
export function mergeExtra(first: string | null, second: string | null): string | null {
  if (first === null || second === null || first === second) return first ?? second;
  const known = parseJson(first, limits);
  const added = parseJson(second, limits);
  if (!known.ok || !isRecord(known.value) || !added.ok || !isRecord(added.value)) return first;
  return packExtra(union(known.value, added.value));
}

function union(known: JsonRecord, added: JsonRecord): JsonRecord {
  const fields: JsonRecord = { ...known };
  for (const [name, value] of Object.entries(added)) {
    if (!Object.hasOwn(fields, name)) fields[name] = value;
  }
  return fields;
}
