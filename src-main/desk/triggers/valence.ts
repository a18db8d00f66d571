/** How pleasant or unpleasant a word is, -4..4: `BTL1`, count, sorted word hashes (u32), valences (steps of 1/25); little endian. */
import { hash32 } from './hash.ts';

export const valenceMagic = 'BTL1';
export const valenceStep = 1 / 25;

/** The valence of a lower-case word; 0 for a neutral or unknown one. */
export type Valence = (word: string) => number;

/** @throws Error on a damaged file. */
export function parseValence(file: Uint8Array): Valence {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const magic = new TextDecoder('latin1').decode(file.subarray(0, 4));
  const size = file.byteLength >= 8 ? view.getUint32(4, true) : 0;
  if (magic !== valenceMagic || file.byteLength !== 8 + size * 5) {
    throw new Error('The word valences of the trigger engine are damaged.');
  }
  const table = new Map<number, number>();
  for (let at = 0; at < size; at++) {
    table.set(view.getUint32(8 + at * 4, true), view.getInt8(8 + size * 4 + at) * valenceStep);
  }
  return (word) => table.get(hash32(word)) ?? 0;
}

const denials = /^(not|no|never|nothing|without|none|hardly|barely|cannot|.*n't|dont|cant|isnt|wont|didnt|doesnt)$/;
export const valenceSize = 12;

/** Twelve numbers on the feeling of a turn's words; a denial up to three words before turns a word around. */
export function valenceBlock(valence: Valence, words: readonly string[], text: string): Float32Array {
  let pleasant = 0;
  let unpleasant = 0;
  let most = 0;
  let least = 0;
  words.forEach((word, at) => {
    let value = valence(word);
    if (value === 0) return;
    if (words.slice(Math.max(0, at - 3), at).some((before) => denials.test(before))) value *= -0.6;
    pleasant += Math.max(0, value);
    unpleasant += Math.max(0, -value);
    most = Math.max(most, value);
    least = Math.min(least, value);
  });
  const count = words.length + 1;
  return Float32Array.of(
    Math.min(pleasant, 8) / 4,
    Math.min(unpleasant, 8) / 4,
    most / 4,
    -least / 4,
    pleasant / count,
    unpleasant / count,
    Math.tanh((pleasant - unpleasant) / 4),
    Number(pleasant === 0),
    Number(unpleasant === 0),
    Math.min(1, words.length / 30),
    Number(text.includes('?')),
    Number(text.includes('!')),
  );
}
