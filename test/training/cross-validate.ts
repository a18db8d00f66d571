/** Scores every development item by models that have not seen it. */

import { emotionFeatures } from '../../src-main/desk/triggers/emotion-features.ts';
import { hash32 } from '../../src-main/desk/triggers/hash.ts';
import { type EmotionName, emotionNames, emotionsOf } from '../../src-main/desk/triggers/reading.ts';
import { requestViews, wordsOf } from '../../src-main/desk/triggers/text-features.ts';
import { writtenCalls } from './calls/read-calls.ts';
import type { EmotionItem, ExplicitItem } from './data.ts';
import { lexica, vectors } from './fit.ts';
import { countRarity, fitEmotions, fitExplicit, type NamedModel } from './fit-text.ts';
import { logitOf } from './logistic-trainer.ts';
import type { Scored } from './measures.ts';
import { asrNoise } from './noise.ts';
import { createRandom } from './random.ts';

export interface ExplicitScore {
  readonly item: ExplicitItem;
  readonly label: 0 | 1;
  readonly logit: number;
  /** The same turn through simulated speech recognition. */
  readonly noisyLogit: number;
}

export const asrRate = 0.15;

function explicitLogit(model: NamedModel, text: string, prev: string): number {
  const views = requestViews(vectors, text, wordsOf(vectors, text), wordsOf(vectors, prev));
  return Math.max(-12, ...views.filter(({ tokens }) => tokens.length > 0).map((view) => logitOf(model, view)));
}

function scoreItems(model: NamedModel, items: readonly ExplicitItem[]): ExplicitScore[] {
  return items.flatMap((item): ExplicitScore[] => {
    if (item.label === null) return [];
    const noisy = asrNoise(item.text, createRandom(hash32(item.id)), asrRate);
    const prev = item.prev ?? '';
    return [
      {
        item,
        label: item.label,
        logit: explicitLogit(model, item.text, prev),
        noisyLogit: explicitLogit(model, noisy, prev),
      },
    ];
  });
}

/** Five folds by a hash of the text, so that the same sentence never stands on both sides. */
export function crossValidateExplicit(items: readonly ExplicitItem[], seed: number): ExplicitScore[] {
  const foldOf = (item: ExplicitItem): number => hash32(item.text.toLowerCase()) % 5;
  return [0, 1, 2, 3, 4].flatMap((fold) => {
    const model = fitExplicit(
      vectors,
      items.filter((item) => foldOf(item) !== fold),
      writtenCalls(),
      seed,
    );
    return scoreItems(
      model,
      items.filter((item) => foldOf(item) === fold),
    );
  });
}

/** One source left out of training altogether. */
export function withoutSource(items: readonly ExplicitItem[], source: string, seed: number): ExplicitScore[] {
  const model = fitExplicit(
    vectors,
    items.filter((item) => item.source !== source),
    writtenCalls(),
    seed,
  );
  return scoreItems(
    model,
    items.filter((item) => item.source === source),
  );
}

export function crossValidateEmotions(items: readonly EmotionItem[]): Record<EmotionName, Scored[]> {
  const scored: Record<EmotionName, Scored[]> = { frustration: [], hesitation: [], interest: [] };
  for (const fold of [0, 1, 2, 3, 4]) {
    const training = items.filter((_, at) => at % 5 !== fold);
    const rarity = countRarity(
      lexica,
      training.map(({ text }) => text),
    );
    const models = fitEmotions(lexica, rarity, training);
    items.forEach((item, at) => {
      if (at % 5 !== fold) return;
      const features = emotionFeatures(lexica, rarity, item.text);
      const emotions = emotionsOf(
        models.map(({ name }) => name),
        Float32Array.from(models, (model) => logitOf(model, features)),
      );
      for (const name of emotionNames) scored[name].push({ score: emotions[name], label: item[name] });
    });
  }
  return scored;
}
