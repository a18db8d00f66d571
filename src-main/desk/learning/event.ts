/**
 * A verdict as learning takes it: at which turn it speaks, and what the engine as shipped made of the call up to there. No
 * word of the call is in it.
 */
import { z } from 'zod';
import type { FeedbackDraft } from '../../contract/feedback.ts';
import type { FiringKind } from '../triggers/decision.ts';
import type { StateHeadName } from '../triggers/heads.ts';
import { replayInputs } from '../triggers/replay-inputs.ts';
import { firingKinds, noTuning } from '../triggers/tuning.ts';
import type { TriggerWeights } from '../triggers/weights.ts';
import { hearCall, playCall, type SpokenCall } from './replay.ts';

export const learningEventSchema = z.object({
  kind: z.enum(firingKinds),
  verdict: z.enum(['too-early', 'right', 'too-late']),
  /** 1: a person was wanted at `turn`; 0: not yet. */
  label: z.union([z.literal(0), z.literal(1)]),
  turn: z.int().min(1),
  /** Logits of the kind at each caller turn up to the one that fired, as shipped. */
  trace: z.array(z.number()).min(1),
  /** Where in `trace` the turn of the label is. */
  at: z.int().min(0),
  /** What the head of the kind saw at that turn, by name; empty for kinds without a head of their own. */
  inputs: z.record(z.string(), z.number()),
  /** Version of the shipped weights `trace` and `inputs` were made with. */
  weights: z.string(),
});
export type LearningEvent = z.infer<typeof learningEventSchema>;

/** The head that decides on a kind; null: none of its own. */
export function headOf(kind: FiringKind): StateHeadName | null {
  if (kind === 'explicit-request' || kind === 'high-value') return null;
  return kind === 'hesitation' || kind === 'frustration' ? 'sentiment' : kind;
}

/** The caller turn a verdict is about, counted from 1; null: it does not say (too late, but not when it would have been right). */
export function labelledTurn(
  { timing, betterTurn }: Pick<FeedbackDraft, 'timing' | 'betterTurn'>,
  firedTurn: number,
  turns: SpokenCall['turns'],
): number | null {
  if (timing === null) return null;
  if (timing !== 'too-late') return firedTurn;
  if (betterTurn === null || betterTurn >= firedTurn) return null;
  // The AI's turn that was picked stands for what the caller had said before it.
  const spoken = turns.slice(0, betterTurn).findLastIndex(({ role }) => role === 'caller');
  return spoken < 0 ? null : spoken + 1;
}

/** A logit further out says no more, and is nothing to calculate with. */
const furthest = 8;

function logitOf(probability: number): number {
  const logit = Math.log(probability / (1 - probability));
  return Math.round(Math.min(furthest, Math.max(-furthest, logit)) * 1_000) / 1_000;
}

/** Null where the verdict teaches nothing about triggers. `firedTurn` is the one the decision began on. */
export function learningEventOf(
  weights: TriggerWeights,
  call: SpokenCall,
  fired: { readonly kind: FiringKind; readonly turn: number },
  verdict: Pick<FeedbackDraft, 'timing' | 'betterTurn'>,
): LearningEvent | null {
  const { kind } = fired;
  const turn = labelledTurn(verdict, fired.turn, call.turns);
  if (turn === null || verdict.timing === null) return null;
  const head = headOf(kind);
  const heard = hearCall(weights, { ...call, turns: call.turns.slice(0, fired.turn) });
  const told = playCall(weights, heard, noTuning).flatMap((found, index) => {
    if (found === null) return [];
    const { raised } = found.heads;
    const ofHead = head === null ? Math.max(...Object.values(raised)) : raised[head];
    return [{ turn: index + 1, logit: logitOf(kind === 'explicit-request' ? found.explicit : ofHead) }];
  });
  const at = told.findIndex((each) => each.turn === turn);
  if (at < 0) return null;
  const inputs = head === null ? {} : (replayInputs(weights, call.turns, turn)?.[head] ?? {});
  const label = verdict.timing === 'too-early' ? 0 : 1;
  const trace = told.map(({ logit }) => logit);
  return { kind, verdict: verdict.timing, label, turn, trace, at, inputs, weights: weights.version };
}
