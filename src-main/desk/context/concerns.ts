/** What a prospect wants settled, questions and objections, from the turn it is raised to the turn it is settled in. */
import { contentOf, overlap } from './content-words.ts';
import type { ObjectionKind } from './objection-patterns.ts';
import type { AnswerNeeded } from './questions.ts';
import { answers, type Reaction, type Reply } from './replies.ts';

export interface Phrase {
  readonly text: string;
  readonly turn: number;
}
export interface Asked extends Phrase {
  readonly content: ReadonlySet<string>;
  readonly needed: AnswerNeeded;
  readonly open: boolean;
  /** Asked since the AI last spoke. */
  readonly pending: boolean;
  /** The latest question the AI has taken up: "that is not what I asked" is about this one. */
  readonly latest: boolean;
}
export interface Objected extends Phrase {
  readonly content: ReadonlySet<string>;
  readonly kind: ObjectionKind;
  readonly answered: boolean | null;
  /** Raised since the prospect last had an answer to react to. */
  readonly pending: boolean;
  /** The AI has said something to it that the prospect has not reacted to yet. */
  readonly awaiting: boolean;
}

/** Concerns held at a time; the oldest give way. */
const most = 50;
/** From here on two wordings say the same. */
const same = 0.6;

/** The later wording counts, unless the earlier says more. */
function merged<T extends Phrase & { readonly content: ReadonlySet<string> }>(
  list: readonly T[],
  added: T,
  alike: (known: T) => boolean,
): T[] {
  const at = list.findIndex(alike);
  const known = list[at];
  if (known === undefined) return [...list, added].slice(-most);
  const worded =
    added.content.size >= known.content.size
      ? added
      : { ...added, text: known.text, turn: known.turn, content: known.content };
  return list.with(at, worded);
}

export function ask(list: readonly Asked[], phrase: Phrase, needed: AnswerNeeded): Asked[] {
  const content = new Set(contentOf(phrase.text));
  const asked = { ...phrase, content, needed, open: true, pending: true, latest: true };
  return merged(
    list.map((known) => (known.pending ? known : { ...known, latest: false })),
    asked,
    (known) => overlap(known.content, content) >= same,
  );
}

export function object(
  list: readonly Objected[],
  phrase: Phrase,
  kind: ObjectionKind,
  answered: boolean | null,
): Objected[] {
  const content = new Set(contentOf(phrase.text));
  // What follows in the same breath is the same objection said on.
  if (list.some((known) => known.kind === kind && known.turn === phrase.turn)) return [...list];
  return merged(
    list,
    { ...phrase, content, kind, answered, pending: true, awaiting: false },
    (known) =>
      (kind === known.kind && (kind === 'price' || kind === 'stall')) || overlap(known.content, content) >= same,
  );
}

export function hearReply(list: readonly Asked[], reply: Reply, text: string): Asked[] {
  const pending = list.filter((asked) => asked.pending).length;
  const said = new Set(contentOf(text));
  return list.map((asked) => {
    if (!asked.open) return { ...asked, pending: false };
    const shared = overlap(asked.content, said);
    const about = asked.pending
      ? pending === 1 || asked.latest || shared > 0
      : shared >= 0.8 && asked.content.size >= 2;
    // Of several questions a deferral puts off all but those the reply speaks about.
    const answered = about && answers(reply, asked.needed);
    return { ...asked, open: !answered, pending: asked.pending && !answered && reply.lost };
  });
}

export function reopen(list: readonly Asked[]): Asked[] {
  return list.map((asked) => (asked.latest ? { ...asked, open: true } : asked));
}

export function counter(list: readonly Objected[], reply: Reply, text: string): Objected[] {
  if (!reply.states || reply.defers || reply.lost) return [...list];
  const said = new Set(contentOf(text));
  return list.map((objected) => {
    const about = objected.pending || (objected.content.size >= 2 && overlap(objected.content, said) >= 0.8);
    return objected.answered === false && about ? { ...objected, answered: null, awaiting: true } : objected;
  });
}

export function react(list: readonly Objected[], reaction: Reaction): Objected[] {
  const taken = { accepts: true, 'moves-on': true, 'pushes-back': false, 'wants-person': false, 'says-nothing': null };
  return list.map((objected) => ({
    ...objected,
    pending: false,
    ...(objected.awaiting ? { answered: taken[reaction], awaiting: reaction === 'says-nothing' } : {}),
  }));
}
