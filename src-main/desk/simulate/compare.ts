/** One day, twice, and what the formula says of it. */
import { simulateDay } from './day.ts';
import { batonDispatcher, longestIdleDispatcher } from './dispatchers.ts';
import { erlangA } from './erlang-a.ts';
import { figuresOf } from './figures.ts';
import type { Comparison } from './report.ts';
import type { Scenario } from './scenario.ts';

export function compareDispatchers(scenario: Scenario): Comparison {
  return {
    baton: figuresOf(simulateDay(scenario, batonDispatcher()), scenario),
    longestIdle: figuresOf(simulateDay(scenario, longestIdleDispatcher()), scenario),
    erlangA: erlangA(
      scenario.handoffsPerMinute / 60_000,
      scenario.answerMs + scenario.talkMs + scenario.wrapUpMs,
      scenario.patienceMs,
      Math.max(1, Math.round(scenario.reps * (1 - scenario.unreachableShare))),
    ),
  };
}
