import { describe, expect, it } from 'vitest';
import { hazardSettings } from '../../../src-main/desk/triggers/hazard.ts';
import { readCallerTurn } from '../../../src-main/desk/triggers/reading.ts';
import { createRuling } from '../../../src-main/desk/triggers/ruling.ts';
import { wordsOf } from '../../../src-main/desk/triggers/text-features.ts';
import { noTuning } from '../../../src-main/desk/triggers/tuning.ts';
import { writtenCalls } from '../../training/calls/read-calls.ts';
import { confusion, type Scored } from '../../training/measures.ts';
import { replay } from '../../training/replay.ts';
import { requestExamples } from '../../training/request-examples.ts';
import { type StressItem, stressCalls, stressItems } from '../../training/stress/read-stress.ts';
import { weights } from './support.ts';

const ruling = createRuling(weights, hazardSettings, noTuning);
const scored = ({ text, prev, label }: StressItem): Scored => {
  const reading = readCallerTurn(weights, text, wordsOf(weights.vectors, prev));
  return { score: ruling.explicit(reading.request.logit), label };
};
const items = [...stressItems('explicit-a.txt'), ...stressItems('explicit-b.txt')];

describe('sentences of styles never learned', () => {
  it('hold a request apart from what only sounds like one', () => {
    const { precision, recall } = confusion(items.map(scored), ruling.explicitThreshold);
    expect(precision).toBeGreaterThanOrEqual(0.94);
    expect(recall).toBeGreaterThanOrEqual(0.7);
  });

  it('were never learned', () => {
    const plain = (text: string): string =>
      text
        .toLowerCase()
        .replaceAll(/[^a-z]+/g, ' ')
        .trim();
    const learned = new Set(requestExamples([], writtenCalls(), 1).map(({ text }) => plain(text)));
    const long = items.map(({ text }) => plain(text)).filter((text) => text.split(' ').length > 4);
    expect(long.filter((text) => learned.has(text))).toEqual([]);
  });
});

describe('calls never learned', () => {
  const calls = stressCalls().map((call) => ({ ...call, fire: replay(weights, call).decisions.at(-1)?.fire ?? false }));

  it('are told apart by what was said before the last turn', () => {
    const wrong = calls.filter(({ fire, label }) => Number(fire) !== label);
    expect(wrong.length, wrong.map(({ name }) => name).join(', ')).toBeLessThanOrEqual(2);
  });

  it('do not end in a handoff where nothing but value or politeness speaks for one', () => {
    expect(calls.filter(({ fire, label }) => fire && label === 0).map(({ name }) => name)).toEqual([]);
  });
});
