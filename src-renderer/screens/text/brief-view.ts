/** What the card shows of a brief, decided without a screen. */
import type { Fact, FactSource, HandoffBrief, Objection } from '../../../src-main/contract/brief.ts';
import type { InviteFacts } from '../../../src-main/contract/call.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { phoneText } from '../../../src-main/contract/phone-text.ts';
import { triggerLabel, triggerSentence } from './labels.ts';
import { clock } from './time.ts';

/** The name to put largest: what the brief says, else the caller's display name, number, or an honest "unknown". */
export function nameOf(brief: HandoffBrief, facts?: Pick<InviteFacts, 'displayName' | 'callerId'>): string {
  const candidates = [brief.prospect.name, facts?.displayName, brief.prospect.phone, facts?.callerId];
  const name = candidates.find((text) => text !== null && text !== undefined && text.trim() !== '');
  return name === undefined || name === null ? t('Unknown caller') : phoneText(name);
}

/** The name to use inside a sentence: given name only, or "The caller" when there is none. */
export function shortNameOf(brief: HandoffBrief): string {
  const first = brief.prospect.name?.trim().split(/\s+/u).at(0);
  return first === undefined || first === '' ? t('The caller') : first;
}

/** `VP Sales, Northwind Logistics`; the phone number when neither is known. */
export function positionOf(brief: HandoffBrief): string | null {
  const parts = [brief.prospect.role, brief.prospect.company].filter((part) => part !== null && part.trim() !== '');
  if (parts.length > 0) return parts.join(', ');
  return brief.prospect.name === null || brief.prospect.phone === null ? null : phoneText(brief.prospect.phone);
}

/** True when nothing but the caller's number arrived: nobody introduced anybody. */
export function isCold(brief: HandoffBrief): boolean {
  return brief.origins.every((origin) => origin === 'caller-id');
}

/** Why this call, in a line. */
export function reasonOf(brief: HandoffBrief): string {
  if (isCold(brief)) return t('Cold transfer: nothing came with this call.');
  return brief.trigger.reason ?? brief.summary ?? triggerSentence[brief.trigger.kind];
}

/** `High interest, 0.83`. */
export function triggerLine(brief: HandoffBrief): string {
  const { kind, probability } = brief.trigger;
  return probability === null ? triggerLabel[kind] : `${triggerLabel[kind]}, ${probability.toFixed(2)}`;
}

export interface QuoteView {
  readonly quote: string;
  /** `Turn 14, 0:09 before the transfer`, empty when the turn is unknown. */
  readonly when: string;
}

/** The prospect's own words that fired the trigger. */
export function quoteOf(brief: HandoffBrief): QuoteView | null {
  const first = brief.trigger.evidence.at(0);
  if (first === undefined) return null;
  if (first.turn === null) return { quote: first.quote, when: '' };
  const at = brief.transcript.find((line) => line.turn === first.turn)?.atSeconds ?? null;
  const end = brief.transcript.at(-1)?.atSeconds ?? null;
  const { turn } = first;
  if (at === null || end === null || end <= at) return { quote: first.quote, when: t('Turn {turn}', { turn }) };
  const before = clock((end - at) * 1000);
  return { quote: first.quote, when: t('Turn {turn}, {before} before the transfer', { turn, before }) };
}

/** Turn numbers the trigger points at. */
export function triggerTurns(brief: HandoffBrief): ReadonlySet<number> {
  return new Set(brief.trigger.evidence.flatMap(({ turn }) => (turn === null ? [] : [turn])));
}

export type FactMark = 'answered' | 'open' | 'said' | 'claimed' | 'crm';

export interface FactView {
  readonly mark: FactMark;
  readonly text: string;
  /** `turn 9`, `claimed`, `CRM`. */
  readonly source: string;
}

export function sourceLabel(source: FactSource): string {
  switch (source.kind) {
    case 'said':
      return t('turn {turn}', { turn: source.turn });
    case 'claimed':
      return t('claimed');
    case 'crm':
      return t('CRM');
  }
}

export function factView(fact: Fact): FactView {
  return { mark: fact.source.kind, text: fact.text, source: sourceLabel(fact.source) };
}

export function objectionView(objection: Objection): FactView {
  const mark = objection.answered === null ? objection.source.kind : objection.answered ? 'answered' : 'open';
  return { mark, text: objection.text, source: sourceLabel(objection.source) };
}

/** Objections with the ones still open first, the answered last. */
export function orderedObjections(brief: HandoffBrief): readonly Objection[] {
  const rank = (objection: Objection) => (objection.answered === false ? 0 : objection.answered === null ? 1 : 2);
  return brief.objections.toSorted((a, b) => rank(a) - rank(b));
}

/** The few facts worth the first three seconds: what is open, what is needed, what the CRM knows. */
export function keyFacts(brief: HandoffBrief, limit = 5): readonly FactView[] {
  const objections = orderedObjections(brief);
  const open = objections.filter(({ answered }) => answered !== true).map(objectionView);
  const answered = objections.filter((objection) => objection.answered === true).map(objectionView);
  const questions = brief.openQuestions.map((fact): FactView => ({ ...factView(fact), mark: 'open' }));
  const groups = [
    open,
    questions,
    brief.needs.map(factView),
    brief.crm.map(factView),
    answered,
    brief.intentSignals.map(factView),
  ];
  // One of each kind first, so that a long list of one kind does not hide the others.
  const depth = Math.max(0, ...groups.map((group) => group.length));
  const mixed = Array.from({ length: depth }, (_, row) => groups.flatMap((group) => group.slice(row, row + 1))).flat();
  return mixed.slice(0, limit);
}
