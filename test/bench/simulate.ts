/** Simulated days of 500 reps and 300 handoffs a minute, near and above what they can take, a seed per run. */
import { compareDispatchers } from '../../src-main/desk/simulate/compare.ts';
import type { Figures } from '../../src-main/desk/simulate/figures.ts';
import { defaultScenario, type Scenario } from '../../src-main/desk/simulate/scenario.ts';
import { type Bench, compare, type Metric } from './metric.ts';

const days: readonly (readonly [string, Partial<Scenario>])[] = [
  ['load 0.96', {}],
  ['load 1.11', { talkMs: 90_000 }],
];
const measures: readonly (readonly [string, string, (figures: Figures) => number])[] = [
  ['abandoned', '%', ({ abandoned }) => 100 * abandoned],
  ['wait to bridge, mean', 's', ({ meanWaitMs }) => meanWaitMs / 1_000],
  ['wait to bridge, p99', 's', ({ waitP99Ms }) => waitP99Ms / 1_000],
  ['wait of VIPs, mean', 's', ({ vipMeanWaitMs }) => vipMeanWaitMs / 1_000],
  ['rings nobody answered, of 100', 'rings', ({ rangOutPer100 }) => rangOutPer100],
];

export const run: Bench = async ({ runs = 5 }) =>
  days.flatMap(([name, difference]): Metric[] => {
    const compared = Array.from({ length: runs }, (_, seed) =>
      compareDispatchers({ ...defaultScenario, ...difference, seed: seed + 1 }),
    );
    return measures.map(([metric, unit, read]) =>
      compare({
        bench: 'simulate',
        metric: `${metric}, ${name}`,
        unit,
        baton: compared.map(({ baton }) => read(baton)),
        peers: { 'longest idle': compared.map(({ longestIdle }) => read(longestIdle)) },
        goal: null,
      }),
    );
  });
