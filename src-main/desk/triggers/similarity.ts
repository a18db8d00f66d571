/** How much one caller turn says the same as another, whatever was lost or added by the line. */
import type { Token } from './text.ts';

export interface Uttered {
  readonly words: ReadonlySet<string>;
  readonly vector: Float32Array;
}

const empty = new Set(
  'the a an of to and in is it that this i you we are was be do does did for on at with as so my your me please can could would will again said told like asked no not what mean question just have get hello hi okay yes right'.split(
    ' ',
  ),
);

/** A turn of these alone keeps the talk going and says nothing that could be said again: "Makes sense.", "Okay, go on." */
const nodding = new Set(
  'fine sure good great perfect nice cool alright makes make sense works sounds go thanks thank mm hmm mhm understood exactly'.split(
    ' ',
  ),
);

/** A verb's or noun's trunk: "flavored", "flavors" and "flavor" are the same word here. */
function trunk(word: string): string {
  return word.length > 4 ? word.replace(/(ing|ed|es|s|ly)$/, '') : word;
}

export function uttered(tokens: readonly Token[], vector: Float32Array): Uttered {
  const words = tokens.map(({ word }) => word).filter((word) => !empty.has(word));
  return { words: new Set(words.every((word) => nodding.has(word)) ? [] : words.map(trunk)), vector };
}

function cosine(a: Float32Array, b: Float32Array): number {
  let product = 0;
  for (let at = 0; at < a.length; at++) product += (a[at] ?? 0) * (b[at] ?? 0);
  return product;
}

/** 0 nothing in common … 1 the same words. */
export function similarity(a: Uttered, b: Uttered): number {
  const fewer = Math.min(a.words.size, b.words.size);
  if (fewer === 0) return 0;
  let shared = 0;
  for (const word of a.words) shared += Number(b.words.has(word));
  const dice = (2 * shared) / (a.words.size + b.words.size);
  const contained = fewer >= 2 ? (0.9 * shared) / fewer : 0;
  const near = fewer >= 2 ? Math.max(0, (cosine(a.vector, b.vector) - 0.75) / 0.25) * 0.8 : 0;
  return Math.min(1, Math.max(dice, contained, near));
}
