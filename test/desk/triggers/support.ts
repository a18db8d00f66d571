/** One engine for all tests of this folder, and calls as short as they can be written. */
import {
  createTriggerEngine,
  type Decision,
  type SpokenTurn,
  type TriggerState,
} from '../../../src-main/desk/triggers/engine.ts';
import { loadWeights } from '../../../src-main/desk/triggers/weights.ts';

const loaded = loadWeights();
if (!loaded.ok) throw new Error(loaded.error.message);
export const weights = loaded.value;
export const engine = createTriggerEngine(weights);

/** `a: …` is the AI, `c: …` the caller. */
export function turnsOf(...lines: readonly string[]): SpokenTurn[] {
  return lines.map((line) => ({ role: line.startsWith('a:') ? 'ai' : 'caller', text: line.slice(2).trim() }));
}

export interface Played {
  readonly state: TriggerState;
  readonly decisions: readonly Decision[];
  readonly last: Decision;
}

export function play(
  turns: readonly SpokenTurn[],
  crm: Readonly<Record<string, unknown>> = {},
  from?: TriggerState,
): Played {
  let state = from ?? engine.start(crm);
  const decisions = turns.map((turn) => {
    const observed = engine.observe(state, turn);
    state = observed.state;
    return observed.decision;
  });
  const last = decisions.at(-1);
  if (last === undefined) throw new Error('A call has at least one turn.');
  return { state, decisions, last };
}

export const qualifiedCall = turnsOf(
  'a: Thanks for taking the call. What are you using today?',
  'c: A spreadsheet and two people full time, it takes forever.',
  'a: How many people would use it?',
  'c: About 80 users across four sites.',
  'a: When do you want it live?',
  'c: Before January, the budget is approved.',
  'a: Who else decides?',
  'c: Just me and finance, they already agreed.',
  'a: That sounds like a good fit.',
);
