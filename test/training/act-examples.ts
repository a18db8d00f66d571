/** Sentences per act, and what is none of them. */
import type { ExplicitItem } from './data.ts';
import { aiActs, aiLists } from './grammar/ai-acts.ts';
import { callerActs, callerLists } from './grammar/caller-acts.ts';
import type { Half } from './grammar/dialogues.ts';
import { expandAll } from './grammar/expand.ts';
import { lookAlikes } from './grammar/look-alikes.ts';
import { asrNoise } from './noise.ts';
import { createRandom } from './random.ts';

export interface ActExample {
  readonly text: string;
  readonly act: string;
}

const perTemplate = 26;

function sentences(
  acts: Readonly<Record<string, readonly string[]>>,
  lists: typeof callerLists,
  half: Half,
  seed: number,
): ActExample[] {
  const random = createRandom(seed);
  return Object.entries(acts).flatMap(([act, templates]) => {
    const allowed = templates.filter((_, at) => half === 'both' || at % 2 === half);
    return expandAll(allowed, lists, random, perTemplate).flatMap((text) => [
      { text, act },
      ...(random.next() < 0.3 ? [{ text: asrNoise(text, random, 0.2), act }] : []),
    ]);
  });
}

/** `given`: turns of other services that are none of a sales call's acts as far as law, needs and commitments go. */
export function callerActExamples(half: Half, given: readonly ExplicitItem[]): ActExample[] {
  const random = createRandom(3);
  return [
    ...sentences(callerActs, callerLists, half, 11),
    ...lookAlikes(random, 0.2).map((text) => ({ text, act: 'other' })),
    ...given
      .filter(({ source, text }) => source === 'clinc150' && !/how much|cost|price|rate/.test(text))
      .map(({ text }) => ({ text, act: 'other' })),
  ];
}

export function aiActExamples(half: Half): ActExample[] {
  return sentences(aiActs, aiLists, half, 12);
}
