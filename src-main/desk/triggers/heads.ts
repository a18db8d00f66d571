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

/** What a head must have by itself before value, or what a team has learned, may raise it. */
export const valueFloor = 0.06;
/** Logits an account of the highest worth adds. */
const valueRaise = 2.8;

export function headLogit(weights: HeadWeights, name: StateHeadName, inputs: readonly HeadInput[]): number {
  const head = weights[name];
  return inputs.reduce((sum, { value }, at) => sum + value * (head.weights[at] ?? 0), head.bias);
}

/**
 * @param raising `worth` of the account, 0..1, counts only where the turn is `open`: wants something of the seller. A large
 * customer that merely describes itself is no reason to hand over.
 * @param shiftOf the logits a team has learned to add
 */
export function runHeads(
  weights: HeadWeights,
  inputs: readonly HeadInput[],
  { worth, open }: { readonly worth: number; readonly open: boolean },
  shiftOf: (name: HeadName) => number,
): Heads {
  const valueHead = weights['high-value'];
  const value = logistic(valueHead.bias + (valueHead.weights[0] ?? 0) * worth);
  const plain = { complexity: 0, sentiment: 0, 'high-interest': 0, loop: 0 };
  const raised = { ...plain };
  const raise = value * (valueRaise + shiftOf('high-value'));
  for (const name of stateHeadNames) {
    const own = headLogit(weights, name, inputs);
    // Neither value nor what a team has learned makes a turn say something that says nothing by itself.
    const silent = logistic(own) < valueFloor;
    const logit = own + (silent ? Math.min(0, shiftOf(name)) : shiftOf(name));
    plain[name] = logistic(logit);
    raised[name] = silent || !open ? plain[name] : logistic(logit + raise);
  }
  return { plain, raised, value };
}
