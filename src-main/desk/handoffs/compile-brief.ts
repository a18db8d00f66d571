/** From a conversation to the brief a rep reads. Nothing is invented: what was not said or told stays empty. */
import { cleanLine, cleanText } from '../../brief/clean-text.ts';
import { readTimeZone } from '../../brief/time-zone.ts';
import {
  briefLimits,
  emptyBrief,
  type Fact,
  type HandoffBrief,
  type Prospect,
  type TranscriptTurn,
} from '../../contract/brief.ts';
import { withClaims } from '../context/claims.ts';
import { extract } from '../context/extract.ts';
import type { Identity } from '../context/identity.ts';
import { latest } from '../context/latest.ts';
import { openerLength, openerOf, summaryOf } from '../context/phrasing.ts';
import { withdrawalIn } from '../context/withdrawal.ts';
import { witnessOf } from '../context/witness.ts';
import type { Conversation, ConversationTurn } from '../conversations/conversation.ts';
import type { Handoff } from './handoff.ts';

/** Leaves room for everything else within `briefLimits.briefBytes`. */
const transcriptBytes = briefLimits.briefBytes - 450_000;

/** Characters of a conversation that are read, from its end: two hours of talk have fewer. */
const readCharacters = 250_000;

export function compileBrief(
  conversation: Conversation,
  spoken: readonly ConversationTurn[],
  handoff: Handoff,
): HandoffBrief {
  const { input } = conversation;
  const { claims, trigger } = handoff;
  const empty = emptyBrief(handoff.id);
  const turns = latest(spoken, readCharacters, ({ text }) => text.length);
  const found = extract(turns);
  const prospect = prospectOf(input.prospect, found.identity);
  const witness = witnessOf(turns, prospect.name === null ? [] : [prospect.name]);
  const withdrawal = withdrawalIn(turns);
  const heard = turns.some(({ speaker }) => speaker === 'prospect');
  return {
    ...empty,
    prospect,
    summary: summaryOf(found, trigger, turns),
    trigger,
    ...withClaims(found, claims, witness),
    crm: crmFacts(input.crm ?? {}),
    compliance: { ...empty.compliance, ...defined(input.consent ?? {}) },
    transcript: transcriptOf(spoken),
    // Where the prospect has said nothing, the platform's sentence contradicts nobody.
    opener:
      heard || claims.opener === undefined
        ? openerOf(found, trigger, prospect.name, turns)
        : cleanLine(claims.opener, openerLength),
    waitingSince: handoff.createdAt.toISOString(),
    campaign: lineOf(input.campaign),
    platform: lineOf(input.platform),
    origins: ['desk'],
    problems: withdrawal === null ? [] : [withdrawal],
  };
}

/** What the platform knew before the call; else what the prospect said of themselves. */
function prospectOf(given: Conversation['input']['prospect'], told: Identity): Prospect {
  return {
    name: lineOf(given.name) ?? told.name?.text ?? null,
    company: lineOf(given.company) ?? told.company?.text ?? null,
    role: lineOf(given.role) ?? told.role?.text ?? null,
    phone: lineOf(given.phone),
    timeZone: given.timeZone === undefined ? null : readTimeZone(given.timeZone),
    email: lineOf(given.email),
  };
}

function transcriptOf(turns: readonly ConversationTurn[]): TranscriptTurn[] {
  const lines = turns.map((turn) => ({ ...turn, text: cleanText(turn.text, briefLimits.text) ?? '' }));
  const bytes = (line: TranscriptTurn): number => Buffer.byteLength(JSON.stringify(line)) + 1;
  return [...latest(lines.slice(-briefLimits.turns), transcriptBytes, bytes)];
}

function crmFacts(crm: NonNullable<Conversation['input']['crm']>): Fact[] {
  return Object.entries(crm).flatMap(([name, value]): Fact[] => {
    const line = value === null ? null : cleanLine(`${name}: ${String(value)}`, briefLimits.line);
    return line === null ? [] : [{ text: line, source: { kind: 'crm' } }];
  });
}

function lineOf(value: string | undefined): string | null {
  return value === undefined ? null : cleanLine(value, briefLimits.short);
}

/** Without the fields that were left out: they must not cover what is known to be unknown. */
function defined<T extends object>(fields: T): { [K in keyof T]-?: Exclude<T[K], undefined> } {
  // Object.fromEntries forgets the names it was given; they are those of `fields`.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]-?: Exclude<T[K], undefined>;
  };
}
