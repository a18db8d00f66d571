/** Fits the heads over the dialogue state: full-batch logistic regression on made-up calls, and on given ones. */
import { passAi, startState } from '../../src-main/desk/triggers/assess.ts';
import { afterCaller } from '../../src-main/desk/triggers/dialogue-state.ts';
import { headInputCount, headInputs } from '../../src-main/desk/triggers/head-inputs.ts';
import { type HeadWeights, type StateHeadName, stateHeadNames } from '../../src-main/desk/triggers/heads.ts';
import { readAiTurn, readCallerTurn } from '../../src-main/desk/triggers/reading.ts';
import type { TextModels } from '../../src-main/desk/triggers/weights.ts';
import type { WrittenCall } from './calls/read-calls.ts';
import type { FlipItem, LoopItem } from './data.ts';
import { type Half, type MadeTurn, makeDialogue, type Wish } from './grammar/dialogues.ts';
import { createRandom } from './random.ts';

export interface HeadExample {
  readonly inputs: Float32Array;
  readonly wish: Wish;
  /** Heads the example says nothing about. */
  readonly silent: readonly StateHeadName[];
  readonly weight: number;
}

/** Replays a call and keeps the inputs at every caller turn that has a wish. */
export function examplesOf(
  models: TextModels,
  turns: readonly MadeTurn[],
  silent: readonly StateHeadName[] = [],
  weight = 1,
): HeadExample[] {
  let state = startState(0, []);
  return turns.flatMap(({ role, text, wish }) => {
    if (role === 'ai') {
      state = passAi(state, readAiTurn(models, text));
      return [];
    }
    const reading = readCallerTurn(models, text, state.dialogue.ai?.tokens ?? []);
    const dialogue = afterCaller(state.dialogue, reading);
    state = { ...state, dialogue };
    return wish === null
      ? []
      : [{ inputs: Float32Array.from(headInputs(dialogue, reading), ({ value }) => value), wish, silent, weight }];
  });
}

export function madeExamples(models: TextModels, half: Half, count: number, seed: number): HeadExample[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => examplesOf(models, makeDialogue(random, half))).flat();
}

const flipHeads: Readonly<Record<string, StateHeadName>> = {
  complexity: 'complexity',
  sentiment: 'sentiment',
  high_interest: 'high-interest',
  loop: 'loop',
};

/** The last caller line decides; pairs about the account's value and explicit requests teach the other heads nothing. */
export function flipExamples(models: TextModels, items: readonly FlipItem[]): HeadExample[] {
  return items.flatMap(({ turns, trigger, family }) => {
    if (family === 'vip' || family === 'assent') return [];
    const head = trigger === null ? null : (flipHeads[trigger] ?? null);
    const wish: Wish =
      head === null ? { complexity: family === 'technical' || family === 'compliance' ? 0.2 : 0.05 } : { [head]: 0.95 };
    const silent = head === null ? [] : stateHeadNames.filter((name) => name !== head);
    return examplesOf(
      models,
      turns.map(({ r, x }, at) => ({ role: r, text: x, wish: at === turns.length - 1 ? wish : null })),
      silent,
    );
  });
}

export function loopExamples(models: TextModels, items: readonly LoopItem[]): HeadExample[] {
  return items.flatMap(({ turns }) =>
    examplesOf(
      models,
      turns.map(({ r, x, loop }) => ({
        role: r,
        text: x,
        wish: r === 'ai' ? null : { loop: loop === 1 ? 0.98 : 0.02 },
      })),
      ['complexity', 'sentiment', 'high-interest'],
    ),
  );
}

/** A natural call outweighs made-up ones: there are few of them, and no two alike. */
const writtenWeight = 25;

export function writtenHeadExamples(models: TextModels, calls: readonly WrittenCall[]): HeadExample[] {
  return calls.flatMap(({ turns }) => {
    const made = turns.map(({ role, text, wish }): MadeTurn => {
      const { explicit = 0, ...heads } = wish;
      // Once a person is asked for, nobody can say what else speaks for one.
      return { role, text, wish: role === 'ai' || explicit >= 0.5 ? null : heads };
    });
    return examplesOf(models, made, [], writtenWeight);
  });
}

/** A head's weights may not tell a story the inputs do not: these may not speak against firing. */
const rounds = 500;
const penalty = 0.0015;

export function fitHeads(examples: readonly HeadExample[]): HeadWeights {
  const fitHead = (name: StateHeadName): { bias: number; weights: number[] } => {
    const used = examples.filter(({ silent }) => !silent.includes(name));
    const total = used.reduce((sum, { weight }) => sum + weight, 0);
    const weights = new Float64Array(headInputCount);
    const momentum = new Float64Array(headInputCount + 1);
    let bias = -2;
    for (let round = 0; round < rounds; round++) {
      const gradient = new Float64Array(headInputCount + 1);
      for (const { inputs, wish, weight } of used) {
        let logit = bias;
        for (let at = 0; at < headInputCount; at++) logit += (weights[at] ?? 0) * (inputs[at] ?? 0);
        const error = ((1 / (1 + Math.exp(-logit)) - (wish[name] ?? 0.03)) * weight) / total;
        for (let at = 0; at < headInputCount; at++) gradient[at] = (gradient[at] ?? 0) + error * (inputs[at] ?? 0);
        gradient[headInputCount] = (gradient[headInputCount] ?? 0) + error;
      }
      for (let at = 0; at <= headInputCount; at++) {
        const decay = at < headInputCount ? penalty * (weights[at] ?? 0) : 0;
        momentum[at] = 0.9 * (momentum[at] ?? 0) - 1.5 * ((gradient[at] ?? 0) + decay);
        if (at < headInputCount) weights[at] = (weights[at] ?? 0) + (momentum[at] ?? 0);
        else bias += momentum[at] ?? 0;
      }
    }
    return { bias: round4(bias), weights: [...weights].map(round4) };
  };
  return {
    complexity: fitHead('complexity'),
    sentiment: fitHead('sentiment'),
    'high-interest': fitHead('high-interest'),
    loop: fitHead('loop'),
    // Half of full worth is the point of doubt; steep, so that a mid-size account is not treated as a great one.
    'high-value': { bias: -6.6, weights: [12] },
  };
}

function round4(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
