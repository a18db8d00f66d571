/**
 * Words of a turn with their place in it. Speech recognisers differ in case, punctuation, contractions and fillers,
 * so all four are taken out here: what the models see is the same for "I'd like…" and "uh i would like".
 */

export interface Token {
  /** Lower case; a contraction yields several tokens with the same place. */
  readonly word: string;
  /** UTF-16 offsets into the turn: [start, end). */
  readonly start: number;
  readonly end: number;
}

/** Words looked at per turn; a monologue beyond it is judged by its beginning. */
export const maxTokens = 160;

const word = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;
const fillers = new Set(['uh', 'um', 'er', 'erm', 'uhm', 'eh', 'ah', 'oh', 'mm', 'mhm', 'huh']);
const whole: Readonly<Record<string, string>> = {
  cannot: 'can not',
  cant: 'can not',
  "can't": 'can not',
  "won't": 'will not',
  wont: 'will not',
  dont: 'do not',
  doesnt: 'does not',
  didnt: 'did not',
  isnt: 'is not',
  wasnt: 'was not',
  wouldnt: 'would not',
  couldnt: 'could not',
  im: 'i am',
  ive: 'i have',
  youre: 'you are',
  thats: 'that is',
  whats: 'what is',
  theres: 'there is',
  gonna: 'going to',
  wanna: 'want to',
  gotta: 'have to',
  gimme: 'give me',
  lemme: 'let me',
  kinda: 'kind of',
  pls: 'please',
  plz: 'please',
  u: 'you',
  ok: 'okay',
  yep: 'yes',
  yeah: 'yes',
  yea: 'yes',
  yup: 'yes',
  nope: 'no',
  nah: 'no',
  "let's": 'let us',
  hm: 'hmm',
  hmmm: 'hmm',
  someones: "someone's",
  speek: 'speak',
  tok: 'talk',
  asistant: 'assistant',
  asisstant: 'assistant',
  agnet: 'agent',
  representitive: 'representative',
  udirect: 'you direct',
  uhelp: 'you help',
  salesperson: 'sales person',
  'e-mail': 'email',
};
const endings: readonly (readonly [string, string])[] = [
  ["n't", 'not'],
  ["'d", 'would'],
  ["'ll", 'will'],
  ["'re", 'are'],
  ["'ve", 'have'],
  ["'m", 'am'],
  ["'s", "'s"],
];

function expand(raw: string): readonly string[] {
  const known = Object.hasOwn(whole, raw) ? whole[raw] : undefined;
  if (known !== undefined) return known.split(' ');
  if (!raw.includes("'")) return [raw];
  for (const [ending, meaning] of endings) {
    if (!raw.endsWith(ending)) continue;
    const stem = raw.slice(0, -ending.length);
    if (ending !== "'s") return [stem, meaning];
    return ['it', 'that', 'what', 'there', 'he', 'she', 'who', 'where', 'how', 'here'].includes(stem)
      ? [stem, 'is']
      : [stem, meaning];
  }
  return [raw.replaceAll("'", '')];
}

/** Splits a turn into at most `maxTokens` words; fillers and immediate stutters ("the the") are left out. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(word)) {
    const raw = match[0].toLowerCase().replaceAll('’', "'");
    if (fillers.has(raw)) continue;
    const start = match.index;
    const end = start + match[0].length;
    for (const part of expand(raw)) {
      if (tokens.at(-1)?.word === part && part.length > 1) continue;
      tokens.push({ word: part, start, end });
    }
    if (tokens.length >= maxTokens) break;
  }
  return tokens.slice(0, maxTokens);
}
