/** What of a brief is searchable, and how a rep's words become a full-text query. Pure. */
import type { HandoffBrief } from '../contract/brief.ts';
import { typedWords } from '../contract/match-words.ts';

/** The four columns of the index. */
export interface SearchText {
  readonly people: string;
  readonly gist: string;
  readonly transcript: string;
}

export function searchText(brief: HandoffBrief): SearchText {
  const { prospect, trigger } = brief;
  const facts = [brief.needs, brief.intentSignals, brief.objections, brief.openQuestions, brief.crm].flat();
  return {
    people: lines([prospect.name, prospect.company, prospect.role, prospect.email, phoneForms(prospect.phone)]),
    gist: lines([
      brief.summary,
      trigger.reason,
      ...trigger.evidence.map((item) => item.quote),
      ...facts.map((fact) => fact.text),
      brief.opener,
      brief.campaign,
      brief.platform,
    ]),
    transcript: lines(brief.transcript.map((turn) => turn.text)),
  };
}

/** A number is looked for from its beginning, its national part or its last seven digits, however it was written. */
export function phoneForms(phone: string | null): string {
  const digits = (phone ?? '').replace(/\D/g, '');
  if (digits.length < 7) return digits;
  return [...new Set([digits, digits.slice(-10), digits.slice(-7)])].join(' ');
}

/**
 * Every word as a quoted prefix, all of them required: nothing the rep types is FTS5 syntax.
 * Null when there is no word in it.
 */
export function ftsQuery(typed: string): string | null {
  const words = typedWords(typed);
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(' ');
}

function lines(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join('\n');
}
