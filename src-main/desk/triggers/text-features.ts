/**
 * What a turn looks like to the linear models: a dense block (request frame, mean word vector, length) and hashed n-grams
 * of words, of word classes with gaps, and of letters. Every hashed feature knows the words it stands for, so that a
 * decision can point at them.
 */
import { clausesOf } from './clauses.ts';
import { bucket } from './hash.ts';
import { classOf } from './lexicon.ts';
import { frameNames, frameSize, requestFrame } from './request-frame.ts';
import { corrected } from './spelling.ts';
import { type Token, tokenise } from './text.ts';
import { averageVector, vectorDimensions, type WordVectors } from './word-vectors.ts';

export interface HashedFeature {
  readonly bucket: number;
  readonly value: number;
  /** Token range [from, to] the feature was read from. */
  readonly from: number;
  readonly to: number;
}

export interface TextFeatures {
  readonly tokens: readonly Token[];
  readonly dense: Float32Array;
  readonly hashed: readonly HashedFeature[];
}

export const denseSize = frameSize + vectorDimensions + 4;

/** Name of a dense feature, for explanations. */
export function denseName(index: number): string {
  if (index < frameSize) return frameNames[index] ?? 'frame';
  if (index < frameSize + vectorDimensions) return 'the words together';
  return (
    ['question mark', 'exclamation mark', 'length', 'repeated letters'][index - frameSize - vectorDimensions] ?? 'form'
  );
}

function collectHashed(tokens: readonly Token[], text: string): HashedFeature[] {
  const found = new Map<number, HashedFeature>();
  const add = (name: string, from: number, to: number, value: number): void => {
    const at = bucket(name);
    if (!found.has(at)) found.set(at, { bucket: at, value, from, to });
  };
  const words = tokens.map(({ word }) => (/^[0-9]/.test(word) ? '0' : word));
  const last = words.length - 1;
  words.forEach((word, at) => {
    const next = words[at + 1];
    const third = words[at + 2];
    add(`w ${word}`, at, at, 1);
    if (next !== undefined) add(`w ${word} ${next}`, at, at + 1, 1);
    if (third !== undefined) add(`w ${word} ${next} ${third}`, at, at + 2, 1);
    if (third !== undefined) add(`s ${word} _ ${third}`, at, at + 2, 0.7);
    if (word.length > 4) {
      const padded = `<${word}>`;
      for (let from = 0; from + 5 <= padded.length; from++) add(`c ${padded.slice(from, from + 5)}`, at, at, 0.35);
    }
  });
  if (words[0] !== undefined) add(`^ ${words[0]} ${words[1] ?? ''}`, 0, Math.min(1, last), 1);
  if (last >= 0) add(`$ ${words[last - 1] ?? ''} ${words[last]}`, Math.max(0, last - 1), last, 1);
  addClasses(words, add);
  for (const mark of text.match(/\p{Extended_Pictographic}|[:;]-?[()DP]|\?{2,}|!{2,}|\.{3}/gu) ?? [])
    add(`m ${mark}`, 0, Math.max(0, last), 1);
  return [...found.values()];
}

/** n-grams over the classes of a request, so that "patch us through to an engineer" looks like "put me through to a person". */
function addClasses(
  words: readonly string[],
  add: (name: string, from: number, to: number, value: number) => void,
): void {
  const classed = words.flatMap((word, at) => {
    const kind = classOf(word);
    return kind === null ? [] : [{ kind, at }];
  });
  const skeleton = words.map((word) => classOf(word) ?? word);
  classed.forEach(({ kind, at }, index) => {
    add(`k ${kind}`, at, at, 0.5);
    for (let step = 1; step <= 4; step++) {
      const next = classed[index + step];
      if (next === undefined || next.at - at > 7) break;
      add(`k ${kind} ${next.kind} ${step === 1 ? 'next' : 'near'}`, at, next.at, 0.7);
      const third = classed[index + step + 1];
      if (step <= 2 && third !== undefined && third.at - at <= 9)
        add(`k ${kind} ${next.kind} ${third.kind}`, at, third.at, 0.8);
    }
  });
  skeleton.forEach((kind, at) => {
    for (const size of [2, 3, 4]) {
      const part = skeleton.slice(at, at + size);
      if (part.length === size && part.some((entry) => entry === entry.toUpperCase()))
        add(`x ${part.join(' ')}`, at, at + size - 1, 0.8);
    }
    if (at === 0) add(`^k ${kind} ${skeleton[1] ?? ''}`, 0, Math.min(1, words.length - 1), 0.7);
  });
}

/** Words of a turn with slips of spelling mended. */
export function wordsOf(vectors: WordVectors, text: string): readonly Token[] {
  return corrected(tokenise(text), vectors);
}

/** Reads the words [from, to) of a turn; `previous` are the words of the AI's turn before it, none at the start of a call. */
export function textFeatures(
  vectors: WordVectors,
  text: string,
  tokens: readonly Token[],
  previous: readonly Token[],
): TextFeatures {
  const dense = new Float32Array(denseSize);
  dense.set(requestFrame(tokens, previous), 0);
  dense.set(
    averageVector(vectors, tokens).map((value) => value * 3),
    frameSize,
  );
  const spoken = text.slice(tokens[0]?.start ?? 0, (tokens.at(-1)?.end ?? 0) + 2);
  const form = [spoken.includes('?'), spoken.includes('!'), Math.min(1, tokens.length / 30), /(.)\1\1/u.test(spoken)];
  dense.set(form.map(Number), frameSize + vectorDimensions);
  return { tokens, dense, hashed: collectHashed(tokens, spoken) };
}

/** The whole turn first, then the parts of it that may be a request of their own. */
export function requestViews(
  vectors: WordVectors,
  text: string,
  tokens: readonly Token[],
  previous: readonly Token[],
): readonly TextFeatures[] {
  const parts = clausesOf(tokens, text).map(([from, to]) =>
    textFeatures(vectors, text, tokens.slice(from, to), previous),
  );
  return [textFeatures(vectors, text, tokens, previous), ...parts];
}
