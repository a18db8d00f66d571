/** One turn, read by all text models: the only place where words become numbers. */
import { type Concepts, conceptsOf } from './concepts.ts';
import { emotionFeatures } from './emotion-features.ts';
import { assentOf } from './lexicon.ts';
import { type LinearModels, logistic, logits } from './linear-model.ts';
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
/**
 * Kinds of interest, each with a model of its own beside the one of them all: a warm word, a question out of curiosity and a
 * hope share hardly a word, and one line through all three fits none of them well.
 */
export const interestKinds = ['interest-warm', 'interest-curious', 'interest-hopeful'] as const;
export const emotionModelNames = [...emotionNames, ...interestKinds] as const;
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
  readonly concepts: Concepts;
  readonly emotions: Readonly<Record<EmotionName, number>>;
  readonly emotion: TextFeatures;
  readonly assent: -1 | 0 | 1;
}

export interface AiReading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly vector: Float32Array;
  readonly acts: Readonly<Record<AiActName, number>>;
  readonly concepts: Concepts;
  readonly offer: Offer;
}

/** Characters of a turn that are read; what follows is not worth the delay. */
export const maxCharacters = 2_000;

const noCallerActs: Readonly<Record<CallerActName, number>> = {
  need: 0,
  commit: 0,
  brush: 0,
  'ask-price': 0,
  'ask-tech': 0,
  'ask-legal': 0,
  'ask-scope': 0,
  custom: 0,
  important: 0,
  hesitate: 0,
  frustrate: 0,
  interest: 0,
  reask: 0,
};
const noEmotions: Readonly<Record<EmotionName, number>> = { frustration: 0, hesitation: 0, interest: 0 };
const noAiActs: Readonly<Record<AiActName, number>> = {
  'not-heard': 0,
  'not-known': 0,
  'ask-commit': 0,
  'quote-price': 0,
  discover: 0,
  answer: 0,
};

/** Fills in probabilities by model name; the highest over the views of a turn counts. */
function fill<Acts extends Record<string, number>>(
  none: Readonly<Acts>,
  names: readonly (keyof Acts & string)[],
  models: LinearModels,
  passes: readonly Float32Array[],
): Acts {
  const found: Record<string, number> = {};
  for (const name of names) {
    const at = models.names.indexOf(name);
    found[name] = logistic(Math.max(...passes.map((pass) => pass[at] ?? Number.NEGATIVE_INFINITY)));
  }
  return { ...none, ...found };
}

/** Probabilities from the logits of the emotion models, which are in the order of `names`. */
export function emotionsOf(names: readonly string[], logitsOf: Float32Array): Record<EmotionName, number> {
  const of = (name: string): number => logitsOf[names.indexOf(name)] ?? Number.NEGATIVE_INFINITY;
  const kind = Math.max(...interestKinds.map(of));
  return {
    frustration: logistic(of('frustration')),
    hesitation: logistic(of('hesitation')),
    interest: logistic((of('interest') + kind) / 2),
  };
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
  const emotion = emotionFeatures(models, models.rarity, text);
  const feelings = logits(models.emotion, emotion);
  return {
    text,
    tokens,
    vector: averageVector(models.vectors, tokens),
    request: { logit: tokens.length === 0 ? -9 : (passes[best]?.[explicit] ?? -9), features },
    acts: fill(noCallerActs, callerActNames, models.request, tokens.length === 0 ? [] : passes),
    concepts: conceptsOf(models.vectors, tokens),
    emotions: tokens.length === 0 ? noEmotions : emotionsOf(models.emotion.names, feelings),
    emotion,
    assent: assentOf(tokens),
  };
}

export function readAiTurn(models: TextModels, whole: string): AiReading {
  const text = whole.slice(0, maxCharacters);
  const tokens = wordsOf(models.vectors, text);
  const passes = requestViews(models.vectors, text, tokens, []).map((view) => logits(models.request, view));
  return {
    text,
    tokens,
    vector: averageVector(models.vectors, tokens),
    concepts: conceptsOf(models.vectors, tokens),
    acts: fill(noAiActs, aiActNames, models.request, tokens.length === 0 ? [] : passes),
    offer: offerIn(tokens),
  };
}
