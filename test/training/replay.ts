/** Causal replay of given calls, and what comes out of it. */
import { createTriggerEngine, type Decision } from '../../src-main/desk/triggers/engine.ts';
import type { TriggerWeights } from '../../src-main/desk/triggers/weights.ts';
import { keywordCallFires, keywordLoopFires } from './baselines.ts';
import type { FlipItem, LoopItem } from './data.ts';
import { type Confusion, confusion } from './measures.ts';
import { asrNoise } from './noise.ts';
import { createRandom } from './random.ts';

export interface Call {
  readonly crm?: Readonly<Record<string, unknown>>;
  readonly turns: readonly { readonly r: 'ai' | 'caller'; readonly x: string }[];
}

export interface Replayed {
  readonly decisions: readonly Decision[];
  /** ms per turn. */
  readonly times: readonly number[];
}

export function replay(weights: TriggerWeights, call: Call): Replayed {
  const engine = createTriggerEngine(weights);
  let state = engine.start(call.crm ?? {});
  const times: number[] = [];
  const decisions = call.turns.map(({ r, x }) => {
    const begun = performance.now();
    const observed = engine.observe(state, { role: r, text: x });
    times.push(performance.now() - begun);
    state = observed.state;
    return observed.decision;
  });
  return { decisions, times };
}

export interface PairResult {
  /** Both halves right at the last turn. */
  readonly accuracy: number;
  /** … and nothing fired before it. */
  readonly strict: number;
  /** … through simulated speech recognition. */
  readonly noisy: number;
  readonly keywords: number;
  /** Firings per call that wanted none. */
  readonly falseHandoffs: number;
  /** Turns the first firing came before the wanted one, mean over the calls that fired. */
  readonly early: number;
  readonly named: number;
}

const labelOf: Readonly<Record<string, readonly string[]>> = {
  complexity: ['complexity'],
  sentiment: ['hesitation', 'frustration'],
  high_interest: ['high-interest'],
  loop: ['loop'],
  high_value: ['high-value'],
  explicit_request: ['explicit-request'],
};

export function measurePairs(weights: TriggerWeights, items: readonly FlipItem[]): PairResult {
  const random = createRandom(77);
  const halves = items.map((item) => {
    const { decisions } = replay(weights, item);
    const noisyCall = {
      ...item,
      turns: item.turns.map((turn) => (turn.r === 'caller' ? { ...turn, x: asrNoise(turn.x, random, 0.1) } : turn)),
    };
    const last = decisions.at(-1);
    const right = Number(last?.fire ?? false) === item.label;
    const first = decisions.findIndex(({ fire }) => fire);
    return {
      pair: item.pair,
      label: item.label,
      right,
      quietBefore: first === -1 || first === decisions.length - 1,
      noisy: Number(replay(weights, noisyCall).decisions.at(-1)?.fire ?? false) === item.label,
      keywords: Number(keywordCallFires(item.turns.at(-1)?.x ?? '')) === item.label,
      begins: decisions.filter(({ begins }) => begins).length,
      early: first === -1 ? null : decisions.length - 1 - first,
      named: item.trigger !== null && right ? (labelOf[item.trigger] ?? []).includes(last?.trigger ?? '') : null,
    };
  });
  const pairs = [...new Set(halves.map(({ pair }) => pair))];
  const share = (holds: (half: (typeof halves)[number]) => boolean): number =>
    pairs.filter((pair) => halves.filter((half) => half.pair === pair).every(holds)).length / pairs.length;
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const wanted = halves.filter(({ label }) => label === 1);
  return {
    accuracy: share(({ right }) => right),
    strict: share(({ right, quietBefore }) => right && quietBefore),
    noisy: share(({ noisy }) => noisy),
    keywords: share(({ keywords }) => keywords),
    falseHandoffs: mean(halves.filter(({ label }) => label === 0).map(({ begins }) => begins)),
    early: mean(wanted.flatMap(({ early }) => early ?? [])),
    named: mean(wanted.flatMap(({ named }) => (named === null ? [] : Number(named)))),
  };
}

export interface LoopResult {
  /** By the loop head's probability. */
  readonly head: Confusion;
  /** By turns that fire as a loop. */
  readonly fired: Confusion;
  readonly keywords: Confusion;
  readonly falseHandoffs: number;
}

export function measureLoops(weights: TriggerWeights, items: readonly LoopItem[]): LoopResult {
  let falseHandoffs = 0;
  let quiet = 0;
  const turns = items.flatMap((item) => {
    const { decisions } = replay(weights, item);
    if (item.turns.every(({ loop }) => loop === 0)) {
      quiet++;
      falseHandoffs += decisions.filter(({ begins }) => begins).length;
    }
    return item.turns.flatMap(({ r, x, loop }, at) => {
      const decision = decisions[at];
      if (r === 'ai' || decision === undefined) return [];
      const fired = Number(decision.fire && decision.trigger === 'loop');
      return [{ label: loop, head: decision.scores.loop, fired, keywords: Number(keywordLoopFires(x)) }];
    });
  });
  const by = (score: (turn: (typeof turns)[number]) => number): Confusion =>
    confusion(
      turns.map((turn) => ({ score: score(turn), label: turn.label })),
      0.5,
    );
  return {
    head: by(({ head }) => head),
    fired: by(({ fired }) => fired),
    keywords: by(({ keywords }) => keywords),
    falseHandoffs: falseHandoffs / Math.max(1, quiet),
  };
}

/** Deletion test: with the words of the evidence taken out, the score of the firing head must fall. Share that does. */
export function deletionTest(
  weights: TriggerWeights,
  calls: readonly Call[],
): { fired: number; fell: number; meanFall: number } {
  let fired = 0;
  let fell = 0;
  let sum = 0;
  for (const call of calls) {
    const { decisions } = replay(weights, call);
    const at = decisions.findIndex(({ begins }) => begins);
    const decision = decisions[at];
    if (decision === undefined || decision.trigger === null) continue;
    const cut = call.turns.slice(0, at + 1).map((turn, index) => {
      const found = decision.evidence.find((item) => item.turn === index + 1);
      return found === undefined ? turn : { ...turn, x: `${turn.x.slice(0, found.start)} ${turn.x.slice(found.end)}` };
    });
    const kind =
      decision.trigger === 'hesitation' || decision.trigger === 'frustration' ? 'sentiment' : decision.trigger;
    const scored = kind === 'high-value' ? 'complexity' : kind;
    const after = replay(weights, { ...call, turns: cut }).decisions.at(-1)?.scores[scored] ?? 0;
    fired++;
    fell += Number(after < decision.scores[scored]);
    sum += decision.scores[scored] - after;
  }
  return { fired, fell: fell / Math.max(1, fired), meanFall: sum / Math.max(1, fired) };
}
