/** What a turn looks like to the emotion models: feelings of its words, their mean vector, how it is put, and hashed n-grams of words and of letters inside words. */
import { bucket, hashSize } from './hash.ts';
import { maxTokens, type Token } from './text.ts';
import type { HashedFeature, TextFeatures } from './text-features.ts';
import { type Valence, valenceBlock, valenceSize } from './valence.ts';
import { averageVector, vectorDimensions, type WordVectors } from './word-vectors.ts';

/** What words feel like and mean. */
export interface Lexica {
  readonly valence: Valence;
  readonly vectors: WordVectors;
}

/** How a turn is put, each true or false: raised voice, marks, smileys, whom it speaks of. */
const manners: readonly RegExp[] = [
  /\b[A-Z]{3,}\b/,
  /!.*!/su,
  /\?.*\?/su,
  /\.{3}|…/u,
  /(\p{L})\1\1/u,
  /["“”]/u,
  /\?\s*$/u,
  /!\s*$/u,
  /[:;]-?[)D]/u,
  /:['-]?[(/]/u,
  /^\s*i\b/iu,
  /\byou(r|'re)?\b/iu,
];
const vectorWeight = 1.5;
const mannerWeight = 0.5;
export const emotionDenseSize = valenceSize + manners.length + vectorDimensions;

const piece = /[a-z]+(?:'[a-z]+)?|[0-9]+|[!?]|\.{3}|[^\x00-\x7f]/gu;
const longestPiece = 24;
/** A word has many runs of letters and is only one word: without this its runs would outvote it. */
const wordWeight = 2.2;

function pieces(text: string): Token[] {
  const found: Token[] = [];
  for (const match of text.toLowerCase().replaceAll('’', "'").matchAll(piece)) {
    found.push({ word: match[0].slice(0, longestPiece), start: match.index, end: match.index + match[0].length });
    if (found.length >= maxTokens) break;
  }
  return found;
}

/** `rarity` scales a bucket by how seldom it was seen in training; null while training counts them. */
export function emotionFeatures({ valence, vectors }: Lexica, rarity: Uint8Array | null, text: string): TextFeatures {
  const tokens = pieces(text);
  const seen = new Map<number, HashedFeature>();
  const add = (at: number, from: number, to: number, weight: number): void => {
    const value = rarity === null ? 1 : ((rarity[at] ?? 0) / 16) * weight;
    if (value > 0 && !seen.has(at)) seen.set(at, { bucket: at, value, from, to });
  };
  tokens.forEach(({ word }, at) => {
    add(bucket(`ew ${word}`), at, at, wordWeight);
    const next = tokens[at + 1]?.word;
    if (next !== undefined) add(bucket(`ew ${word} ${next}`), at, at + 1, wordWeight);
    const padded = ` ${word} `;
    for (let start = 0; start < padded.length - 1; start++) {
      // FNV-1a letter by letter: every prefix of the run is one n-gram.
      let state = 0x9dc5811c;
      for (let size = 1; size <= 5 && start + size <= padded.length; size++) {
        state = Math.imul(state ^ padded.charCodeAt(start + size - 1), 0x01000193);
        if (size > 1) add((state ^ (state >>> 15)) & (hashSize - 1), at, at, 1);
      }
    }
  });
  const words = tokens.map(({ word }) => word);
  const dense = new Float32Array(emotionDenseSize);
  dense.set(valenceBlock(valence, words, text), 0);
  dense.set(
    manners.map((manner) => (manner.test(text) ? mannerWeight : 0)),
    valenceSize,
  );
  dense.set(
    averageVector(vectors, tokens).map((value) => value * vectorWeight),
    valenceSize + manners.length,
  );
  return { tokens, dense, hashed: [...seen.values()] };
}
