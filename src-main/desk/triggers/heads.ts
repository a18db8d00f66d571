/** The heads: what may call for a person, each a logistic model; value only raises the others. */
import type { HeadInput } from './head-inputs.ts';
import { logistic } from './linear-model.ts';

/** Heads over the dialogue state. The explicit request is read from the words themselves. */
export const stateHeadNames = ['complexity', 'sentiment', 'high-interest', 'loop'] as const;
export type StateHeadName = (typeof stateHeadNames)[number];
export const headNames = [...stateHeadNames, 'high-value'] as const;
export type HeadName = (typeof headNames)[number];

/** `high-value` holds one weight, of the account's worth. */
export type HeadWeights = Readonly<Record<HeadName, { readonly bias: number; readonly weights: readonly number[] }>>;

export interface Heads {
  /** Probability of each head without the account's value. */
  readonly plain: Readonly<Record<StateHeadName, number>>;
  /** … and with it. */
  readonly raised: Readonly<Record<StateHeadName, number>>;
  readonly value: number;
}

/** What a head must have by itself before value may raise it. */
export const valueFloor = 0.1;
/** Logits an account of the highest worth adds. */
const valueRaise = 2.6;

export function headLogit(weights: HeadWeights, name: StateHeadName, inputs: readonly HeadInput[]): number {
  const head = weights[name];
  return inputs.reduce((sum, { value }, at) => sum + value * (head.weights[at] ?? 0), head.bias);
}

/** `worth` is 0..1. */
export function runHeads(weights: HeadWeights, inputs: readonly HeadInput[], worth: number): Heads {
  const valueHead = weights['high-value'];
  const value = logistic(valueHead.bias + (valueHead.weights[0] ?? 0) * worth);
  const plain = { complexity: 0, sentiment: 0, 'high-interest': 0, loop: 0 };
  const raised = { ...plain };
  for (const name of stateHeadNames) {
    const logit = headLogit(weights, name, inputs);
    plain[name] = logistic(logit);
    raised[name] = plain[name] < valueFloor ? plain[name] : logistic(logit + value * valueRaise);
  }
  return { plain, raised, value };
}
