/** The whole training, from data to weights held in memory. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseValence } from '../../src-main/desk/triggers/valence.ts';
import type { TextModels } from '../../src-main/desk/triggers/weights.ts';
import { parseVectors } from '../../src-main/desk/triggers/word-vectors.ts';
import type { WrittenCall } from './calls/read-calls.ts';
import type { EmotionItem, ExplicitItem, FlipItem, LoopItem } from './data.ts';
import { fitHeads, flipExamples, loopExamples, madeExamples, writtenHeadExamples } from './fit-heads.ts';
import { countRarity, fitActs, fitEmotions, fitExplicit } from './fit-text.ts';
import { type Packed, quantise } from './pack.ts';

export const weightsFolder = path.resolve(import.meta.dirname, '../../src-main/desk/triggers/weights');
export const vectors = parseVectors(readFileSync(path.join(weightsFolder, 'vectors.bin')));
export const valence = parseValence(readFileSync(path.join(weightsFolder, 'valence.bin')));
export const lexica = { valence, vectors };

export interface TrainingData {
  readonly explicit: readonly ExplicitItem[];
  readonly emotion: readonly EmotionItem[];
  readonly flip: readonly FlipItem[];
  readonly loop: readonly LoopItem[];
  readonly calls: readonly WrittenCall[];
}

/** Everything random in the training begins here. */
export const seed = 20_261_123;
const madeCalls = 2_500;
const groups = 4;

export function fitWeights(
  data: TrainingData,
  explicitThreshold: number,
  explicitScale: readonly [number, number],
): Packed {
  const rarity = countRarity(
    lexica,
    data.emotion.map(({ text }) => text),
  );
  const emotion = quantise(fitEmotions(lexica, rarity, data.emotion));
  const explicit = fitExplicit(vectors, data.explicit, data.calls, seed);
  const family = (half: 0 | 1 | 'both', calls = data.calls): TextModels => ({
    request: quantise([explicit, ...fitActs(vectors, half, data.explicit, calls)]),
    emotion,
    rarity,
    vectors,
    valence,
  });
  const full = family('both');
  // Act models that know one half of the sentences read calls made of the other half, as they will read real callers.
  const examples = [
    ...madeExamples(family(0), 1, madeCalls, seed),
    ...madeExamples(family(1), 0, madeCalls, seed + 1),
    ...madeExamples(full, 'both', madeCalls / 2, seed + 2),
    // The same for natural calls: each group is read by models that never saw it.
    ...Array.from({ length: groups }, (_, group) => {
      const seen = data.calls.filter((_call, at) => at % groups !== group);
      const unseen = data.calls.filter((_call, at) => at % groups === group);
      return unseen.length === 0 ? [] : writtenHeadExamples(family('both', seen), unseen);
    }).flat(),
    ...flipExamples(full, data.flip),
    ...loopExamples(full, data.loop),
  ];
  return { request: full.request, emotion, rarity, heads: fitHeads(examples), explicitThreshold, explicitScale };
}
