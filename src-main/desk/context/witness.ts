/** Whether the prospect's own words bear out what somebody says was said, and in which turn. Careful rather than clever. */
import type { ConversationTurn } from '../conversations/conversation.ts';
import { assentOf } from '../triggers/lexicon.ts';
import { tokenise } from '../triggers/text.ts';
import { clausesOf } from './clauses.ts';
import { contentOf, trunksOf } from './content-words.ts';

export interface Witness {
  /** The turn that bears the claim out, null where none does. @param turn the turn the platform names, tried first. */
  bears(claim: string, turn?: number): number | null;
  /** The same for a sentence put together from several things said; every part must be borne out. */
  bearsInParts(claim: string): number | null;
}

interface Heard {
  readonly turn: number;
  readonly words: ReadonlySet<string>;
  /** What the AI asked, where the prospect's answer begins too shortly to stand alone. */
  readonly asked: ReadonlySet<string>;
  readonly assent: -1 | 0 | 1;
  readonly clauses: readonly { readonly words: ReadonlySet<string>; readonly denied: boolean }[];
}

/** Of the words with content: where the platform names the turn, and where the turn was searched for. */
const shareNamed = 0.5;
const shareSearched = 0.8;
const shortAnswer = 10;
const denials = /\b(?:not|no|never|without|nobody|nothing|none|neither|nor|unable|refus\w*|declin\w*)\b/;
/** Words of whoever tells about a call, not of the call. */
const telling = new Set(
  trunksOf(
    'customer prospect caller client lead user contact person they he she wants want needs need would like looking interested asks asked says said states stated mentions mentioned expressed expresses confirmed confirms requested requests indicated indicates wishes team company also currently has have',
  ),
);
const numerals: ReadonlyMap<string, string> = new Map(
  Object.entries({
    one: '1',
    two: '2',
    three: '3',
    four: '4',
    five: '5',
    six: '6',
    seven: '7',
    eight: '8',
    nine: '9',
    ten: '10',
    eleven: '11',
    twelve: '12',
    fifteen: '15',
    twenty: '20',
    thirty: '30',
    forty: '40',
    fifty: '50',
    sixty: '60',
    seventy: '70',
    eighty: '80',
    ninety: '90',
  }).flatMap(([word, digits]) => trunksOf(word).map((trunk): [string, string] => [trunk, digits])),
);
const normal = (word: string): string => numerals.get(word) ?? word;
const wordSet = (text: string): ReadonlySet<string> =>
  new Set(trunksOf(text.replace(/(\d),(?=\d{3})/g, '$1')).map(normal));

function hear(turn: ConversationTurn, before: ConversationTurn | undefined): Heard {
  const tokens = tokenise(turn.text);
  const [start] = turn.text.split(/(?<=[.!?])\s/, 1);
  const question =
    before?.speaker === 'ai' && before.text.includes('?') ? (before.text.match(/[^.?!]*\?/g)?.at(-1) ?? '') : '';
  return {
    turn: turn.turn,
    words: wordSet(turn.text),
    asked: tokenise(start ?? '').length <= shortAnswer ? wordSet(question) : new Set(),
    assent: assentOf(tokens),
    clauses: clausesOf(turn.text).map((clause) => ({
      words: wordSet(clause.words),
      denied: denials.test(clause.words),
    })),
  };
}

/**
 * @param names words that claim nothing, the prospect's own name above all.
 * @param least share of a claim's words that must be there in a turn that was searched for.
 */
export function witnessOf(
  turns: readonly ConversationTurn[],
  names: readonly string[],
  least: number = shareSearched,
): Witness {
  const heard = turns.flatMap((turn, at) => (turn.speaker === 'prospect' ? [hear(turn, turns[at - 1])] : []));
  const byTurn = new Map(heard.map((item) => [item.turn, item]));
  const known = new Set(names.flatMap((name) => [...wordSet(name)]));

  function share(claim: Read, item: Heard): number {
    const own = claim.words.filter((word) => item.words.has(word));
    const all = claim.words.filter((word) => item.words.has(word) || item.asked.has(word));
    if (own.length === 0 && !(item.assent > 0 && all.length === claim.words.length)) return 0;
    const matched = item.assent < 0 ? own : all;
    if (claim.exact.some((word) => !matched.includes(word))) return 0;
    if (own.length > 0 && deniedIn(item, own) !== claim.denied) return 0;
    return matched.length / claim.words.length;
  }

  function bears(text: string, named?: number): number | null {
    const claim = read(text, known);
    if (claim.words.length === 0) return null;
    const there = named === undefined ? undefined : byTurn.get(named);
    if (there !== undefined && share(claim, there) >= shareNamed) return there.turn;
    let best: { readonly turn: number; readonly share: number } | null = null;
    for (const item of heard) {
      const found = share(claim, item);
      if (found >= least && found > (best?.share ?? 0)) best = { turn: item.turn, share: found };
    }
    return best?.turn ?? null;
  }

  return {
    bears,
    bearsInParts(text) {
      const parts = text
        .split(/[,;]\s+(?:and |but |who |which )?|\s+(?:and|but)\s+/)
        .filter((part) => contentOf(part).length > 0);
      if (parts.length < 2) return null;
      const turns = parts.map((part) => bears(part));
      return turns.includes(null) ? null : (turns[0] ?? null);
    },
  };
}

interface Read {
  /** Content words without those of the teller and the prospect's own name. */
  readonly words: readonly string[];
  /** Numbers and names: a claim with another number is another claim. */
  readonly exact: readonly string[];
  readonly denied: boolean;
}

function read(text: string, known: ReadonlySet<string>): Read {
  const plain = text.replace(/(\d),(?=\d{3})/g, '$1');
  const words = [...new Set(contentOf(plain).map(normal))].filter((word) => !telling.has(word) && !known.has(word));
  const names = plain.match(/(?<=[\p{L}\p{N},;:]\s)\p{Lu}[\p{L}\p{N}]+/gu) ?? [];
  const named = new Set(names.flatMap((name) => contentOf(name)));
  return {
    words,
    exact: words.filter((word) => /\d/.test(word) || named.has(word)),
    denied: denials.test(text.toLowerCase().replace(/n['’]t\b/g, ' not')),
  };
}

/** Whether the clause that holds most of the words denies them. */
function deniedIn(item: Heard, words: readonly string[]): boolean {
  let most = 0;
  let denied = false;
  for (const clause of item.clauses) {
    const held = words.filter((word) => clause.words.has(word)).length;
    if (held > most) [most, denied] = [held, clause.denied];
  }
  return denied;
}
