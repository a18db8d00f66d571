/** The trigger engine: what a turn costs, explanations included, on calls made up by the training grammar. */
import { createTriggerEngine } from '../../src-main/desk/triggers/engine.ts';
import { loadWeights } from '../../src-main/desk/triggers/weights.ts';
import { makeDialogue } from '../training/grammar/dialogues.ts';
import { createRandom } from '../training/random.ts';
import { type Bench, compare } from './metric.ts';

const calls = 600;

export const run: Bench = async ({ runs = calls }) => {
  const begun = performance.now();
  const weights = loadWeights();
  const loading = performance.now() - begun;
  if (!weights.ok) throw new Error(weights.error.message);
  const engine = createTriggerEngine(weights.value);
  const random = createRandom(1);
  const times: { ai: number[]; quiet: number[]; firing: number[] } = { ai: [], quiet: [], firing: [] };
  const warmUp = Math.ceil(runs / 4);
  for (let call = -warmUp; call < runs; call++) {
    let state = engine.start({});
    for (const { role, text } of makeDialogue(random, 'both')) {
      const start = performance.now();
      const observed = engine.observe(state, { role, text });
      const spent = performance.now() - start;
      state = observed.state;
      if (call >= 0) times[role === 'ai' ? 'ai' : observed.decision.fire ? 'firing' : 'quiet'].push(spent);
    }
  }
  const metric = (name: string, baton: readonly number[], goal: string | null) =>
    compare({ bench: 'triggers', metric: name, unit: 'ms', baton, peers: {}, goal });
  return [
    metric('a turn', [...times.ai, ...times.quiet, ...times.firing], 'p95 < 1 ms'),
    metric('a turn of the AI', times.ai, null),
    metric('a turn of the caller', times.quiet, null),
    metric('a turn that fires, explained', times.firing, null),
    metric('loading the weights', [loading], null),
  ];
};
