/** What the heads saw at one turn, for learning: decisions are stored without it and replayed where it is needed. */
import { passAi, startState } from './assess.ts';
import { afterCaller } from './dialogue-state.ts';
import type { SpokenTurn } from './engine.ts';
import { headInputNames, headInputs } from './head-inputs.ts';
import { type StateHeadName, stateHeadNames } from './heads.ts';
import { readAiTurn, readCallerTurn } from './reading.ts';
import type { TriggerWeights } from './weights.ts';

/**
 * Per head the inputs that are not zero and that it weighs, by name; `turn` counts from 1. Null where the transcript does
 * not reach that turn or the turn is the AI's. Neither tuning nor hand-backs nor CRM facts change what a head sees.
 */
export function replayInputs(
  weights: TriggerWeights,
  turns: readonly SpokenTurn[],
  turn: number,
): Readonly<Record<StateHeadName, Readonly<Record<string, number>>>> | null {
  let state = startState(0, []);
  for (const [index, { role, text }] of turns.slice(0, Math.max(0, turn)).entries()) {
    if (role === 'ai') {
      state = passAi(state, readAiTurn(weights, text));
      continue;
    }
    const reading = readCallerTurn(weights, text, state.dialogue.ai?.tokens ?? []);
    state = { ...state, dialogue: afterCaller(state.dialogue, reading) };
    if (index + 1 !== turn) continue;
    const inputs = headInputs(state.dialogue, reading);
    const seenBy = (name: StateHeadName): Record<string, number> =>
      Object.fromEntries(
        inputs.flatMap(({ value }, at) => {
          const input = headInputNames[at];
          const weighed = (weights.heads[name].weights[at] ?? 0) !== 0;
          return input === undefined || value === 0 || !weighed ? [] : [[input, value] as const];
        }),
      );
    const [complexity, sentiment, interest, loop] = stateHeadNames;
    return {
      [complexity]: seenBy(complexity),
      [sentiment]: seenBy(sentiment),
      [interest]: seenBy(interest),
      [loop]: seenBy(loop),
    };
  }
  return null;
}
