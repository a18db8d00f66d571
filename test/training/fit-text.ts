/** Fits the text models: explicit request, acts, emotions. */
import { emotionFeatures, type Lexica } from '../../src-main/desk/triggers/emotion-features.ts';
import { hashSize } from '../../src-main/desk/triggers/hash.ts';
import {
  aiActNames,
  callerActNames,
  emotionModelNames,
  type interestKinds,
} from '../../src-main/desk/triggers/reading.ts';
import { requestViews, wordsOf } from '../../src-main/desk/triggers/text-features.ts';
import type { WordVectors } from '../../src-main/desk/triggers/word-vectors.ts';
import { type ActExample, aiActExamples, callerActExamples } from './act-examples.ts';
import type { WrittenCall } from './calls/read-calls.ts';
import type { EmotionItem, ExplicitItem } from './data.ts';
import type { Half } from './grammar/dialogues.ts';
import { type Example, type TrainedModel, trainLogistic } from './logistic-trainer.ts';
import { requestExamples } from './request-examples.ts';

export interface NamedModel extends TrainedModel {
  readonly name: string;
}

/** Parts of a turn that asks for no one ask for no one either; of one that does, any part may be the request. */
export function fitExplicit(
  vectors: WordVectors,
  items: readonly ExplicitItem[],
  calls: readonly WrittenCall[],
  seed: number,
): NamedModel {
  const examples = requestExamples(items, calls, seed).flatMap(({ text, prev, label, weight }): Example[] => {
    const [whole, ...parts] = requestViews(vectors, text, wordsOf(vectors, text), wordsOf(vectors, prev));
    if (whole === undefined || whole.tokens.length === 0) return [];
    const rest = label === 1 ? [] : parts.map((features) => ({ features, target: 0, weight: weight * 0.7 }));
    return [{ features: whole, target: label, weight }, ...rest];
  });
  return { name: 'explicit', ...trainLogistic(examples, { seed, epochs: 8, rate: 0.1, decay: 2, denseDecay: 0.0001 }) };
}

export function fitActs(
  vectors: WordVectors,
  half: Half,
  given: readonly ExplicitItem[],
  calls: readonly WrittenCall[],
): NamedModel[] {
  const fitNamed = (names: readonly string[], sentences: readonly ActExample[]): NamedModel[] => {
    const read = sentences.map(({ text, acts, weight }) => {
      const [features] = requestViews(vectors, text, wordsOf(vectors, text), []);
      return { features, acts, weight };
    });
    return names.map((name) => {
      const share = sentences.filter(({ acts }) => acts.includes(name)).length / sentences.length;
      const lift = Math.min(4, 0.25 / share);
      const examples = read.flatMap(({ features, acts, weight }): Example[] =>
        features === undefined || features.tokens.length === 0
          ? []
          : [{ features, target: Number(acts.includes(name)), weight: weight * (acts.includes(name) ? lift : 1) }],
      );
      return { name, ...trainLogistic(examples, { seed: 5, epochs: 9, rate: 0.1, decay: 1.2, denseDecay: 0.0001 }) };
    });
  };
  return [
    ...fitNamed(callerActNames, callerActExamples(half, given, calls)),
    ...fitNamed(aiActNames, aiActExamples(half, calls)),
  ];
}

/** How much a bucket counts by how seldom it was seen; buckets seen less than three times are left out. */
export function countRarity(lexica: Lexica, texts: readonly string[]): Uint8Array {
  const counts = new Uint32Array(hashSize);
  for (const text of texts) {
    for (const { bucket } of emotionFeatures(lexica, null, text).hashed) counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  return Uint8Array.from(counts, (count) =>
    count < 3 ? 0 : Math.round(16 * (1 + Math.log((texts.length + 1) / (count + 1)))),
  );
}

export function fitEmotions(lexica: Lexica, rarity: Uint8Array, items: readonly EmotionItem[]): NamedModel[] {
  const read = items.map(({ text }) => emotionFeatures(lexica, rarity, text));
  return emotionModelNames.map((name) => {
    const examples = items.flatMap((item, at): Example[] => {
      const features = read[at];
      return features === undefined ? [] : [{ features, target: targetOf(item, name), weight: 1 }];
    });
    // A kind of interest has fewer examples, but they are more alike.
    const decay = isKind(name) ? 5 : 9;
    return {
      name,
      ...trainLogistic(examples, { seed: 9, epochs: 24, rate: 0.2, decay, denseDecay: 0.0003, telling: true }),
    };
  });
}

type EmotionModelName = (typeof emotionModelNames)[number];
type InterestKind = (typeof interestKinds)[number];

/** Labels of GoEmotions that make up each kind. */
const labelsOf: Readonly<Record<InterestKind, readonly string[]>> = {
  'interest-warm': ['admiration', 'joy', 'excitement'],
  'interest-curious': ['curiosity'],
  'interest-hopeful': ['optimism', 'desire'],
};

function isKind(name: EmotionModelName): name is InterestKind {
  return name in labelsOf;
}

function targetOf(item: EmotionItem, name: EmotionModelName): number {
  return isKind(name) ? Number(item.emo.some((label) => labelsOf[name].includes(label))) : item[name];
}
