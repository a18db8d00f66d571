/**
 * What of a log may leave the machine. Nothing is looked for and taken out: only what cannot be about a person is let
 * through. Numbers and switches are; a text is where its field is known to carry one of the program's own words; of every
 * other text its length, its error codes and its places in the program. Pure.
 */
import { constants } from 'node:os';
import {
  bridgeStrategies,
  declineReasons,
  failureCauses,
  handoffEventSchema,
  notReachedReasons,
  outcomeKinds,
} from '../contract/call.ts';
import { pushes, requests } from '../contract/channels.ts';
import { errorCodes } from '../contract/result.ts';

/** Fields that carry the program's own words. */
const ownWords: ReadonlySet<string> = new Set([
  'at',
  'cause',
  'code',
  'format',
  'kind',
  'level',
  'method',
  'name',
  'phase',
  'process',
  'reason',
  'state',
  'step',
  'strategy',
  'type',
]);
/** Those words. One that is not among them could be somebody's name. */
const vocabulary: ReadonlySet<string> = new Set([
  ...[...Object.keys(requests), ...Object.keys(pushes), ...errorCodes],
  ...[...outcomeKinds, ...declineReasons, ...failureCauses, ...notReachedReasons, ...bridgeStrategies],
  ...handoffEventSchema.options.map((option) => option.shape.type.value),
  ...['info', 'warn', 'error', 'renderer', 'linux', 'darwin', 'win32', 'csv', 'vcon'],
  ...[
    'crashed',
    'killed',
    'oom',
    'abnormal-exit',
    'clean-exit',
    'launch-failed',
    'integrity-failure',
    'GPU',
    'Utility',
  ],
]);
const errorName = /^(?:[A-Z][a-z]+){0,3}Error$/;
/** Other texts, of which the shape is told. */
const told: ReadonlySet<string> = new Set(['error', 'message', 'stack', 'why']);
/** Longer ones are numbers of something, telephones perhaps. */
const largest = 9_999_999;

/** Of the system and of its resolver, by name: a caller's name comes in capitals, too, and may begin like one. */
const systemCodes = [
  ...Object.keys(constants.errno),
  ...['ENOTFOUND', 'ENODATA', 'ESERVFAIL', 'EREFUSED', 'ETIMEOUT', 'EFORMERR', 'ENOTIMP', 'EAI_AGAIN', 'EAI_FAIL'],
];
const codes = [
  new RegExp(`\\b(?:${systemCodes.join('|')})\\b`, 'g'),
  // Of SQLite and of Node.
  /\b(?:SQLITE_[A-Z_]{2,30}|ERR_[A-Z_]{2,40})\b/g,
  // Where in the program.
  /\b[\w-]{1,40}\.(?:ts|tsx|js|cjs|mjs):\d{1,6}:\d{1,6}\b/g,
];

function shapeOf(text: string): string {
  const found = codes.flatMap((code) => text.match(code) ?? []).slice(0, 20);
  return [`[${text.length} characters]`, ...found].join(' ');
}

function cleanValue(name: string, value: unknown): string | number | boolean | null {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Math.abs(value) <= largest ? value : '[number]';
  if (typeof value !== 'string') return '[dropped]';
  if (ownWords.has(name) && (vocabulary.has(value) || errorName.test(value))) return value;
  return shapeOf(value);
}

const fieldName = /^[a-zA-Z]{1,40}$/;

/** One line of the log, or null when it is none. */
export function redactedLine(line: string): string | null {
  const parsed = asRecord(line);
  if (parsed === null) return null;
  const { time, msg, version, ...rest } = parsed;
  const clean: Record<string, string | number | boolean | null> = {};
  if (typeof time === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/.test(time)) clean['time'] = time;
  if (typeof version === 'string' && /^\d{1,4}\.\d{1,4}\.\d{1,4}$/.test(version)) clean['version'] = version;
  if (msg !== undefined) clean['event'] = typeof msg === 'string' && isEvent(msg) ? msg : '[dropped]';
  for (const [name, value] of Object.entries(rest)) {
    const known = ownWords.has(name) || told.has(name) || typeof value === 'number' || typeof value === 'boolean';
    if (known && fieldName.test(name) && !Object.hasOwn(clean, name)) clean[name] = cleanValue(name, value);
  }
  return JSON.stringify(clean);
}

function isEvent(text: string): boolean {
  return text.length <= 60 && /^[a-z]+(?:[-.:][a-z]+)+$|^started$|^exported$|^purged$/.test(text);
}

function asRecord(line: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(line);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : null;
  } catch {
    return null;
  }
}
