/** The harness: every figure by models that have not seen the item, unless a row says otherwise. */

import { hazardSettings } from '../../src-main/desk/triggers/hazard.ts';
import { logistic } from '../../src-main/desk/triggers/linear-model.ts';
import { readCallerTurn } from '../../src-main/desk/triggers/reading.ts';
import { createRuling } from '../../src-main/desk/triggers/ruling.ts';
import { wordsOf } from '../../src-main/desk/triggers/text-features.ts';
import { noTuning } from '../../src-main/desk/triggers/tuning.ts';
import { loadWeights, type TriggerWeights } from '../../src-main/desk/triggers/weights.ts';
import { quantile } from '../bench/metric.ts';
import { keywordFires, ruleFires } from './baselines.ts';
import { unheardCalls, writtenCalls } from './calls/read-calls.ts';
import { crossValidateEmotions, crossValidateExplicit, type ExplicitScore, withoutSource } from './cross-validate.ts';
import { emotionItems, explicitItems, flipItems, loopItems, makeupItems } from './data.ts';
import { fitWeights, seed, valence, vectors } from './fit.ts';
import { auc, calibrationError, confusion, type Scored } from './measures.ts';
import { measureMoments } from './moments.ts';
import { type Call, deletionTest, measureLoops, measurePairs, replay } from './replay.ts';
import { stressItems } from './stress/read-stress.ts';
import { measureTiming } from './timing.ts';

export interface Row {
  readonly what: string;
  readonly value: number;
  /** What was aimed at; null: measured to be known. */
  readonly goal: string | null;
  /** The same of the keyword list and of the rules. */
  readonly keywords?: number;
  readonly rules?: number;
}

const baseline = (scores: readonly ExplicitScore[], fires: (text: string) => boolean): number =>
  confusion(
    scores.map(({ item, label }) => ({ score: Number(fires(item.text)), label })),
    0.5,
  ).f1;

function explicitRows(weights: TriggerWeights): Row[] {
  const items = explicitItems();
  const [slope, offset] = weights.explicitScale;
  const scaled = (scores: readonly ExplicitScore[], noisy = false): Scored[] =>
    scores.map(({ logit, noisyLogit, label }) => ({
      score: logistic(slope * (noisy ? noisyLogit : logit) + offset),
      label,
    }));
  const cut = weights.explicitThreshold;
  const all = crossValidateExplicit(items, seed);
  const of = (source: string): ExplicitScore[] => all.filter(({ item }) => item.source === source);
  const rows = (name: string, scores: readonly ExplicitScore[], goal: string | null): Row[] => [
    {
      what: `explicit F1, ${name}`,
      value: confusion(scaled(scores), cut).f1,
      goal,
      keywords: baseline(scores, keywordFires),
      rules: baseline(scores, ruleFires),
    },
  ];
  const total = confusion(scaled(all), cut);
  return [
    ...rows('all', all, '>= .93'),
    { what: 'explicit precision, all', value: total.precision, goal: '>= .95' },
    { what: 'explicit recall, all', value: total.recall, goal: null },
    ...rows('NLU++', of('nlupp'), '>= .88'),
    ...rows('sales items', of('sales_challenge'), '>= .85'),
    ...rows('Bitext', of('bitext'), null),
    { what: 'explicit AUC, all', value: auc(scaled(all)), goal: null },
    { what: 'explicit calibration error', value: calibrationError(scaled(all)), goal: null },
    { what: 'explicit F1 lost to ASR noise', value: total.f1 - confusion(scaled(all, true), cut).f1, goal: '<= .02' },
    ...stressRows(weights),
    ...rows('NLU++, source never seen', withoutSource(items, 'nlupp', seed), null),
    ...rows('sales, source never seen', withoutSource(items, 'sales_challenge', seed), null),
    ...rows('Bitext, source never seen', withoutSource(items, 'bitext', seed), null),
  ];
}

/** The committed weights on sentences written to be unlike the training. */
function stressRows(weights: TriggerWeights): Row[] {
  const ruling = createRuling(weights, hazardSettings, noTuning);
  return (['explicit-a.txt', 'explicit-b.txt'] as const).map((file) => {
    const items = stressItems(file);
    const scored = items.map(({ text, prev, label }) => {
      const { request } = readCallerTurn(weights, text, wordsOf(weights.vectors, prev));
      return { score: ruling.explicit(request.logit), label };
    });
    const of = (fires: (text: string) => boolean): number =>
      confusion(
        items.map(({ text, label }) => ({ score: Number(fires(text)), label })),
        0.5,
      ).f1;
    return {
      what: `explicit F1, other styles (${file})`,
      value: confusion(scored, weights.explicitThreshold).f1,
      goal: null,
      keywords: of(keywordFires),
      rules: of(ruleFires),
    };
  });
}

function emotionRows(): Row[] {
  const scored = crossValidateEmotions(emotionItems());
  return [
    { what: 'frustration AUC', value: auc(scored.frustration), goal: '>= .84' },
    { what: 'hesitation AUC', value: auc(scored.hesitation), goal: '>= .84' },
    { what: 'interest AUC', value: auc(scored.interest), goal: '>= .87' },
    { what: 'frustration calibration error', value: calibrationError(scored.frustration), goal: null },
  ];
}

/** The heads here were fitted on made-up calls alone: pairs and loops are data of a source never seen. */
function dialogueRows(committed: TriggerWeights): Row[] {
  const packed = fitWeights(
    { explicit: explicitItems(), emotion: emotionItems(), flip: [], loop: [], calls: writtenCalls() },
    committed.explicitThreshold,
    committed.explicitScale,
  );
  const unseen: TriggerWeights = { ...packed, vectors, valence, version: 'unseen' };
  const pairs = measurePairs(unseen, flipItems());
  const loops = measureLoops(unseen, loopItems());
  return [
    { what: 'context pairs, both halves right', value: pairs.accuracy, goal: '>= .80', keywords: pairs.keywords },
    { what: 'context pairs, right and not a turn early', value: pairs.strict, goal: null },
    { what: 'context pairs through ASR noise', value: pairs.noisy, goal: null },
    { what: 'context pairs, trigger named as labelled', value: pairs.named, goal: null },
    { what: 'turns early per wanted hand-off', value: pairs.early, goal: null },
    { what: 'false hand-offs per call, pairs', value: pairs.falseHandoffs, goal: null },
    { what: 'loop F1 by turn, loop head', value: loops.head.f1, goal: '>= .98', keywords: loops.keywords.f1 },
    { what: 'loop F1 by turn, fired as loop', value: loops.fired.f1, goal: '>= .98', keywords: loops.keywords.f1 },
    { what: 'false hand-offs per call, orders', value: loops.falseHandoffs, goal: null },
  ];
}

function engineRows(weights: TriggerWeights): Row[] {
  const calls: Call[] = [...flipItems(), ...loopItems()];
  // The first pass warms the code up, as the first minute of a running desk does.
  for (const call of calls) replay(weights, call);
  const times = calls.flatMap((call) => replay(weights, call).times);
  const asked: Call[] = explicitItems().flatMap(({ text, prev, label }) =>
    label === 1
      ? [
          {
            turns: [
              { r: 'ai' as const, x: prev ?? 'Hello, how can I help?' },
              { r: 'caller' as const, x: text },
            ],
          },
        ]
      : [],
  );
  const deleted = deletionTest(weights, [...calls, ...asked]);
  const timing = measureTiming(makeupItems());
  const moments = measureMoments(weights, unheardCalls());
  return [
    { what: 'ms per turn, median', value: quantile(times, 0.5), goal: null },
    { what: 'ms per turn, p95', value: quantile(times, 0.95), goal: '< 1' },
    { what: 'evidence taken out: score falls', value: deleted.fell, goal: '1' },
    { what: 'evidence taken out: mean fall', value: deleted.meanFall, goal: null },
    { what: 'moments seen in unheard natural calls', value: moments.seen, goal: null },
    { what: 'handed over too early, unheard calls', value: moments.early, goal: null },
    { what: 'false hand-offs, unheard calls', value: moments.falseHandoffs, goal: null },
    { what: 'timing F1 by turn (word numbers)', value: timing.f1, goal: null },
    { what: 'timing AUC by turn', value: timing.auc, goal: null },
    { what: 'timing score of the first firing', value: timing.timed, goal: null },
    { what: 'timing score of never firing', value: timing.neverFiring, goal: null },
  ];
}

export async function evaluate(json: boolean): Promise<void> {
  const weights = loadWeights();
  if (!weights.ok) throw new Error(weights.error.message);
  const parts = [
    () => engineRows(weights.value),
    () => explicitRows(weights.value),
    emotionRows,
    () => dialogueRows(weights.value),
  ];
  const show = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(3));
  if (!json) console.log(`${'figure'.padEnd(44)}Baton   goal     keywords  rules`);
  for (const part of parts) {
    for (const row of part()) {
      if (json) console.log(JSON.stringify(row));
      else
        console.log(
          `${row.what.padEnd(44)}${show(row.value).padEnd(8)}${(row.goal ?? '–').padEnd(9)}${show(row.keywords).padEnd(10)}${show(row.rules)}`,
        );
    }
  }
}
