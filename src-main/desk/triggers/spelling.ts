/** Slips of the finger in the words that matter: "eprson" for "person". Words the vectors know are left alone. */
import { requestWords } from './lexicon.ts';
import type { Token } from './text.ts';
import type { WordVectors } from './word-vectors.ts';

/** True for one letter added, lost, changed, or two neighbours swapped. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const restA = a.slice(start, a.length - end);
  const restB = b.slice(start, b.length - end);
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}

const longEnough = requestWords.filter((word) => word.length >= 4);

export function corrected(tokens: readonly Token[], vectors: WordVectors): readonly Token[] {
  return tokens.map((token) => {
    if (token.word.length < 4 || vectors.find(token.word) >= 0) return token;
    const meant = longEnough.find((word) => oneSlip(token.word, word));
    return meant === undefined ? token : { ...token, word: meant };
  });
}
