/** Whether whole calls are handed over at the moment a sales manager would: not before it is near, and no more than a turn late. */
import type { TriggerWeights } from '../../src-main/desk/triggers/weights.ts';
import type { WrittenCall, WrittenTurn } from './calls/read-calls.ts';
import { replay } from './replay.ts';

export interface Moments {
  /** Share of the calls with a moment that were handed over at it, 0..1. */
  readonly seen: number;
  readonly early: number;
  /** Share of the calls without one that were handed over all the same. */
  readonly falseHandoffs: number;
}

const wanted = 0.8;
const near = 0.45;
const wishOf = ({ wish }: WrittenTurn): number => Math.max(0, ...Object.values(wish));

export function measureMoments(weights: TriggerWeights, calls: readonly WrittenCall[]): Moments {
  const results = calls.map(({ crm, turns }) => {
    const { decisions } = replay(weights, { crm, turns: turns.map(({ role, text }) => ({ r: role, x: text })) });
    const fired = decisions.findIndex(({ fire }) => fire);
    return {
      fired,
      moment: turns.findIndex((turn) => wishOf(turn) >= wanted),
      begins: turns.findIndex((turn) => wishOf(turn) >= near),
    };
  });
  const due = results.filter(({ moment }) => moment >= 0);
  const quiet = results.filter(({ moment }) => moment < 0);
  const share = (some: readonly unknown[], all: readonly unknown[]) =>
    all.length === 0 ? 0 : some.length / all.length;
  return {
    seen: share(
      due.filter(({ fired, begins, moment }) => fired >= begins && fired <= moment + 1),
      due,
    ),
    early: share(
      due.filter(({ fired, begins }) => fired >= 0 && fired < begins),
      due,
    ),
    falseHandoffs: share(
      quiet.filter(({ fired }) => fired >= 0),
      quiet,
    ),
  };
}
