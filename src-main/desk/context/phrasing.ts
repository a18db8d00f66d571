/** The summary and the opener: short, and between their few fixed words only what the prospect said. */
import type { Fact, Objection, Trigger, TriggerKind } from '../../contract/brief.ts';
import type { ConversationTurn } from '../conversations/conversation.ts';
import { clausesOf } from './clauses.ts';
import type { Extract } from './extract.ts';
import { asksForPerson } from './questions.ts';
import type { SignalKind } from './signal-patterns.ts';

/** UTF-16 units. */
export const summaryLength = 240;
export const openerLength = 140;
const longestPart = 90;
/** A shorter piece of a quote says nothing. */
const shortestQuote = 12;
const telling: readonly SignalKind[] = ['commitment', 'timeline', 'budget', 'size', 'authority', 'step', 'vendor'];

/** What was said, in a few quotes; null where the prospect said nothing worth one. */
export function summaryOf(found: Extract, trigger: Trigger, turns: readonly ConversationTurn[]): string | null {
  const needs = found.needs.slice(-2);
  const signals = telling.flatMap((kind) => found.intentSignals.filter((signal) => signal.kind === kind).slice(-1));
  const parts = [
    ...part('Needs', needs.at(-1)),
    ...part('Objection', openObjection(found.objections)),
    ...part('Asked', found.openQuestions.at(-1)),
    ...part('Said', signals[0]),
    ...part('Needs also', needs.length > 1 ? needs[0] : undefined),
    ...part('Said also', signals[1]),
  ];
  if (parts.length === 0) parts.push(...part('Said', evidenceOf(trigger, turns)));
  let summary = '';
  for (const next of parts) {
    const longer = summary === '' ? next : `${summary} ${next}`;
    if (longer.length <= summaryLength) summary = longer;
  }
  return summary === '' ? null : summary;
}

function part(label: string, fact: Pick<Fact, 'text'> | undefined): string[] {
  return fact === undefined ? [] : [`${label}: ${marked(clipWords(fact.text, longestPart))}`];
}

/** The latest that is not settled. */
function openObjection(objections: readonly Objection[]): Objection | undefined {
  return objections.findLast(({ answered }) => answered !== true);
}

/** The words that fired the trigger, where the prospect did say them. */
function evidenceOf(trigger: Trigger, turns: readonly ConversationTurn[]): Pick<Fact, 'text'> | undefined {
  const quote = trigger.evidence.find(({ quote }) =>
    turns.some(({ speaker, text }) => speaker === 'prospect' && quote.length >= shortestQuote && text.includes(quote)),
  )?.quote;
  return quote === undefined ? undefined : { text: quote };
}

/** How a rep begins, by why the call comes. */
const beginnings: Readonly<Record<TriggerKind, string>> = {
  'explicit-request': 'I am a person, and I am here for you.',
  complexity: 'I can take the questions from here.',
  hesitation: 'let us look at this together.',
  frustration: 'I am sorry about the trouble so far.',
  'high-interest': 'let us take the next step.',
  'high-value': 'I am glad to take this myself.',
  loop: 'I am sorry that this went in circles.',
  unknown: 'I have what you told us.',
};
const wishedFor = 'you asked for a person, and here I am.';

/** The first sentence for the rep; null where nobody knows anything to begin with. */
export function openerOf(
  found: Extract,
  trigger: Trigger,
  name: string | null,
  turns: readonly ConversationTurn[],
): string | null {
  const wished = trigger.kind === 'explicit-request' && hasAsked(turns);
  const quote = quoteFor(found, trigger.kind);
  if (quote === null && trigger.kind === 'unknown') return null;
  const greeting = givenName(name);
  const beginning = wished ? wishedFor : beginnings[trigger.kind];
  const start =
    greeting === null ? `${beginning.slice(0, 1).toUpperCase()}${beginning.slice(1)}` : `Hi ${greeting}, ${beginning}`;
  if (quote === null) return start;
  const room = openerLength - start.length - ` ${quote.label}: "".`.length;
  if (room < shortestQuote) return start;
  const said = clipWords(quote.text, room);
  // Single quotes, since the card sets the whole opener in double ones.
  return `${start} ${quote.label}: ${marked(said, ['‘', '’'])}`;
}

/** Ended like a sentence, in quotes. */
function marked(words: string, [open, shut]: readonly [string, string] = ['“', '”']): string {
  return `${open}${words}${/[?!…)]$/.test(words) ? '' : '.'}${shut}`;
}

const wishes: ReadonlySet<SignalKind> = new Set(['commitment', 'step', 'timeline', 'budget']);
const said = ({ text }: Pick<Fact, 'text'>) => ({ label: 'You said', text });

function hasAsked(turns: readonly ConversationTurn[]): boolean {
  const last = turns.filter(({ speaker }) => speaker === 'prospect').slice(-4);
  return last.some(({ text }) => clausesOf(text).some(({ words }) => asksForPerson(words)));
}

/** What to come back to: a doubt for those who hesitate, else the open question, then what they are after. */
function quoteFor(found: Extract, kind: TriggerKind): { readonly label: string; readonly text: string } | null {
  const question = found.openQuestions.at(-1);
  const objection = openObjection(found.objections);
  const asked = question === undefined ? [] : [{ label: 'You asked', text: question.text }];
  const doubt = objection === undefined ? [] : [said(objection)];
  const wish = found.intentSignals
    .filter((signal) => wishes.has(signal.kind))
    .slice(-1)
    .map(said);
  const need = found.needs.slice(-1).map(said);
  const order =
    kind === 'hesitation'
      ? [...doubt, ...asked, ...need]
      : kind === 'high-interest'
        ? [...asked, ...wish, ...need]
        : [...asked, ...doubt, ...need];
  return order[0] ?? null;
}

function givenName(name: string | null): string | null {
  const words = (name ?? '').split(',').reverse().join(' ').trim().split(/\s+/u);
  const title = /^(?:mr|mrs|ms|miss|dr|prof)\.?$/i.test(words[0] ?? '');
  const given = title && words.length > 1 ? `${words[0]} ${words.at(-1)}` : (words[0] ?? '');
  return /^\p{L}[\p{L}\p{M}'’. -]{0,29}$/u.test(given) ? given : null;
}

/** Cut between words, with an ellipsis inside `max`. */
export function clipWords(text: string, max: number): string {
  const plain = text.replace(/["“”]/g, "'");
  if (plain.length <= max) return plain.replace(/[.,;:]+$/, '');
  const cut = plain.slice(0, max);
  const space = cut.lastIndexOf(' ');
  return `${plain
    .slice(0, space > max / 2 ? space : max - 1)
    .replace(/[\s.,;:]+$/, '')
    .toWellFormed()}…`;
}
