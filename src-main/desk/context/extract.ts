/**
 * What the prospect said that a rep has to know, read from the conversation itself. Every text is a clause of a turn of
 * the prospect, with that turn; what the AI said is only used to tell whether something was answered.
 */
import { briefLimits, type Fact, type Objection } from '../../contract/brief.ts';
import type { ConversationTurn } from '../conversations/conversation.ts';
import { type Clause, clausesOf, quoteOf, sentenceQuote } from './clauses.ts';
import { type Asked, ask, counter, hearReply, type Objected, object, type Phrase, react, reopen } from './concerns.ts';
import { contentOf, overlap } from './content-words.ts';
import { type Identity, identityIn } from './identity.ts';
import { needIn } from './needs.ts';
import { objectionIn } from './objections.ts';
import { answerNeeded, isSalesQuestion } from './questions.ts';
import { reactionTo, reopens, replyOf } from './replies.ts';
import type { SignalKind } from './signal-patterns.ts';
import { answerSignal, needsQuestion, signalIn } from './signals.ts';

export interface Extract {
  readonly needs: readonly Fact[];
  readonly objections: readonly Objection[];
  readonly openQuestions: readonly Fact[];
  readonly intentSignals: readonly (Fact & { readonly kind: SignalKind })[];
  readonly identity: Identity;
}

interface Kept extends Phrase {
  readonly content: ReadonlySet<string>;
}
interface Signal extends Kept {
  readonly kind: SignalKind;
}
interface Listening {
  needs: Kept[];
  signals: Signal[];
  asked: Asked[];
  objected: Objected[];
  identity: Identity;
  /** The AI's question that awaits an answer, as models see it and as it was said. */
  question: { readonly words: string; readonly quote: string } | null;
}

/** The later wording counts, unless the earlier says more; the place in the list stays. */
function keep<T extends Kept>(list: readonly T[], added: T): T[] {
  if (added.content.size === 0) return [...list];
  const at = list.findIndex(({ content }) => overlap(content, added.content) >= 0.7);
  const known = list[at];
  if (known === undefined) return [...list, added].slice(-briefLimits.items);
  return known.content.size > added.content.size ? [...list] : list.with(at, added);
}

function phrase(text: string | null, turn: number): Kept | null {
  return text === null ? null : { text, turn, content: new Set(contentOf(text)) };
}

function hearAi(state: Listening, text: string): void {
  const reply = replyOf(text);
  state.asked = hearReply(state.asked, reply, text);
  state.objected = counter(state.objected, reply, text);
  const question = clausesOf(text).findLast((clause) => clause.asks);
  state.question = question === undefined ? null : { words: question.words, quote: quoteOf(text, question) ?? '' };
}

function hearProspect(state: Listening, text: string, turn: number): void {
  const clauses = clausesOf(text);
  if (clauses.length === 0) return;
  const words = clauses.map((clause) => clause.words).join(' ');
  if (reopens(words)) state.asked = reopen(state.asked);
  state.objected = react(state.objected, reactionTo(words, clauses));
  const told = identityIn(text, turn);
  const { identity } = state;
  state.identity = {
    name: identity.name ?? told.name,
    company: identity.company ?? told.company,
    role: identity.role ?? told.role,
  };
  for (const clause of clauses) note(state, clause, text, turn, words);
  state.question = null;
}

/** Puts a clause where it belongs: one clause, one place. */
function note(state: Listening, clause: Clause, text: string, turn: number, words: string): void {
  const objection = objectionIn(clause);
  if (objection !== null) {
    const said = phrase(quoteOf(text, clause), turn);
    const settled =
      objection.past &&
      /\b(?:seems|is|am|sounds|looks) (?:\w+ )?(?:fine|okay|good|better|resolved|solved)\b/.test(words);
    if (said !== null) state.objected = object(state.objected, said, objection.kind, settled);
    return;
  }
  const kind = signalIn(clause);
  if (clause.asks && kind === null) {
    const said = isSalesQuestion(clause) ? phrase(quoteOf(text, clause), turn) : null;
    if (said !== null) state.asked = ask(state.asked, said, answerNeeded(clause.words));
    return;
  }
  const need = needIn(clause, state.question?.words ?? '');
  const said = phrase(need === null ? null : quoteOf(text, clause, need), turn);
  if (said !== null) {
    state.needs = keep(state.needs, said);
    return;
  }
  const asked = kind ?? (state.question === null ? null : answerSignal(state.question.words, clause));
  if (asked !== null) signal(state, asked, clause, text, turn);
}

function signal(state: Listening, kind: SignalKind, clause: Clause, text: string, turn: number): void {
  const words = clause.conditional ? sentenceQuote(text, clause) : quoteOf(text, clause);
  const bare = needsQuestion(clause) && state.question !== null && state.question.quote !== '';
  const said = phrase(bare ? `${words} (asked: ${state.question?.quote})` : words, turn);
  // One of a kind a turn: what follows is the same thing said on.
  const told = state.signals.some((known) => known.turn === turn && known.kind === kind);
  if (said !== null && !told) state.signals = keep(state.signals, { ...said, kind });
  state.question = null;
}

export function extract(turns: readonly ConversationTurn[]): Extract {
  const state: Listening = {
    needs: [],
    signals: [],
    asked: [],
    objected: [],
    identity: { name: null, company: null, role: null },
    question: null,
  };
  for (const { speaker, text, turn } of turns) {
    if (speaker === 'ai') hearAi(state, text);
    else hearProspect(state, text, turn);
  }
  return {
    needs: state.needs.map(fact),
    objections: state.objected.map((objected) => ({ ...fact(objected), answered: objected.answered })),
    openQuestions: state.asked.filter(({ open }) => open).map(fact),
    intentSignals: state.signals.map((found) => ({ ...fact(found), kind: found.kind })),
    identity: state.identity,
  };
}

function fact({ text, turn }: Phrase): Fact {
  return { text, source: { kind: 'said', turn } };
}
