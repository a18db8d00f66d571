/** One turn, read by all text models: the only place where words become numbers. */
import { emotionFeatures } from './emotion-features.ts';
import { assentOf } from './lexicon.ts';
import { logistic, logits } from './linear-model.ts';
import { type Offer, offerIn } from './request-frame.ts';
import type { Token } from './text.ts';
import { requestViews, type TextFeatures, wordsOf } from './text-features.ts';
import type { TextModels } from './weights.ts';
import { averageVector } from './word-vectors.ts';

export const callerActNames = [
  'need',
  'commit',
  'brush',
  'ask-price',
  'ask-tech',
  'ask-legal',
  'ask-scope',
  'custom',
  'important',
  'hesitate',
  'frustrate',
  'interest',
  'reask',
] as const;
export const aiActNames = ['not-heard', 'not-known', 'ask-commit', 'quote-price', 'discover', 'answer'] as const;
export const emotionNames = ['frustration', 'hesitation', 'interest'] as const;
export type CallerActName = (typeof callerActNames)[number];
export type AiActName = (typeof aiActNames)[number];
export type EmotionName = (typeof emotionNames)[number];

export interface CallerReading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly vector: Float32Array;
  /** Logit of the explicit request, and the part of the turn it was read from. */
  readonly request: { readonly logit: number; readonly features: TextFeatures };
  readonly acts: Readonly<Record<CallerActName, number>>;
  readonly emotions: Readonly<Record<EmotionName, number>>;
  readonly emotion: TextFeatures;
  readonly assent: -1 | 0 | 1;
}

export interface AiReading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly acts: Readonly<Record<AiActName, number>>;
  readonly offer: Offer;
}

/** Characters of a turn that are read; what follows is not worth the delay. */
export const maxCharacters = 2_000;

/** Picks models by name out of one pass of logits; the highest over the views of a turn counts. */
function actsOf<Name extends string>(
  models: TextModels,
  names: readonly Name[],
  passes: readonly Float32Array[],
): Record<Name, number> {
  const entries = names.map((name): [Name, number] => {
    const at = models.request.names.indexOf(name);
    return [name, logistic(Math.max(...passes.map((pass) => pass[at] ?? Number.NEGATIVE_INFINITY)))];
  });
  return recordOf(entries);
}

function recordOf<Name extends string>(entries: readonly [Name, number][]): Record<Name, number> {
  // Object.fromEntries widens the keys to string; the entries were made from the closed list of names.
  return Object.fromEntries(entries) as Record<Name, number>;
}

export function readCallerTurn(models: TextModels, whole: string, previous: readonly Token[]): CallerReading {
  const text = whole.slice(0, maxCharacters);
  const tokens = wordsOf(models.vectors, text);
  const views = requestViews(models.vectors, text, tokens, previous);
  const passes = views.map((view) => logits(models.request, view));
  const explicit = models.request.names.indexOf('explicit');
  let best = 0;
  passes.forEach((pass, at) => {
    if ((pass[explicit] ?? 0) > (passes[best]?.[explicit] ?? 0)) best = at;
  });
  const features = views[best] ?? { tokens, dense: new Float32Array(0), hashed: [] };
  const emotion = emotionFeatures(models.valence, models.rarity, text);
  const feelings = logits(models.emotion, emotion);
  return {
    text,
    tokens,
    vector: averageVector(models.vectors, tokens),
    request: { logit: tokens.length === 0 ? -9 : (passes[best]?.[explicit] ?? -9), features },
    acts: actsOf(models, callerActNames, tokens.length === 0 ? [] : passes),
    emotions: recordOf(
      emotionNames.map((name, at): [EmotionName, number] => [
        name,
        logistic(tokens.length === 0 ? -9 : (feelings[at] ?? -9)),
      ]),
    ),
    emotion,
    assent: assentOf(tokens),
  };
}

export function readAiTurn(models: TextModels, whole: string): AiReading {
  const text = whole.slice(0, maxCharacters);
  const tokens = wordsOf(models.vectors, text);
  const passes = requestViews(models.vectors, text, tokens, []).map((view) => logits(models.request, view));
  return { text, tokens, acts: actsOf(models, aiActNames, tokens.length === 0 ? [] : passes), offer: offerIn(tokens) };
}
