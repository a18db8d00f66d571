/** About forty yes/no facts on how a turn asks (or does not ask) for a person: who should speak to whom, when, and whether it is denied. */
import { assentOf, classOf, type WordClass } from './lexicon.ts';
import type { Token } from './text.ts';

interface Frame {
  readonly words: readonly string[];
  readonly kinds: readonly (WordClass | null)[];
}

function frameOf(tokens: readonly Token[]): Frame {
  const words = tokens.map(({ word }) => word);
  return { words, kinds: words.map(classOf) };
}

/** True where a word of `first` is followed by one of `second` within `reach` words, with none of `between` in the gap. */
function near(
  kinds: Frame['kinds'],
  first: readonly WordClass[],
  second: readonly WordClass[],
  reach: number,
  between: readonly WordClass[] = [],
): boolean {
  for (let at = 0; at < kinds.length; at++) {
    const kind = kinds[at];
    if (kind == null || !first.includes(kind)) continue;
    for (let next = at + 1; next <= at + reach && next < kinds.length; next++) {
      const seen = kinds[next];
      if (seen == null) continue;
      if (second.includes(seen)) return true;
      if (between.includes(seen)) break;
    }
  }
  return false;
}

const people: readonly WordClass[] = ['HUMAN', 'SOMEONE'];
const reachable: readonly WordClass[] = ['HUMAN', 'SOMEONE', 'DEPARTMENT'];
const contact: readonly WordClass[] = ['SPEAK', 'CONNECT'];
const languages = /\b(english|spanish|french|german|chinese|italian|accent|language|slowly|slower|faster|louder)\b/;
const others = /\b(customers?|clients?|patients?|guests?|buyers?|employees|callers?|vendors?|provider|competitor)\b/;
const named =
  /\b(priya|marcus|anna|sam|alex|tom|maria|john|sarah|david|julia|mike|emma|daniel|laura|chris|nina|paul|kate|jordan|taylor)\b/;
const later = /\b(tomorrow|monday|tuesday|wednesday|thursday|friday|next week|last (week|month|year)|yesterday|ago)\b/;

/** An offer by the AI to bring a person in: none, the whole question, or one of two choices (the first or the second). */
export type Offer = 'none' | 'whole' | 'first' | 'second';

const offering =
  /\b(would you (like|prefer|rather)|do you (want|prefer)|shall i|should i|can i|could i|may i|want me to|i can|i could|i will|let me|how about|prefer|happy to|if you (like|want)|like me to|okay if i|mind if i|or)\b/;

function handsOver(words: readonly string[]): boolean {
  const { kinds } = frameOf(words.map((word) => ({ word, start: 0, end: 0 })));
  return (
    near(kinds, contact, reachable, 7) ||
    (near(kinds, reachable, ['SPEAK', 'CONNECT'], 5) && !kinds.includes('NAMING')) ||
    (kinds.includes('CONNECT') && kinds.includes('YOU') && near(kinds, ['CONNECT'], ['YOU', 'THROUGH'], 3))
  );
}

/** What the AI's turn offers. */
export function offerIn(tokens: readonly Token[]): Offer {
  const words = tokens.map(({ word }) => word);
  const text = words.join(' ');
  const asking = offering.test(text);
  if (!asking || /^(who|which|how many|how much|what (is|are))\b/.test(text)) return 'none';
  const split = words.lastIndexOf('or');
  if (split > 0 && split < words.length - 1 && words[split + 1] !== 'not') {
    const second = handsOver(words.slice(split + 1));
    const first = handsOver(words.slice(0, split));
    if (second && !first) return 'second';
    if (first && !second) return 'first';
    return first && second ? 'whole' : 'none';
  }
  return handsOver(words) ? 'whole' : 'none';
}

const common = new Set('the a an i you me my your to of or and is it please one would like with for'.split(' '));

/** Whether the reply takes the human side of a choice: 1 it does, -1 it takes the other, 0 neither is told apart. */
function choice(reply: readonly string[], previous: readonly string[], offer: Offer): -1 | 0 | 1 {
  if (offer !== 'first' && offer !== 'second') return 0;
  const human = offer === 'second' ? 1 : -1;
  if (reply.some((word) => word === 'second' || word === 'latter' || word === 'last')) return human === 1 ? 1 : -1;
  if (reply.some((word) => word === 'first' || word === 'former')) return human === 1 ? -1 : 1;
  const split = previous.lastIndexOf('or');
  const shared = (side: readonly string[]): number =>
    reply.filter((word) => !common.has(word) && side.some((other) => other === word)).length;
  const difference = shared(previous.slice(split + 1)) - shared(previous.slice(0, split));
  if (difference === 0) return reply.some((word) => people.includes(classOf(word) ?? 'BOT')) ? 1 : 0;
  return Math.sign(difference) === human ? 1 : -1;
}

export const frameNames = [
  'asks to speak with a person',
  'asks to be connected to a person',
  'a person is to speak or join',
  'names a live human',
  'denies',
  'denies a contact',
  'denies a machine',
  'speaks of the past',
  'a person of their own',
  'a person of yours',
  'asks what we are',
  'a count of people',
  'only a person word',
  'begins with a wish',
  'wish before contact',
  'give me a person',
  'connect me',
  'put me through',
  'whoever',
  'someone else',
  'speak about a thing',
  'speak to you',
  'a machine is named',
  'product word',
  'question word first',
  'money',
  'a language',
  'a third party',
  'call me back',
  'a department to contact',
  'only a department',
  'by name',
  'at another time',
  'instead',
  'anyone there',
  'modal before contact',
  'a person with a skill',
  'reached by others',
  'short',
  'long',
  'assents',
  'dissents',
  'assents to an offered person',
  'dissents from an offered person',
  'picks the person',
  'picks the machine',
  'person offered',
  'assents without offer',
  'transfer alone',
  'a person is needed, contact verb',
  'contact denied before a person',
  'our side joins',
] as const;
export const frameSize = frameNames.length;

/** The facts of one caller turn after one AI turn (empty when the AI said nothing yet), 0 or 1 each, in the order of `frameNames`. */
export function requestFrame(tokens: readonly Token[], previous: readonly Token[]): Float32Array {
  const { words, kinds } = frameOf(tokens);
  const text = words.join(' ');
  const has = (kind: WordClass): boolean => kinds.includes(kind);
  const person = has('HUMAN') || has('SOMEONE');
  const offer = offerIn(previous);
  const picked = choice(
    words,
    previous.map(({ word }) => word),
    offer,
  );
  const taken = assentOf(tokens);
  const speaks = near(kinds, ['SPEAK'], people, 6, ['MINE']);
  const connects = near(kinds, ['CONNECT'], people, 6, ['MINE', 'MONEY']);
  const facts = [
    speaks,
    connects,
    near(kinds, people, contact, 5),
    near(kinds, ['LIVE'], ['HUMAN'], 2) || /\bhumans?\b/.test(text),
    has('NEGATION'),
    near(kinds, ['NEGATION'], contact, 4) || /\bno (need|thanks)\b/.test(text),
    near(kinds, ['NEGATION', 'SPEAK'], ['BOT'], 6),
    has('SPOKE') || /\b(was|were|had|did|got|quit|signed|used|already)\b/.test(text),
    near(kinds, ['MINE'], ['HUMAN', 'DEPARTMENT'], 3),
    near(kinds, ['YOURS'], ['HUMAN', 'DEPARTMENT'], 4) ||
      /\b(on|from|at) your (side|team|end|company|office)\b/.test(text),
    /\b(are|am) (you|i) (.* )?(talk|speak|chat|human|real|person|a|an)/.test(text) && (person || has('BOT')),
    /\b(how many|number of|per|limit|list of|people (in|at|on)|[0-9]+ (people|persons|agents|reps|users|staff))\b/.test(
      text,
    ),
    words.length <= 4 && has('HUMAN') && !has('MINE') && !has('PRODUCT'),
    kinds.slice(0, 3).includes('WANT') || /^(i would|i want|i need|can|could|let me|get|give|put|please)\b/.test(text),
    near(kinds, ['WANT'], contact, 4),
    /\b(give|get|find|bring|fetch|send) (me |us |in |on )?(a|an|the|your|someone|somebody|one|another)\b/.test(text) &&
      person,
    near(kinds, ['CONNECT'], ['SELF'], 2),
    near(kinds, ['SELF'], ['THROUGH'], 2) || /\b(hand|transfer|pass|put|patch|switch) (me|us|this|it)\b/.test(text),
    /\bwho(ever|mever)?\b/.test(text) && (has('SPEAK') || has('CONNECT')),
    /\b(someone|somebody|anyone|anybody) else\b/.test(text),
    near(kinds, ['SPEAK'], ['ABOUT'], 1) && !person,
    /\b(talk|speak|chat|talking|speaking|chatting) (to|with) (you|me)\b/.test(text),
    has('BOT'),
    has('PRODUCT'),
    /^(what|how|when|where|why|which|who|is|does|do|are|did)\b/.test(text),
    has('MONEY'),
    languages.test(text),
    others.test(text),
    /\b(call|ring|phone) (me|us)\b/.test(text),
    near(kinds, contact, ['DEPARTMENT'], 5, ['MINE', 'MONEY', 'PRODUCT']),
    words.length <= 4 && has('DEPARTMENT') && !has('MINE'),
    named.test(text),
    later.test(text),
    /\binstead\b|\brather\b|\bprefer\b/.test(text),
    /\b(anyone|anybody|someone|somebody) (there|available|around|free|real|human|i can|i could|who)\b/.test(text),
    near(kinds, ['MODAL'], contact, 5),
    /\b(someone|somebody|person|human|engineer|expert|specialist|rep) (who|that|in|from|on|at|with)\b/.test(text),
    near(kinds, contact, people, 6) && (others.test(text) || has('MINE')),
    words.length <= 4,
    words.length > 18,
    taken > 0,
    taken < 0,
    (taken > 0 && offer === 'whole') || (taken > 0 && picked > 0),
    taken < 0 && offer !== 'none' && picked <= 0,
    picked > 0,
    picked < 0,
    offer !== 'none',
    taken > 0 && offer === 'none',
    /\b(transfer|connect|escalate|handoff|hand off|hand over) ?(me|us|this|please|the call|now|to)?$/.test(text) &&
      !has('MONEY') &&
      !/\b(a|the) transfer\b/.test(text),
    person && (has('SPEAK') || has('CONNECT')) && !has('MINE') && !has('SPOKE'),
    /\b(not|no need|do not|without|never|stop) (want |need |have |wish |like |going |have to )*(to )?(you to |me )?(be )?(speak|talk|transfer|connect|put|pass|transferred|call|connecting|talking|speaking|hand|involve|a |an |any )/.test(
      text,
    ) &&
      (person || has('DEPARTMENT') || has('THROUGH') || has('SELF')),
    /\b(hop|jump|join|step|come|loop|bring|pull|get) (on|in|into|onto|us|me|one|them|him|her|somebody|someone|a|an|your)\b/.test(
      text,
    ) &&
      (person || named.test(text)),
  ];
  return Float32Array.from(facts, Number);
}
