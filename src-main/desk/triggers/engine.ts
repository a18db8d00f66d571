/**
 * The trigger engine: one state per conversation, one decision per turn. Nothing is kept between calls and no clock or
 * chance is asked, so a transcript replays to the same decisions under the same weights.
 */
import { assess, passAi, startState, type TriggerState } from './assess.ts';
import type { Decision, TriggerScores } from './decision.ts';
import { explain } from './explain.ts';
import { type HazardSettings, hazardSettings, rested } from './hazard.ts';
import { readAiTurn, readCallerTurn } from './reading.ts';
import { createRuling } from './ruling.ts';
import { noTuning, type TriggerTuning } from './tuning.ts';
import { accountValue, type CrmFacts } from './value.ts';
import type { TriggerWeights } from './weights.ts';

export type { TriggerState } from './assess.ts';
export type { Decision } from './decision.ts';

export interface SpokenTurn {
  readonly role: 'ai' | 'caller';
  readonly text: string;
}

export interface TriggerEngine {
  readonly version: string;
  start(crm: CrmFacts): TriggerState;
  observe(state: TriggerState, turn: SpokenTurn): { readonly state: TriggerState; readonly decision: Decision };
  /** After a hand-off was declined or the call came back to the AI: only an explicit request fires for the next `turns` caller turns. */
  handBack(state: TriggerState, turns?: number): TriggerState;
}

/** Caller turns for which the heads rest after a hand-back. */
export const handBackRest = 4;

const quiet: TriggerScores = {
  'explicit-request': 0,
  complexity: 0,
  sentiment: 0,
  'high-interest': 0,
  'high-value': 0,
  loop: 0,
};

/** `tuning`: what the team of these conversations has learned. */
export function createTriggerEngine(
  weights: TriggerWeights,
  settings: HazardSettings = hazardSettings,
  tuning: TriggerTuning = noTuning,
): TriggerEngine {
  const ruling = createRuling(weights, settings, tuning);

  function observeAi(before: TriggerState, text: string): { state: TriggerState; decision: Decision } {
    const state = passAi(before, readAiTurn(weights, text));
    const decision: Decision = {
      turn: state.dialogue.turn,
      fire: false,
      begins: false,
      trigger: null,
      probability: 0,
      scores: quiet,
      tone: { frustration: 0, hesitation: 0, interest: 0 },
      evidence: [],
      contributions: [],
      counterfactual: null,
      weightsVersion: ruling.version,
    };
    return { state, decision };
  }

  function observeCaller(before: TriggerState, text: string): { state: TriggerState; decision: Decision } {
    const reading = readCallerTurn(weights, text, before.dialogue.ai?.tokens ?? []);
    const found = assess(ruling, before, reading);
    const { raised, value } = found.heads;
    const decision: Decision = {
      turn: found.state.dialogue.turn,
      fire: found.fire,
      begins: found.fire && !before.firing,
      trigger: found.kind,
      probability: found.probability,
      scores: { 'explicit-request': found.explicit, ...raised, 'high-value': value },
      tone: reading.emotions,
      ...explain(ruling, before, found, reading),
      weightsVersion: ruling.version,
    };
    return { state: found.state, decision };
  }

  return {
    version: ruling.version,
    start(crm) {
      const { worth, fields } = accountValue(crm);
      return startState(worth, fields);
    },
    observe: (state, turn) => (turn.role === 'ai' ? observeAi(state, turn.text) : observeCaller(state, turn.text)),
    handBack: (state, turns = handBackRest) => ({
      ...state,
      hazards: rested(turns),
      plainHazards: rested(turns),
      firing: false,
    }),
  };
}
