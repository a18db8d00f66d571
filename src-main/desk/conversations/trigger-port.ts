/** What the desk asks of a trigger engine, and the engine behind it. */

import { ok, type Result } from '../../contract/result.ts';
import { createTriggerEngine } from '../triggers/engine.ts';
import { hazardSettings } from '../triggers/hazard.ts';
import { noTuning, type TriggerTuning } from '../triggers/tuning.ts';
import { loadWeights, type TriggerWeights } from '../triggers/weights.ts';
import type { ConversationTurn } from './conversation.ts';
import { decisionSchema, type TurnDecision } from './decision.ts';

/** One conversation being listened to. The same turns in the same order give the same decisions. */
export interface Listening {
  /** Turns are told in order, from 1, without gaps. */
  hear(turn: ConversationTurn): TurnDecision;
  /** The handoff was declined, taken back or waited out, and the AI goes on. */
  handBack(): void;
}

export interface TriggerPort {
  /** What it decides by; null: it cannot be replayed, and nothing is learned of its decisions. */
  readonly weights: TriggerWeights | null;
  /** `tuning`: what the conversation's team has learned; it holds for the whole conversation. */
  listen(crm: Readonly<Record<string, unknown>>, tuning?: TriggerTuning): Listening;
}

export function enginePort(weights: TriggerWeights): TriggerPort {
  return {
    weights,
    listen(crm, tuning = noTuning) {
      const engine = createTriggerEngine(weights, hazardSettings, tuning);
      let state = engine.start(crm);
      return {
        hear(turn) {
          const role = turn.speaker === 'ai' ? 'ai' : 'caller';
          const observed = engine.observe(state, { role, text: turn.text });
          state = observed.state;
          return decisionSchema.parse(observed.decision);
        },
        handBack() {
          state = engine.handBack(state);
        },
      };
    },
  };
}

/** The port on the weights that come with Baton. */
export function loadTriggerPort(): Result<TriggerPort> {
  const weights = loadWeights();
  return weights.ok ? ok(enginePort(weights.value)) : weights;
}
