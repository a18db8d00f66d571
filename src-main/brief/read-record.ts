/**
 * Reads an object of any vendor's making into the brief: names by the field table, wrappers opened, the rest kept as
 * `extra`. Baton's own brief is one of the shapes. Within one source the first value of a field stays.
 */
import { briefLimits, type Fact, type HandoffBrief, type Objection } from '../contract/brief.ts';
import { type FieldName, fieldOf, isWrapper } from './field-table.ts';
import { isRecord, type JsonRecord, type JsonValue, parseJson } from './json-intake.ts';
import { unionFacts } from './merge-lists.ts';
import {
  fillCompliance,
  readCallingWindow,
  readDoNotCall,
  readTcpa,
  stricterDoNotCall,
  stricterTcpa,
} from './read-compliance.ts';
import { readFacts, readObjections } from './read-facts.ts';
import { readTranscript } from './read-transcript.ts';
import { fillTrigger, readEvidence, readProbability } from './read-trigger.ts';
import { capList, keepExtra, type Reading } from './reading.ts';
import { asInstant, asLine, asText, wordOf } from './scalars.ts';
import { readTimeZone } from './time-zone.ts';

/** Wrappers inside wrappers inside wrappers: no platform goes deeper. */
const maxWrapping = 6;

type FactList = 'needs' | 'intentSignals' | 'openQuestions' | 'crm';
const listNames: Record<FactList, string> = {
  needs: 'needs',
  intentSignals: 'intent signals',
  openQuestions: 'open questions',
  crm: 'CRM notes',
};

/** Fills `reading` from `record`. `path` names where the record stood, for unknown fields. */
export function readRecord(reading: Reading, record: JsonRecord, path = '', wrapping = 0): void {
  const wrapped: [string, JsonRecord][] = [];
  const parts: Partial<Record<FieldName, string | null>> = {};
  for (const [name, value] of Object.entries(record)) {
    if (value === null || value === '') continue;
    const inner = isWrapper(name) ? openWrapper(value) : null;
    const field = fieldOf(name);
    if (inner !== null && wrapping < maxWrapping) wrapped.push([`${path}${name}.`, inner]);
    else if (field === null || !fill(reading, field, value, parts)) keepExtra(reading, `${path}${name}`, value);
  }
  fillFromParts(reading.brief, parts);
  for (const [innerPath, inner] of wrapped) readRecord(reading, inner, innerPath, wrapping + 1);
}

/** The handoff an object says it belongs to, null when it does not say. */
export function statedHandoffKey(record: JsonRecord): string | null {
  for (const [name, value] of Object.entries(record)) {
    if (fieldOf(name) === 'handoffKey') return asLine(value, 256);
  }
  return null;
}

function openWrapper(value: JsonValue): JsonRecord | null {
  if (isRecord(value)) return value;
  if (typeof value !== 'string' || !value.trimStart().startsWith('{')) return null;
  const parsed = parseJson(value);
  return parsed.ok && isRecord(parsed.value) ? parsed.value : null;
}

/** False when the value says nothing in this field, so that it is kept as unknown. */
function fill(
  { brief, context }: Reading,
  field: FieldName,
  value: JsonValue,
  parts: Partial<Record<FieldName, string | null>>,
): boolean {
  const { prospect, trigger, compliance } = brief;
  switch (field) {
    case 'name':
    case 'role':
    case 'company':
    case 'phone':
    case 'email': {
      const line = asLine(isRecord(value) ? value['name'] : value, briefLimits.short);
      prospect[field] ??= field === 'phone' || field === 'email' ? withoutScheme(line) : line;
      return line !== null;
    }
    case 'firstName':
    case 'lastName':
    case 'fromNumber':
    case 'toNumber':
    case 'direction':
      parts[field] ??= asLine(value, briefLimits.short);
      return parts[field] !== null;
    case 'timeZone': {
      const zone = typeof value === 'string' ? readTimeZone(value) : null;
      prospect.timeZone ??= zone;
      return zone !== null;
    }
    case 'summary':
      brief.summary ??= asText(value, briefLimits.text);
      return typeof value === 'string';
    case 'trigger':
    case 'reason':
      fillTrigger(trigger, value);
      return true;
    case 'probability':
      trigger.probability ??= readProbability(value);
      return trigger.probability !== null;
    case 'evidence':
      if (trigger.evidence.length === 0) trigger.evidence = readEvidence(value).slice(0, 10);
      return true;
    case 'needs':
    case 'intentSignals':
    case 'openQuestions':
      return addFacts(brief, field, readFacts(value, { kind: 'claimed' }));
    case 'crm':
      return addFacts(brief, field, readFacts(value, { kind: 'crm' }));
    case 'sentiment': {
      const mood = asLine(value, briefLimits.short);
      return (
        mood !== null && addFacts(brief, 'intentSignals', [{ text: `Sentiment: ${mood}`, source: { kind: 'claimed' } }])
      );
    }
    case 'objections': {
      const objections: Objection[] = unionFacts(brief.objections, readObjections(value));
      brief.objections = capList(brief, objections, briefLimits.items, 'objections');
      return true;
    }
    case 'compliance':
      fillCompliance(compliance, value, context.now);
      return true;
    case 'tcpa':
      compliance.tcpa = stricterTcpa(compliance.tcpa, readTcpa(value));
      return true;
    case 'doNotCall':
      compliance.doNotCall = stricterDoNotCall(compliance.doNotCall, readDoNotCall(value));
      return true;
    case 'consentSource':
      compliance.consentSource ??= asLine(value, briefLimits.line);
      return true;
    case 'consentAt':
      compliance.consentAt ??= asInstant(value);
      return compliance.consentAt !== null;
    case 'callingWindow':
      compliance.callingWindow ??= readCallingWindow(value);
      return compliance.callingWindow !== null;
    case 'transcript':
      if (brief.transcript.length === 0) brief.transcript = readTranscript(value, brief);
      return brief.transcript.length > 0;
    case 'opener':
      brief.opener ??= asLine(value, briefLimits.line);
      return true;
    case 'waitingSince':
      brief.waitingSince ??= asInstant(value);
      return brief.waitingSince !== null;
    case 'campaign':
    case 'platform': {
      const line = asLine(isRecord(value) ? value['name'] : value, briefLimits.short);
      brief[field] ??= line;
      return line !== null;
    }
    case 'handoffKey':
    case 'ignored':
      return true;
    default:
      return field satisfies never;
  }
}

function addFacts(brief: HandoffBrief, list: FactList, facts: readonly Fact[]): boolean {
  brief[list] = capList(brief, unionFacts(brief[list], facts), briefLimits.items, listNames[list]);
  return facts.length > 0;
}

function fillFromParts({ prospect }: HandoffBrief, parts: Partial<Record<FieldName, string | null>>): void {
  const name = [parts.firstName, parts.lastName].filter((part) => typeof part === 'string').join(' ');
  if (name !== '') prospect.name ??= name.slice(0, briefLimits.short);
  // The AI called out: the prospect is who it called. Otherwise the prospect called in.
  const outbound = wordOf(parts.direction ?? '').startsWith('outbound');
  prospect.phone ??= withoutScheme((outbound ? parts.toNumber : parts.fromNumber) ?? null);
}

/** `tel:`, `sip:` and `mailto:` say how to reach an address; the card shows the address. */
function withoutScheme(value: string | null): string | null {
  return value?.replace(/^(?:tel|sips?|mailto):/i, '') ?? null;
}
