/** What the INVITE itself carries, as a brief: User-to-User, X-* headers of any platform, JSON and vCon body parts. */
import { briefLimits, emptyBrief, type HandoffBrief } from '../contract/brief.ts';
import type { InviteFacts } from '../contract/call.ts';
import { cleanText } from './clean-text.ts';
import { fieldOf, isWrapper } from './field-table.ts';
import type { HandoffKey } from './handoff-key.ts';
import { isRecord, isReservedName, type JsonRecord, type JsonValue, parseJson } from './json-intake.ts';
import { decodePercent, readPairs } from './key-value.ts';
import { mergeAll } from './merge.ts';
import { type Platform, plainPrefix, platformOfFields } from './platforms.ts';
import { readDocumentRecord } from './read-document.ts';
import { finishReading, keepExtra, noteProblem, type ReadContext, startReading } from './reading.ts';
import { readUserToUser, type UserToUser } from './user-to-user.ts';

type Header = InviteFacts['headers'][number];

const userToUserName = /^(?:x-(?:syllable-)?)?(?:user-to-user|uui)$/i;
/** Avaya and Genesys tag the call's universal id with FA behind the protocol discriminator. */
const genesysForm = /^(?:0x)?0[04]FA[0-9A-F]/i;

/** Everything found in the INVITE, User-to-User first, then headers, then bodies. Never throws. */
export function briefFromInvite(facts: InviteFacts, platform: Platform | null, key: HandoffKey): HandoffBrief {
  const context: ReadContext = {
    handoffKey: key.value,
    now: new Date(facts.receivedAt),
    keyMustMatch: key.from === 'reference',
  };
  const base = emptyBrief(key.value);
  const userToUser = facts.headers
    .filter((header) => userToUserName.test(header.name))
    .flatMap((header) => readUserToUser(header.value));
  const genesys = userToUser.some((value) => genesysForm.test(value.raw)) ? 'Genesys' : null;
  base.platform = platform?.name ?? genesys;
  const briefs = [
    ...userToUser.map((value) => fromUserToUser(value, platform, context)),
    fromHeaders(facts.headers, platform, context),
    ...facts.parts.map((part) => fromPart(part, context)),
  ];
  const merged = mergeAll(base, briefs);
  return { ...merged, origins: ['invite'] };
}

function fromUserToUser(value: UserToUser, platform: Platform | null, context: ReadContext): HandoffBrief {
  const problem = (why: string): string => `The User-to-User data of this call was not used. ${why}`;
  if (value.problem !== null) return troubled(context, problem(value.problem));
  if (value.fields !== null) return fromFields(withoutPrefixes(value.fields, platform), context, problem);
  // Several words are a sentence for the rep; one is an id of somebody's system.
  if (value.text !== null && /\s/.test(value.text.trim())) return fromSentence(value.text, context);
  const reading = startReading(context);
  if (value.raw !== '') keepExtra(reading, 'User-to-User', value.text ?? value.raw);
  return finishReading(reading);
}

function fromHeaders(headers: readonly Header[], platform: Platform | null, context: ReadContext): HandoffBrief {
  const fields: JsonRecord = {};
  const problems: string[] = [];
  for (const { name, value } of headers) {
    if (userToUserName.test(name) || /^x-baton-/i.test(name)) continue;
    if (/^(?:subject|s)$/i.test(name)) setField(fields, 'subject', value);
    if (!plainPrefix.test(name)) continue;
    const field = shortName(name, platform);
    const read = readValue(field, decodePercent(value));
    if (read === null) problems.push(`The header ${name} was not used: it is broken.`);
    else if (isRecord(read) && fieldOf(field) === null && !isWrapper(field)) {
      for (const [inner, innerValue] of Object.entries(read)) setField(fields, shortName(inner, platform), innerValue);
    } else setField(fields, field, read);
  }
  const brief = fromFields(fields, context, (why) => `The headers of this call were not used. ${why}`);
  for (const problem of problems) noteProblem(brief, problem);
  return brief;
}

/** JSON in a header is opened, pairs under a name nobody knows too; null for JSON that is broken or refused. */
function readValue(field: string, value: string): JsonValue | null {
  if (/^\s{0,20}[{[]/.test(value)) {
    const parsed = parseJson(value);
    if (parsed.ok) return parsed.value;
    return value.trimEnd().endsWith('}') || value.trimEnd().endsWith(']') ? null : value;
  }
  if (fieldOf(field) !== null) return value;
  const pairs = readPairs(value);
  return pairs !== null && Object.keys(pairs).length > 1 ? pairs : value;
}

function fromPart(part: InviteFacts['parts'][number], context: ReadContext): HandoffBrief {
  const type = part.contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const problem = (why: string): string => `The data that came with this call (${type}) was not used. ${why}`;
  if (type.includes('json')) {
    const parsed = parseJson(part.text);
    if (!parsed.ok) return troubled(context, problem(parsed.error.message));
    return isRecord(parsed.value)
      ? fromFields(parsed.value, context, problem)
      : troubled(context, problem('It is not a brief.'));
  }
  if (type !== 'text/plain') return emptyBrief(context.handoffKey);
  const pairs = readPairs(part.text.trim());
  return pairs === null ? fromSentence(part.text, context) : fromFields(pairs, context, problem);
}

function fromFields(fields: JsonRecord, context: ReadContext, problem: (why: string) => string): HandoffBrief {
  const read = readDocumentRecord(fields, context);
  if (!read.ok) return troubled(context, problem(read.error.message));
  read.value.platform ??= platformOfFields(Object.keys(fields));
  return read.value;
}

function fromSentence(text: string, context: ReadContext): HandoffBrief {
  return { ...emptyBrief(context.handoffKey), summary: cleanText(text, briefLimits.text) };
}

function troubled(context: ReadContext, problem: string): HandoffBrief {
  const brief = emptyBrief(context.handoffKey);
  noteProblem(brief, problem);
  return brief;
}

function shortName(name: string, platform: Platform | null): string {
  const short = name.replace(platform?.prefix ?? plainPrefix, '');
  return short === '' ? name : short;
}

function withoutPrefixes(fields: JsonRecord, platform: Platform | null): JsonRecord {
  const short: JsonRecord = {};
  for (const [name, value] of Object.entries(fields)) setField(short, shortName(name, platform), value);
  return short;
}

function setField(fields: JsonRecord, name: string, value: JsonValue): void {
  if (!isReservedName(name) && !Object.hasOwn(fields, name)) fields[name] = value;
}
