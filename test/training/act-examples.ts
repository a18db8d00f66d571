/** Sentences per act, and what is none of them. */

import type { WrittenCall } from './calls/read-calls.ts';
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
  readonly acts: readonly string[];
  readonly weight: number;
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
      { text, acts: [act], weight: 1 },
      ...(random.next() < 0.3 ? [{ text: asrNoise(text, random, 0.2), acts: [act], weight: 1 }] : []),
    ]);
  });
}

/** `given`: turns of other services that are none of a sales call's acts as far as law, needs and commitments go. */
/** A natural turn teaches more than one of twenty from the same template. */
const writtenWeight = 3;

function writtenTurns(calls: readonly WrittenCall[], role: 'ai' | 'caller', seed: number): ActExample[] {
  const random = createRandom(seed);
  return calls.flatMap(({ turns }) =>
    turns
      .filter((turn) => turn.role === role)
      .flatMap(({ text, acts }) => [
        { text, acts, weight: writtenWeight },
        { text: asrNoise(text.toLowerCase(), random, 0.1), acts, weight: writtenWeight * 0.5 },
      ]),
  );
}

export function callerActExamples(
  half: Half,
  given: readonly ExplicitItem[],
  calls: readonly WrittenCall[],
): ActExample[] {
  const random = createRandom(3);
  return [
    ...sentences(callerActs, callerLists, half, 11),
    ...lookAlikes(random, 0.2).map((text) => ({ text, acts: [], weight: 1 })),
    ...given
      .filter(({ source, text }) => source === 'clinc150' && !/how much|cost|price|rate/.test(text))
      .map(({ text }) => ({ text, acts: [], weight: 1 })),
    ...writtenTurns(calls, 'caller', 13),
  ];
}

export function aiActExamples(half: Half, calls: readonly WrittenCall[]): ActExample[] {
  return [...sentences(aiActs, aiLists, half, 12), ...writtenTurns(calls, 'ai', 14)];
}
