/**
 * Who is called and why it is allowed, from whatever a platform's variables and metadata call it. The names are those the
 * phone reads on an INVITE too; a field nobody knows is a CRM fact.
 */
import { cleanLine } from '../../brief/clean-text.ts';
import { isRecord, type JsonRecord, type JsonValue } from '../../brief/json-intake.ts';
import { readRecord } from '../../brief/read-record.ts';
import { type Reading, startReading } from '../../brief/reading.ts';
import { briefLimits, type HandoffBrief } from '../../contract/brief.ts';
import type { ConversationInput } from '../conversations/conversation.ts';
import type { Claims, HandoffInput } from '../handoffs/handoff.ts';
import { readRouting } from './call-routing.ts';

/** Reads several objects as one; the first value of a field stays. Nothing is refused: what cannot be read is left out. */
export function readFields(records: readonly JsonRecord[], now: Date): Reading {
  const reading = startReading({ handoffKey: 'platform', now, keyMustMatch: false });
  for (const record of records) readRecord(reading, record);
  return reading;
}

/** What the platform itself says of the call, whatever its users' variables say. */
export interface CallFacts {
  /** The prospect's number. */
  readonly phone?: string | undefined;
  readonly startedAt?: string | undefined;
  readonly inbound?: boolean;
}

export function conversationInput(reading: Reading, platform: string, told: CallFacts = {}): ConversationInput {
  const { prospect, compliance, campaign } = reading.brief;
  const phone = lineOf(told.phone) ?? prospect.phone;
  const { routing, rest } = readRouting(reading.extra);
  return {
    prospect: known({ ...prospect, phone }),
    ...(Object.keys(routing).length === 0 ? {} : { routing }),
    ...(told.inbound === true ? { direction: 'inbound' } : {}),
    crm: crmOf({ ...reading, extra: rest }),
    consent: known({
      ...compliance,
      tcpa: compliance.tcpa === 'unknown' ? null : compliance.tcpa,
      doNotCall: compliance.doNotCall === 'unknown' ? null : compliance.doNotCall,
    }),
    ...(campaign === null ? {} : { campaign }),
    platform,
    ...(told.startedAt === undefined ? {} : { startedAt: told.startedAt }),
  };
}

/** Why now, and what the platform claims beside the transcript. */
export function handoffInput(reading: Reading): HandoffInput {
  const { trigger, summary, opener, needs, intentSignals, objections, openQuestions } = reading.brief;
  const given = trigger.kind !== 'unknown' || trigger.reason !== null || trigger.evidence.length > 0;
  const claims: Claims = {
    ...(summary === null ? {} : { summary }),
    ...(opener === null ? {} : { opener }),
    ...some('needs', claimsOf(needs)),
    ...some('intentSignals', claimsOf(intentSignals)),
    ...some(
      'objections',
      objections.map((item) => ({ ...claimOf(item), ...(item.answered === null ? {} : { answered: item.answered }) })),
    ),
    ...some('openQuestions', claimsOf(openQuestions)),
  };
  return { ...(given ? { trigger } : {}), ...(Object.keys(claims).length === 0 ? {} : { claims }) };
}

/** What no other field has a place for. What is claimed before a word was said is history too. */
function crmOf({ brief, extra }: Reading): NonNullable<ConversationInput['crm']> {
  const crm: NonNullable<ConversationInput['crm']> = {};
  const add = (name: string, value: JsonValue): void => {
    const line = cleanLine(name, 100);
    const free = line !== null && !Object.hasOwn(crm, line) && Object.keys(crm).length < briefLimits.items;
    if (free && value !== null) crm[line] = scalarOf(value);
  };
  for (const [path, value] of Object.entries(extra)) {
    const name = path.split('.').at(-1) ?? path;
    if (isRecord(value)) for (const [inner, item] of Object.entries(value)) add(inner, item);
    else add(name, value);
  }
  // `tier: enterprise`, as an object of CRM fields is read.
  brief.crm.forEach(({ text }, index) => {
    const [, name, value] = /^([^:]{1,60}): (.+)$/.exec(text) ?? [];
    add(name ?? `note ${index + 1}`, value ?? text);
  });
  if (brief.summary !== null) add('notes', brief.summary);
  for (const name of ['needs', 'intentSignals', 'objections', 'openQuestions'] as const) {
    for (const [index, { text }] of brief[name].entries()) add(`${name} ${index + 1}`, text);
  }
  return crm;
}

function scalarOf(value: JsonValue): string | number | boolean | null {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return cleanLine(typeof value === 'string' ? value : JSON.stringify(value), briefLimits.line);
}

function claimsOf(facts: HandoffBrief['needs']) {
  return facts.map(claimOf);
}

function claimOf({ text, source }: HandoffBrief['needs'][number]) {
  return { text, ...(source.kind === 'said' ? { turn: source.turn } : {}) };
}

function some<K extends string, T>(name: K, list: readonly T[]): { [key in K]?: T[] } {
  // A computed key forgets its literal type.
  return (list.length === 0 ? {} : { [name]: [...list] }) as { [key in K]?: T[] };
}

function lineOf(value: string | undefined): string | null {
  return value === undefined ? null : cleanLine(value, briefLimits.short);
}

/** Without what is null: unknown is left out. */
function known<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
