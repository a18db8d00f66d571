/** What is found in the written calls, held against what their author marked. The figures are printed. */
import { describe, expect, it } from 'vitest';
import { extract } from '../../../src-main/desk/context/extract.ts';
import type { Marked, WrittenCall } from './corpus/call.ts';
import { writtenCalls } from './corpus/index.ts';

interface Score {
  hits: number;
  extra: number;
  missed: number;
}
type Lists = Record<'needs' | 'objections' | 'openQuestions' | 'intentSignals', Score>;

const kinds = ['needs', 'objections', 'openQuestions', 'intentSignals'] as const;
const none = (): Score => ({ hits: 0, extra: 0, missed: 0 });

function scored(calls: readonly WrittenCall[]): { lists: Lists; settled: { right: number; wrong: number } } {
  const lists: Lists = { needs: none(), objections: none(), openQuestions: none(), intentSignals: none() };
  const settled = { right: 0, wrong: 0 };
  for (const call of calls) {
    const found = extract(call.turns);
    for (const kind of kinds) {
      const left = [...found[kind]];
      const marks: readonly Marked[] = call[kind].map(([turn, words]): Marked => [turn, words]);
      for (const [turn, words] of marks) {
        const at = left.findIndex(
          ({ source, text }) =>
            source.kind === 'said' && source.turn === turn && text.toLowerCase().includes(words.toLowerCase()),
        );
        if (at < 0) lists[kind].missed++;
        else {
          left.splice(at, 1);
          lists[kind].hits++;
        }
      }
      lists[kind].extra += left.length;
    }
    for (const [turn, , answered] of call.objections) {
      const same = found.objections.find(({ source }) => source.kind === 'said' && source.turn === turn);
      if (same !== undefined) settled[same.answered === answered ? 'right' : 'wrong']++;
    }
  }
  return { lists, settled };
}

const precision = ({ hits, extra }: Score): number => (hits + extra === 0 ? 1 : hits / (hits + extra));
const recall = ({ hits, missed }: Score): number => (hits + missed === 0 ? 1 : hits / (hits + missed));

describe('the written calls', () => {
  it.each([
    ['before', 0.85, 0.9],
    ['after', 0.7, 0.9],
  ] as const)('%s: precision before recall', (part, leastPrecision, leastRecall) => {
    const { lists, settled } = scored(writtenCalls.filter((call) => call.part === part));
    for (const kind of kinds) {
      const score = lists[kind];
      console.log(
        `${part} ${kind}: precision ${precision(score).toFixed(2)}, recall ${recall(score).toFixed(2)}`,
        score,
      );
    }
    console.log(`${part} objections answered or not: ${settled.right} right, ${settled.wrong} wrong`);
    for (const kind of kinds) expect(precision(lists[kind]), kind).toBeGreaterThanOrEqual(leastPrecision);
    const sum = kinds
      .map((kind) => lists[kind])
      .reduce((a, b) => ({ hits: a.hits + b.hits, extra: a.extra + b.extra, missed: a.missed + b.missed }));
    expect(recall(sum)).toBeGreaterThanOrEqual(leastRecall);
    expect(settled.right).toBeGreaterThan(settled.wrong * 3);
  });

  it('learns who is calling where they say so, and from nothing else', () => {
    for (const call of writtenCalls.filter(({ prospect }) => prospect !== undefined)) {
      const { name, company, role } = extract(call.turns).identity;
      const told = { name: name?.text, company: company?.text, role: role?.text };
      expect(told, call.id).toEqual({ name: undefined, company: undefined, role: undefined, ...call.prospect });
    }
    const silent = writtenCalls.filter(({ prospect }) => prospect === undefined);
    const named = silent.filter(({ turns }) => extract(turns).identity.company !== null);
    expect(named.map(({ id }) => id)).toEqual(['payroll']);
  });

  it('says nothing about a language it does not read', () => {
    const spanish = writtenCalls.find(({ id }) => id === 'spanish');
    const found = extract(spanish?.turns ?? []);
    expect(kinds.map((kind) => found[kind].length)).toEqual([0, 0, 0, 0]);
  });
});
