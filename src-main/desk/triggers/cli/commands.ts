/** `score` and `explicit`: the engine for anyone to check, one JSON line at a time. */
import { z } from 'zod';
import type { TriggerScores } from '../decision.ts';
import { createTriggerEngine, type Decision } from '../engine.ts';
import { hazardSettings } from '../hazard.ts';
import { readCallerTurn } from '../reading.ts';
import { createRuling } from '../ruling.ts';
import { wordsOf } from '../text-features.ts';
import { noTuning } from '../tuning.ts';
import type { TriggerWeights } from '../weights.ts';
import { answerLines, type Streams } from './lines.ts';

const id = z.union([z.string(), z.number()]);
const conversationSchema = z.object({
  id,
  crm: z.record(z.string(), z.unknown()).nullish(),
  turns: z.array(z.object({ r: z.enum(['ai', 'caller']), x: z.string() })).max(10_000),
});
const conversationShape = '{"id", "crm"?, "turns": [{"r": "ai" or "caller", "x": text}]} with at most 10,000 turns';
const itemShape = '{"id", "text", "prev"?}';
const itemSchema = z.object({ id, text: z.string(), prev: z.string().nullish() });

const short = (value: number): number => Math.round(value * 10_000) / 10_000;

function rounded(values: TriggerScores | Decision['tone']): Record<string, number> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, short(value)]));
}

function row(decision: Decision): unknown {
  const { turn, fire, begins, trigger, probability, evidence, contributions, counterfactual, scores, tone } = decision;
  return {
    turn,
    fire,
    trigger: fire ? trigger : null,
    probability: short(probability),
    evidence,
    begins,
    nearest: trigger,
    scores: rounded(scores),
    tone: rounded(tone),
    contributions: contributions.map((part) => ({ ...part, amount: short(part.amount) })),
    counterfactual:
      counterfactual === null ? null : { ...counterfactual, probability: short(counterfactual.probability) },
  };
}

export function score(weights: TriggerWeights, streams: Streams): Promise<number> {
  const engine = createTriggerEngine(weights);
  return answerLines(streams, conversationSchema, conversationShape, (conversation) => {
    let state = engine.start(conversation.crm ?? {});
    const turns = conversation.turns.map(({ r, x }) => {
      const observed = engine.observe(state, { role: r, text: x });
      state = observed.state;
      return row(observed.decision);
    });
    return { id: conversation.id, turns };
  });
}

export function explicit(weights: TriggerWeights, streams: Streams): Promise<number> {
  const ruling = createRuling(weights, hazardSettings, noTuning);
  return answerLines(streams, itemSchema, itemShape, (item) => {
    const reading = readCallerTurn(weights, item.text, wordsOf(weights.vectors, item.prev ?? ''));
    const probability = ruling.explicit(reading.request.logit);
    return { id: item.id, probability: short(probability), label: probability >= ruling.explicitThreshold ? 1 : 0 };
  });
}
