/**
 * Packs the word valences of the VADER lexicon (MIT) into bytes keyed by word hash:
 * `node test/training/pack-valence.ts path/to/vader_lexicon.txt`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hash32 } from '../../src-main/desk/triggers/hash.ts';
import { valenceMagic, valenceStep } from '../../src-main/desk/triggers/valence.ts';

const source = process.argv[2];
if (source === undefined) throw new Error('Usage: node test/training/pack-valence.ts vader_lexicon.txt');
const entries = new Map<number, number>();
for (const line of readFileSync(source, 'utf8').split('\n')) {
  const [word, mean] = line.split('\t');
  if (word !== undefined && mean !== undefined) entries.set(hash32(word.toLowerCase()), Number(mean));
}
const sorted = [...entries].sort(([a], [b]) => a - b);
const file = Buffer.alloc(8 + sorted.length * 5);
file.write(valenceMagic, 0, 'latin1');
file.writeUInt32LE(sorted.length, 4);
sorted.forEach(([hash, mean], at) => {
  file.writeUInt32LE(hash, 8 + at * 4);
  file.writeInt8(Math.round(mean / valenceStep), 8 + sorted.length * 4 + at);
});
const target = path.resolve(import.meta.dirname, '../../src-main/desk/triggers/weights/valence.bin');
writeFileSync(target, file);
console.log(`${sorted.length} words, ${file.length} bytes: ${target}`);
