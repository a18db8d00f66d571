/**
 * The clauses of a turn: what can be put on the card as one thing somebody said. Recognisers give marks or none, so a
 * turn is cut at sentence marks, and within a sentence before the words that begin another thought.
 */
import { cleanLine } from '../../brief/clean-text.ts';
import { briefLimits } from '../../contract/brief.ts';
import { type Token, tokenise } from '../triggers/text.ts';
import { asksByForm } from './question-form.ts';

export interface Clause {
  readonly tokens: readonly Token[];
  /** The words as models see them: lower case, contractions taken apart, fillers and stutters gone. */
  readonly words: string;
  readonly asks: boolean;
  /** The condition the sentence begins with ("if you can do it by August"). */
  readonly conditional: boolean;
  /** First clause of its sentence. */
  readonly first: boolean;
  /** UTF-16 offsets of the whole sentence in the turn. */
  readonly sentence: readonly [start: number, end: number];
}

/** Sentences looked at per turn; a monologue beyond it is judged by its end, where the point is made. */
const mostSentences = 80;
/** Nobody says more words in one thought, or longer ones; patterns stay quick on what is neither. */
const longestClause = 60;
const longestWord = 40;
const abbreviation = /\b(?:mr|mrs|ms|dr|st|inc|ltd|co|no|vs|e\.g|i\.e|approx)\.$/i;
const subjects = new Set(
  'i we it they he she that this there our my you what how when where who which do does is are can could would will please'.split(
    ' ',
  ),
);
const joints = new Set('and so because or then though although otherwise plus also since'.split(' '));
/** A verb after which a question or wish is part of the same thought: "I wonder how much it is". */
const carriers = new Set(
  'know wonder wondering ask asking asked see understand tell me if whether that what which who when where how why as than think says say said because and but or so not to do does can could would will with of for about on at in is are was like than exactly anything something everything thing one all'.split(
    ' ',
  ),
);
const wish =
  /^(?:i|we) (?:need|want|would|am|are|have|will|do|can|use|pay|think)\b|^what (?:we|i) (?:need|want|pay|use|have)\b/;

/** [start, end) of the sentences of a text. */
function sentencesOf(text: string): readonly (readonly [number, number])[] {
  const cuts: (readonly [number, number])[] = [];
  let start = 0;
  for (const mark of text.matchAll(/[.?!;…]+["'”’)]*(?=\s|$)|\n+/g)) {
    const end = mark.index + mark[0].length;
    if (mark[0] === '.' && abbreviation.test(text.slice(Math.max(start, end - 8), end))) continue;
    cuts.push([start, end]);
    start = end;
  }
  if (start < text.length) cuts.push([start, text.length]);
  return cuts.slice(-mostSentences);
}

/** Characters `tokenise` takes at a time: it stops after a monologue's worth of words, these are fewer. */
const portion = 300;

/** Tokens of [start, end), all of them. */
function tokensOf(text: string, start: number, end: number): Token[] {
  const tokens: Token[] = [];
  for (let at = start; at < end; ) {
    const space = at + portion < end ? text.lastIndexOf(' ', at + portion) : end;
    const to = space > at ? space : Math.min(end, at + portion);
    for (const token of tokenise(text.slice(at, to))) {
      tokens.push({ ...token, start: token.start + at, end: token.end + at });
    }
    at = to;
  }
  return tokens;
}

function begins(tokens: readonly Token[], at: number, from: number, text: string, marked: boolean): boolean {
  const word = tokens[at]?.word ?? '';
  const before = tokens[at - 1];
  const next = tokens[at + 1]?.word ?? '';
  if (before === undefined || at === from) return false;
  if (before.end > (tokens[at]?.start ?? 0)) return false;
  if (word === 'but') return true;
  const comma = /[,:–—]|\s-\s/.test(text.slice(before.end, tokens[at]?.start));
  const length = at - from;
  if (joints.has(word)) {
    // "My wife and I decide together" is one thought.
    const paired = word === 'and' && (next === 'i' || next === 'we') && length <= 3;
    return !paired && (subjects.has(next) || (comma && word !== 'and' && word !== 'or'));
  }
  if (comma) return subjects.has(word) && length >= 1;
  if (length < 2 || carriers.has(before.word)) return false;
  const ahead = tokens
    .slice(at, at + 3)
    .map((token) => token.word)
    .join(' ');
  return (
    (!marked && wish.test(ahead)) ||
    (asksByForm(ahead) &&
      // "How many do you run" is one question.
      !asksByForm(
        tokens
          .slice(from, at)
          .map((token) => token.word)
          .join(' '),
      ) &&
      /^(?:how (?:much|many|long|soon|often|do|does)|what (?:is|are|happens|do|does|would|kind)|when (?:is|are|do|does|should|would|will)|where (?:is|are|do)|do you|can you|could you|does (?:it|that)|is there|are there)\b/.test(
        ahead,
      ))
  );
}

export function clausesOf(text: string): readonly Clause[] {
  return sentencesOf(text).flatMap(([start, end]): Clause[] => {
    const tokens = tokensOf(text, start, end);
    if (tokens.length === 0) return [];
    const marked = /\?["'”’)]*\s*$/.test(text.slice(start, end));
    const cuts = [0];
    for (let at = 1; at < tokens.length; at++) {
      const from = cuts.at(-1) ?? 0;
      if (at - from >= longestClause || begins(tokens, at, from, text, marked)) cuts.push(at);
    }
    const parts = cuts.map((from, index) => tokens.slice(from, cuts[index + 1] ?? tokens.length));
    const words = parts.map((part) => part.map(({ word }) => word.slice(0, longestWord)).join(' '));
    const formed = words.map(asksByForm);
    const conditional = /^(?:(?:and|so|but|okay|well|yes) )*(?:if|unless|suppose|as long as|once|provided)\b/.test(
      words[0] ?? '',
    );
    return parts.map((part, index) => ({
      tokens: part,
      words: words[index] ?? '',
      // A question mark belongs to the clauses that ask, or to the last one where none has the form of a question.
      asks: formed[index] === true || (marked && !formed.includes(true) && index === parts.length - 1),
      conditional,
      first: index === 0,
      sentence: [start, end],
    }));
  });
}

const leading = new Set(
  'and so but or well okay yes no right like then look hey hi hello because honestly actually basically also now good great sorry hmm plus though'.split(
    ' ',
  ),
);
const asides = new Set(['i mean', 'you know', 'i guess']);
/** A clause on a card is read at a glance. */
const longestQuote = 200;

/** The words of a clause from token `from` on, as they were said, without the words a speaker warms up with. */
export function quoteOf(text: string, clause: Clause, from = 0): string | null {
  let at = from;
  for (const words = clause.tokens.map(({ word }) => word); at < words.length - 1; ) {
    if (leading.has(words[at] ?? '')) at++;
    else if (asides.has(`${words[at]} ${words[at + 1]}`) && at + 3 < words.length) at += 2;
    else break;
  }
  const start = clause.tokens[at]?.start;
  const end = clause.tokens.at(-1)?.end;
  return start === undefined || end === undefined ? null : quoted(text.slice(start, end), clause.asks);
}

/** The whole sentence a clause stands in. */
export function sentenceQuote(text: string, clause: Clause): string | null {
  const [start, end] = clause.sentence;
  return quoted(text.slice(start, end).replace(/^[\s,.;:–—-]+|[\s,.;:–—-]+$/g, ''), false);
}

/** What a speaker lets slip between words; the words themselves stay as they were said. */
const hesitations = /(?<=^|[\s,])(?:uh|um|uhm|er|erm)\b,?(?:\s|$)/giu;
const stutters = /(?<![\p{L}\p{N}'’])([\p{L}'’]{1,20})(?:\s+\1)+(?![\p{L}\p{N}'’])/giu;

function quoted(words: string, asks: boolean): string | null {
  const line = cleanLine(words.replace(hesitations, ' ').replace(stutters, '$1'), briefLimits.line);
  if (line === null) return null;
  const short = line.length <= longestQuote ? line : `${line.slice(0, line.lastIndexOf(' ', longestQuote - 1))}…`;
  const mark = asks && !/[?…]$/.test(short) ? '?' : '';
  return `${short.slice(0, 1).toLocaleUpperCase('en')}${short.slice(1)}${mark}`;
}

/** Index of the token at which character `index` of `clause.words` lies. */
export function tokenAt(clause: Clause, index: number): number {
  return clause.words.slice(0, index).split(' ').length - 1;
}
