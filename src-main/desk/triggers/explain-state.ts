/** Why the dialogue as a whole calls for a person: the inputs of a head, and the turns behind them. */
import type { Contribution, Evidence } from './decision.ts';
import { type HeadInput, headInputNames } from './head-inputs.ts';
import type { HeadWeights, StateHeadName } from './heads.ts';

const mostTurns = 5;
const longestQuote = 240;

export function stateContributions(
  weights: HeadWeights,
  name: StateHeadName,
  inputs: readonly HeadInput[],
): Contribution[] {
  const head = weights[name];
  return inputs
    .map(({ value, turns }, at) => ({
      name: headInputNames[at] ?? 'state',
      amount: value * (head.weights[at] ?? 0),
      turns: [...new Set(turns)],
    }))
    .filter(({ amount }) => amount !== 0)
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
}

/** The turns that speak most for firing, the decided one always first, then by what they add. */
export function evidenceTurns(contributions: readonly Contribution[], turn: number): readonly number[] {
  const amounts = new Map<number, number>([[turn, Number.POSITIVE_INFINITY]]);
  for (const { amount, turns } of contributions) {
    if (amount <= 0) continue;
    for (const at of turns) amounts.set(at, (amounts.get(at) ?? 0) + amount / turns.length);
  }
  return [...amounts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostTurns)
    .map(([at]) => at);
}

/** A whole turn as evidence, cut at 240 characters. */
export function quoteTurn(text: string, turn: number): Evidence | null {
  const start = text.length - text.trimStart().length;
  const end = Math.min(text.trimEnd().length, start + longestQuote);
  return end > start ? { turn, start, end, quote: text.slice(start, end) } : null;
}
