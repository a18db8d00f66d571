/**
 * Parts of a long turn that may be a request of their own: "use my card abroad? actually I want to speak to your agent".
 * A turn is cut at sentence marks and, as recognisers give none, before words that open a request.
 */
import { classOf } from './lexicon.ts';
import type { Token } from './text.ts';

const openers: readonly (readonly [string, readonly string[]])[] = [
  ['can', ['i', 'you', 'we', 'someone', 'somebody']],
  ['could', ['i', 'you', 'we', 'someone', 'somebody']],
  ['may', ['i']],
  ['let', ['me']],
  ['i', ['want', 'need', 'would', 'prefer', 'demand', 'should', 'will']],
  ['we', ['want', 'need', 'would']],
  ['please', ['let', 'connect', 'transfer', 'put', 'get', 'pass', 'can', 'give', 'i']],
  ['transfer', ['me', 'us']],
  ['connect', ['me', 'us']],
  ['put', ['me', 'us']],
  ['pass', ['me', 'us']],
  ['get', ['me', 'us']],
  ['give', ['me', 'us']],
  ['is', ['there']],
  ['help', ['me', 'contacting', 'talking', 'speaking']],
];
const opens = new Map(openers.map(([word, next]) => [word, new Set(next)]));
const most = 4;
const shortest = 3;

/** "Please don't | put me through": what is denied is not cut off from its denial. */
function denied(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? '';
  if (['can', 'could', 'may', 'i', 'we', 'please', 'is'].includes(word)) return false;
  return tokens
    .slice(Math.max(0, at - 5), at)
    .some((before) => ['not', 'never', 'without', 'need', 'no'].includes(before.word));
}

/** Whether a part holds a word no request for a person does without. */
function mayAsk(tokens: readonly Token[], [from, to]: readonly [number, number]): boolean {
  return tokens.slice(from, to).some(({ word }) => {
    const kind = classOf(word);
    return kind === 'HUMAN' || kind === 'SOMEONE' || kind === 'CONNECT';
  });
}

/**
 * Token ranges [from, to) of the parts of a turn: the last four, and of those before them at most four that may ask for a
 * person, for who asks and then goes on talking has asked all the same. None for a turn that is one piece.
 */
export function clausesOf(tokens: readonly Token[], text: string): readonly (readonly [from: number, to: number])[] {
  const cuts = [0];
  for (let at = 1; at < tokens.length; at++) {
    const before = tokens[at - 1];
    const token = tokens[at];
    if (before === undefined || token === undefined) continue;
    const marked = /[.?!;]/.test(text.slice(before.end, token.start));
    const next = tokens[at + 1]?.word ?? '';
    if (marked || (opens.get(token.word)?.has(next) === true && !denied(tokens, at))) cuts.push(at);
  }
  if (cuts.length === 1) return [];
  const parts = cuts
    .map((from, index): readonly [number, number] => [from, cuts[index + 1] ?? tokens.length])
    .filter(([from, to]) => to - from >= shortest);
  const earlier = parts.slice(0, -most).filter((part) => mayAsk(tokens, part));
  return [...earlier.slice(-most), ...parts.slice(-most)];
}
