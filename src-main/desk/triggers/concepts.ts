/** How much a turn speaks of each concept, 0..1: a pattern that matches counts fully, a word near in meaning by how near it is. */
import { type ConceptName, conceptSources } from './concept-list.ts';
import type { ConceptSource } from './concept-source.ts';
import type { Token } from './text.ts';
import { vectorDimensions, type WordVectors } from './word-vectors.ts';

export type Concepts = Readonly<Record<ConceptName, number>>;

// Object.keys forgets the names it was given.
export const conceptNames = Object.keys(conceptSources) as ConceptName[];

/** Cosine at which a word begins to count, and at which it counts as the word itself. */
const nearness = { from: 0.62, full: 0.85 };
/** What the nearest word alone can say: less than a pattern does. */
const byWord = 0.8;
/** Words remembered per set of vectors before the memory starts anew. */
const remembered = 20_000;

interface Memory {
  readonly seeds: readonly (readonly Float32Array[])[];
  readonly words: Map<string, Float32Array>;
}

const memories = new WeakMap<WordVectors, Memory>();

export function conceptsOf(vectors: WordVectors, tokens: readonly Token[]): Concepts {
  const memory = memoryOf(vectors);
  const text = tokens.map(({ word }) => word).join(' ');
  const nearest = new Float32Array(conceptNames.length);
  for (const { word } of tokens) {
    const near = nearnessOf(vectors, memory, word);
    for (let at = 0; at < near.length; at++) nearest[at] = Math.max(nearest[at] ?? 0, near[at] ?? 0);
  }
  const found = { ...noConcepts };
  conceptNames.forEach((name, at) => {
    const { patterns }: ConceptSource = conceptSources[name];
    const matched = patterns.filter((pattern) => pattern.test(text)).length;
    found[name] = matched >= 2 ? 1 : Math.max(matched * 0.85, byWord * (nearest[at] ?? 0));
  });
  return found;
}

export const noConcepts: Record<ConceptName, number> = {
  doubt: 0,
  burned: 0,
  consults: 0,
  anger: 0,
  repeats: 0,
  'next-step': 0,
  money: 0,
  deadline: 0,
  authority: 0,
  law: 0,
  technical: 0,
  custom: 0,
  decisive: 0,
  person: 0,
  size: 0,
  pain: 0,
  delight: 0,
  idle: 0,
  farewell: 0,
  settled: 0,
  urgent: 0,
  price: 0,
  machine: 0,
  bargain: 0,
  denies: 0,
};

function memoryOf(vectors: WordVectors): Memory {
  const known = memories.get(vectors);
  if (known !== undefined) return known;
  const seeds = conceptNames.map((name) =>
    conceptSources[name].near.split(' ').flatMap((word) => unitVector(vectors, word) ?? []),
  );
  const memory: Memory = { seeds, words: new Map() };
  memories.set(vectors, memory);
  return memory;
}

function nearnessOf(vectors: WordVectors, { seeds, words }: Memory, word: string): Float32Array {
  const known = words.get(word);
  if (known !== undefined) return known;
  const own = unitVector(vectors, word);
  const near = Float32Array.from(seeds, (concept) => {
    if (own === null) return 0;
    const best = Math.max(0, ...concept.map((seed) => dot(seed, own)));
    return Math.min(1, Math.max(0, (best - nearness.from) / (nearness.full - nearness.from)));
  });
  if (words.size >= remembered) words.clear();
  words.set(word, near);
  return near;
}

function unitVector(vectors: WordVectors, word: string): Float32Array | null {
  const row = vectors.find(word);
  if (row < 0) return null;
  const vector = new Float32Array(vectorDimensions);
  vectors.add(row, 1, vector);
  const length = Math.hypot(...vector);
  return length === 0 ? null : vector.map((value) => value / length);
}

function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
