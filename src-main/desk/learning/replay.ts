/** A call heard once and decided on under any number of tunings: reading the words is the costly part, and depends on none. */
import { type Assessment, assess, passAi, type Reading, startState, type TriggerState } from '../triggers/assess.ts';
import { handBackRest, type SpokenTurn } from '../triggers/engine.ts';
import { hazardSettings, rested } from '../triggers/hazard.ts';
import { type AiReading, readAiTurn, readCallerTurn } from '../triggers/reading.ts';
import { createRuling } from '../triggers/ruling.ts';
import type { TriggerTuning } from '../triggers/tuning.ts';
import { accountValue, type CrmFacts } from '../triggers/value.ts';
import type { TriggerWeights } from '../triggers/weights.ts';

export interface SpokenCall {
  readonly crm: CrmFacts;
  readonly turns: readonly SpokenTurn[];
  /** Turns after which the AI went on by itself, ascending. */
  readonly handBacks: readonly number[];
}

export interface HeardCall {
  readonly worth: number;
  readonly readings: readonly Reading[];
  readonly handBacks: readonly number[];
}

export function hearCall(weights: TriggerWeights, call: SpokenCall): HeardCall {
  let said: AiReading['tokens'] = [];
  const readings = call.turns.map(({ role, text }): Reading => {
    if (role === 'caller') return { role, reading: readCallerTurn(weights, text, said) };
    const reading = readAiTurn(weights, text);
    said = reading.tokens;
    return { role, reading };
  });
  return { worth: accountValue(call.crm).worth, readings, handBacks: call.handBacks };
}

/** What the engine decides under a tuning, one per turn: null on the AI's. The same as the desk decided, less the reasons. */
export function playCall(weights: TriggerWeights, heard: HeardCall, tuning: TriggerTuning): (Assessment | null)[] {
  const ruling = createRuling(weights, hazardSettings, tuning);
  let state: TriggerState = startState(heard.worth, []);
  return heard.readings.map((said, at) => {
    if (heard.handBacks.includes(at)) {
      const still = rested(handBackRest);
      state = { ...state, hazards: still, plainHazards: still, firing: false };
    }
    if (said.role === 'ai') {
      state = passAi(state, said.reading);
      return null;
    }
    const found = assess(ruling, state, said.reading);
    state = found.state;
    return found;
  });
}
