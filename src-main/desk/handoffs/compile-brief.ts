/** From a conversation to the brief a rep reads. Nothing is invented: what was not said or told stays empty. */
import { cleanLine, cleanText } from '../../brief/clean-text.ts';
import { readTimeZone } from '../../brief/time-zone.ts';
import { briefLimits, emptyBrief, type Fact, type HandoffBrief, type Prospect } from '../../contract/brief.ts';
import type { Conversation, ConversationTurn } from '../conversations/conversation.ts';
import { isBorneOut } from './borne-out.ts';
import type { Claims, Handoff } from './handoff.ts';

export function compileBrief(
  conversation: Conversation,
  turns: readonly ConversationTurn[],
  handoff: Handoff,
): HandoffBrief {
  const { input } = conversation;
  const { claims } = handoff;
  const empty = emptyBrief(handoff.id);
  const words = new Map(turns.filter(({ speaker }) => speaker === 'prospect').map(({ turn, text }) => [turn, text]));
  return {
    ...empty,
    prospect: prospectOf(input.prospect),
    summary: claims.summary === undefined ? null : cleanText(claims.summary, briefLimits.text),
    trigger: handoff.trigger,
    needs: facts(claims.needs, words),
    intentSignals: facts(claims.intentSignals, words),
    objections: (claims.objections ?? []).flatMap((claim) =>
      facts([claim], words).map((fact) => ({ ...fact, answered: claim.answered ?? null })),
    ),
    openQuestions: facts(claims.openQuestions, words),
    crm: crmFacts(input.crm ?? {}),
    compliance: { ...empty.compliance, ...defined(input.consent ?? {}) },
    transcript: turns.map((turn) => ({ ...turn, text: cleanText(turn.text, briefLimits.text) ?? '' })),
    opener: claims.opener === undefined ? null : cleanLine(claims.opener, briefLimits.line),
    waitingSince: handoff.createdAt.toISOString(),
    campaign: lineOf(input.campaign),
    platform: lineOf(input.platform),
    origins: ['desk'],
  };
}

function prospectOf(given: Conversation['input']['prospect']): Prospect {
  return {
    name: lineOf(given.name),
    company: lineOf(given.company),
    role: lineOf(given.role),
    phone: lineOf(given.phone),
    timeZone: given.timeZone === undefined ? null : readTimeZone(given.timeZone),
    email: lineOf(given.email),
  };
}

/** A fact is `said` only where the prospect's own words in that turn bear it out. */
function facts(claims: Claims['needs'], words: ReadonlyMap<number, string>): Fact[] {
  return (claims ?? []).flatMap(({ text, turn }): Fact[] => {
    const line = cleanLine(text, briefLimits.line);
    if (line === null) return [];
    const spoken = turn === undefined ? undefined : words.get(turn);
    const said = turn !== undefined && spoken !== undefined && isBorneOut(line, spoken);
    return [{ text: line, source: said ? { kind: 'said', turn } : { kind: 'claimed' } }];
  });
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
