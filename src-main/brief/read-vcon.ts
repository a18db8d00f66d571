/**
 * vCon (draft-ietf-vcon-vcon-core, 0.4.0) as a brief: parties, text dialog, analysis, consent attachments.
 * Recordings and other media are addresses of files elsewhere; they are never fetched and not kept.
 */
import { briefLimits } from '../contract/brief.ts';
import { isRecord, type JsonRecord, type JsonValue, parseJson } from './json-intake.ts';
import { fillCompliance } from './read-compliance.ts';
import { readRecord } from './read-record.ts';
import { readSpeaker } from './read-transcript.ts';
import { fillTrigger } from './read-trigger.ts';
import { keepExtra, noteProblem, type Reading } from './reading.ts';
import { asInstant, asLine, asText, wordOf } from './scalars.ts';

/** True for a vCon, also one wrapped in a JWS (its payload is read; its signature is not what Baton trusts). */
export function isVcon(record: JsonRecord): boolean {
  return typeof record['vcon'] === 'string' || (Array.isArray(record['parties']) && Array.isArray(record['dialog']));
}

/** The vCon inside a JWS JSON serialisation (RFC 7515 7.2), null when `record` is none. */
export function unsignedVcon(record: JsonRecord): JsonRecord | null {
  const payload = record['payload'];
  if (typeof payload !== 'string' || !Array.isArray(record['signatures'])) return null;
  const parsed = parseJson(Buffer.from(payload, 'base64url').toString('utf8'));
  return parsed.ok && isRecord(parsed.value) && isVcon(parsed.value) ? parsed.value : null;
}

/** Fills `reading` from a vCon. */
export function readVcon(reading: Reading, vcon: JsonRecord): void {
  const parties = records(vcon['parties']);
  const prospectAt = findProspect(parties);
  const prospect = parties[prospectAt];
  if (prospect !== undefined) readParty(reading, prospect);
  for (const analysis of records(vcon['analysis'])) readAnalysis(reading, analysis);
  if (reading.brief.transcript.length === 0) readDialog(reading, records(vcon['dialog']), parties, prospectAt);
  for (const attachment of records(vcon['attachments'])) readAttachment(reading, attachment);
  reading.brief.summary ??= asText(vcon['subject'], briefLimits.text);
  for (const name of ['uuid', 'created_at']) {
    const value = vcon[name];
    if (typeof value === 'string') keepExtra(reading, `vcon.${name}`, value);
  }
}

function records(value: JsonValue | undefined): JsonRecord[] {
  return Array.isArray(value) ? value.filter((item) => isRecord(item)) : [];
}

function partySpeaker(party: JsonRecord | undefined): ReturnType<typeof readSpeaker> {
  return readSpeaker(party?.['role']) ?? readSpeaker(party?.['type']);
}

/** The party whose role says so, else the first that is neither the AI nor a rep. */
function findProspect(parties: readonly JsonRecord[]): number {
  const named = parties.findIndex((party) => partySpeaker(party) === 'prospect');
  return named >= 0 ? named : parties.findIndex((party) => partySpeaker(party) === null);
}

function readParty(reading: Reading, party: JsonRecord): void {
  // In a vCon `role` is the part in the conversation, not the job.
  const { role: _part, type: _kind, uuid: _id, meta, ...person } = party;
  readRecord(reading, person, 'party.');
  if (isRecord(meta)) readRecord(reading, meta, 'party.meta.');
}

/** The body of an analysis or attachment: an object, JSON in a text (`encoding: json`), or plain text. */
function bodyOf(item: JsonRecord): JsonValue {
  const body = item['body'] ?? null;
  if (typeof body !== 'string') return body;
  const text = item['encoding'] === 'base64url' ? Buffer.from(body, 'base64url').toString('utf8') : body;
  if (item['encoding'] !== 'json' && !/^\s{0,20}[[{]/.test(text)) return text;
  const parsed = parseJson(text);
  return parsed.ok ? parsed.value : text;
}

function readAnalysis(reading: Reading, analysis: JsonRecord): void {
  const body = bodyOf(analysis);
  const type = asLine(analysis['type'], briefLimits.short) ?? 'analysis';
  switch (wordOf(type)) {
    case 'summary':
    case 'transcript':
    case 'sentiment':
      readRecord(
        reading,
        isRecord(body) && wordOf(type) !== 'transcript' ? body : { [wordOf(type)]: body },
        'analysis.',
      );
      return;
    case 'reason':
    case 'transferreason':
    case 'handoffreason':
      fillTrigger(reading.brief.trigger, body);
      return;
    default:
      if (isRecord(body)) readRecord(reading, body, `analysis.${type}.`);
      else if (body !== null) keepExtra(reading, `analysis.${type}`, body);
  }
}

function readDialog(
  reading: Reading,
  dialog: readonly JsonRecord[],
  parties: readonly JsonRecord[],
  prospectAt: number,
): void {
  const spoken = dialog.filter((item) => item['type'] === 'text' && typeof item['body'] === 'string');
  const began = startMs(spoken[0]);
  const turns = spoken.map((item) => {
    const at = partyIndex(item);
    const start = startMs(item);
    return {
      role: at === prospectAt ? 'prospect' : (partySpeaker(parties[at]) ?? 'ai'),
      text: item['body'] ?? null,
      atSeconds: began === null || start === null ? null : (start - began) / 1_000,
    };
  });
  if (turns.length > 0) readRecord(reading, { transcript: turns });
  if (dialog.some((item) => item['type'] === 'incomplete')) {
    noteProblem(reading.brief, 'The record of the conversation is incomplete: part of it was never connected.');
  }
}

/** Who spoke: `originator`, else the first of `parties` (core 4.3). */
function partyIndex(item: JsonRecord): number {
  const parties = item['parties'];
  const index = item['originator'] ?? (Array.isArray(parties) ? parties[0] : parties);
  return typeof index === 'number' ? index : -1;
}

function startMs(item: JsonRecord | undefined): number | null {
  const start = asInstant(item?.['start']);
  return start === null ? null : Date.parse(start);
}

function readAttachment(reading: Reading, attachment: JsonRecord): void {
  const purpose = asLine(attachment['purpose'] ?? attachment['type'], briefLimits.short) ?? 'attachment';
  const body = bodyOf(attachment);
  if (!isRecord(body)) {
    if (typeof body === 'string') keepExtra(reading, `attachment.${purpose}`, body);
  } else if (wordOf(purpose).includes('consent') || Array.isArray(body['consents'])) {
    fillCompliance(reading.brief.compliance, body, reading.context.now);
  } else {
    readRecord(reading, body, `attachment.${purpose}.`);
  }
}
