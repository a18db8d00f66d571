/** One source being read: the brief it fills, what was odd on the way, and the fields nobody knew. */
import { briefLimits, emptyBrief, type HandoffBrief } from '../contract/brief.ts';
import { cleanLine } from './clean-text.ts';
import { packExtra } from './extra.ts';
import { isReservedName, type JsonRecord, type JsonValue } from './json-intake.ts';

export interface ReadContext {
  readonly handoffKey: string;
  /** When the call arrived: an expired consent is measured against it. */
  readonly now: Date;
  /**
   * True where the source was asked, or signed, for exactly this handoff: a document that names another one is then refused.
   * Without a reference the key is Baton's own choice, and what the same INVITE carries may call the handoff differently.
   */
  readonly keyMustMatch: boolean;
}

export interface Reading {
  readonly context: ReadContext;
  readonly brief: HandoffBrief;
  readonly extra: JsonRecord;
}

export function startReading(context: ReadContext): Reading {
  return { context, brief: emptyBrief(context.handoffKey), extra: {} };
}

/** The brief that was read; a reading is not used again after this. */
export function finishReading(reading: Reading): HandoffBrief {
  reading.brief.extra = packExtra(reading.extra);
  return reading.brief;
}

/** Adds a sentence for the card, once. */
export function noteProblem(brief: HandoffBrief, problem: string): void {
  const line = cleanLine(problem, briefLimits.line);
  if (line === null || brief.problems.includes(line) || brief.problems.length >= 10) return;
  brief.problems.push(line);
}

/** Keeps a field Baton does not know. The first value under a name stays. */
export function keepExtra(reading: Reading, path: string, value: JsonValue): void {
  const name = cleanLine(path, briefLimits.short);
  if (name === null || isReservedName(name) || Object.hasOwn(reading.extra, name)) return;
  reading.extra[name] = value;
}

/** The first `max` items; says so on the card when some are left out. */
export function capList<T>(brief: HandoffBrief, items: readonly T[], max: number, what: string): T[] {
  if (items.length > max) noteProblem(brief, `Only the first ${max} ${what} are kept.`);
  return items.slice(0, max);
}
