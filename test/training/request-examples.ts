/** The examples the explicit-request model learns from: own grammars, and the development items given to it. */
import type { WrittenCall } from './calls/read-calls.ts';
import type { ExplicitItem } from './data.ts';
import { aiActs, aiLists } from './grammar/ai-acts.ts';
import { callerActs, callerLists } from './grammar/caller-acts.ts';
import { expand, expandAll } from './grammar/expand.ts';
import { lookAlikes } from './grammar/look-alikes.ts';
import { replies } from './grammar/replies.ts';
import { requests } from './grammar/requests.ts';
import { spokenAnswers, spokenLookAlikes } from './grammar/spoken-look-alikes.ts';
import { spokenReplies } from './grammar/spoken-replies.ts';
import { spokenLists, spokenRequests } from './grammar/spoken-requests.ts';
import { asrNoise } from './noise.ts';
import { createRandom } from './random.ts';

export interface RequestExample {
  readonly text: string;
  readonly prev: string;
  readonly label: 0 | 1;
  readonly weight: number;
}

/** Weight of one example by where it comes from: Bitext and CLINC are many and alike, the sales items few and telling. */
const weights: Readonly<Record<string, number>> = { nlupp: 1.5, sales_challenge: 3, bitext: 0.5, clinc150: 0.7 };

/** These grammars are loose on purpose; at full weight their oddities would cost precision on plain requests. */
const spokenWeight = 0.6;

/** Turns of whole calls with the AI's turn before them; those that half ask for a person teach nothing. */
function writtenExamples(calls: readonly WrittenCall[]): RequestExample[] {
  return calls.flatMap(({ turns }) =>
    turns.flatMap(({ role, text, wish }, at): RequestExample[] => {
      const wanted = wish.explicit ?? 0;
      if (role === 'ai' || (wanted > 0.2 && wanted < 0.8)) return [];
      return [{ text, prev: turns[at - 1]?.text ?? '', label: wanted >= 0.8 ? 1 : 0, weight: 2 }];
    }),
  );
}

export function requestExamples(
  items: readonly ExplicitItem[],
  calls: readonly WrittenCall[],
  seed: number,
): RequestExample[] {
  const random = createRandom(seed);
  const questions = expandAll([...aiActs.discover, ...aiActs.answer, ...aiActs.small], aiLists, random, 3);
  const prev = (): string => (random.next() < 0.35 ? random.pick(questions) : '');
  const own: RequestExample[] = [
    ...requests(random, 1).map((text) => ({ text, prev: prev(), label: 1 as const, weight: 1 })),
    ...lookAlikes(random, 1).map((text) => ({ text, prev: prev(), label: 0 as const, weight: 1 })),
    ...Object.values(callerActs).flatMap((templates) =>
      expandAll(templates, callerLists, random, 4).map((text) => ({
        text,
        prev: prev(),
        label: 0 as const,
        weight: 0.7,
      })),
    ),
    ...replies(random, 130).map((reply) => ({ ...reply, weight: 1 })),
    ...spokenReplies(random, 90).map((reply) => ({ ...reply, weight: spokenWeight })),
    ...expandAll(spokenRequests, spokenLists, random, 45).map((text) => ({
      text,
      prev: prev(),
      label: 1 as const,
      weight: spokenWeight,
    })),
    ...expandAll(spokenLookAlikes, spokenLists, random, 45).map((text) => ({
      text,
      prev: prev(),
      label: 0 as const,
      weight: spokenWeight,
    })),
    ...spokenAnswers.flatMap(([before, text]) =>
      Array.from({ length: 40 }, () => ({
        text: expand(text, spokenLists, random),
        prev: expand(before, spokenLists, random),
        label: 0 as const,
        weight: spokenWeight,
      })),
    ),
  ];
  const given = items.flatMap(({ text, prev: before, label, source }) =>
    label === null ? [] : [{ text, prev: before ?? '', label, weight: weights[source] ?? 1 }],
  );
  const all = [...own, ...given, ...writtenExamples(calls)];
  const noisy = all
    .filter(() => random.next() < 0.35)
    .map((example) => ({ ...example, text: asrNoise(example.text, random, 0.2), weight: example.weight * 0.6 }));
  return [...all, ...noisy];
}
