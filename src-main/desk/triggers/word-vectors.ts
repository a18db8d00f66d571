/** Pruned word vectors: `BTV1`, count, dimensions, sorted word hashes (u32), scales (f32), rows of signed bytes; little endian. */
import { hash32 } from './hash.ts';
import type { Token } from './text.ts';

export const vectorMagic = 'BTV1';
export const vectorDimensions = 100;

export interface WordVectors {
  readonly size: number;
  /** The row of a word, or -1. */
  find(word: string): number;
  /** Adds `factor` times the vector of `row` to `into`. */
  add(row: number, factor: number, into: Float32Array): void;
}

/** Words so common that their vector says nothing about the turn. */
const empty = new Set(
  'the a an of to and in is it that this i you we are was be do for on at with as so my your me'.split(' '),
);

/** @throws Error on a file that is cut short or of another kind: the build is broken then, not the input. */
export function parseVectors(file: Uint8Array): WordVectors {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const magic = new TextDecoder('latin1').decode(file.subarray(0, 4));
  const size = file.byteLength >= 12 ? view.getUint32(4, true) : 0;
  if (magic !== vectorMagic || file.byteLength !== 12 + size * (8 + vectorDimensions)) {
    throw new Error('The word vectors of the trigger engine are damaged.');
  }
  const hashes = Uint32Array.from({ length: size }, (_, row) => view.getUint32(12 + row * 4, true));
  const scales = Float32Array.from({ length: size }, (_, row) => view.getFloat32(12 + (size + row) * 4, true));
  const rows = new Int8Array(file.buffer, file.byteOffset + 12 + size * 8, size * vectorDimensions);

  function find(word: string): number {
    const wanted = hash32(word);
    let low = 0;
    let high = size - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const seen = hashes[middle] ?? 0;
      if (seen === wanted) return middle;
      if (seen < wanted) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
  function add(row: number, factor: number, into: Float32Array): void {
    const scale = (scales[row] ?? 0) * factor;
    for (let at = 0, from = row * vectorDimensions; at < vectorDimensions; at++) {
      into[at] = (into[at] ?? 0) + (rows[from + at] ?? 0) * scale;
    }
  }
  return { size, find, add };
}

/** The mean vector of a turn's words of meaning, scaled to length 1; zeros when none is known. */
export function averageVector(vectors: WordVectors, tokens: readonly Token[]): Float32Array {
  const sum = new Float32Array(vectorDimensions);
  for (const { word } of tokens) {
    const row = empty.has(word) ? -1 : vectors.find(word);
    if (row >= 0) vectors.add(row, 1, sum);
  }
  const length = Math.hypot(...sum);
  return length === 0 ? sum : sum.map((value) => value / length);
}
