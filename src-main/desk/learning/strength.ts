/** How strongly a kind spoke at the turns of an event under a tuning: what is held against its threshold. */
import { hazardSettings } from '../triggers/hazard.ts';
import { logistic } from '../triggers/linear-model.ts';
import { shiftOf, type TriggerTuning, tuningBounds } from '../triggers/tuning.ts';
import { headOf, type LearningEvent } from './event.ts';

/** Logits that the learned weights add at the turn of the label. */
export function learnedLogit({ kind, inputs }: LearningEvent, { deltas }: TriggerTuning): number {
  const head = headOf(kind);
  const of = head === null ? undefined : deltas[head];
  if (of === undefined) return 0;
  const { delta: most } = tuningBounds;
  return Object.entries(inputs).reduce((sum, [name, value]) => {
    const delta = Object.hasOwn(of, name) ? (of[name] ?? 0) : 0;
    return sum + value * Math.min(most, Math.max(-most, delta));
  }, 0);
}

/** The logit at the turn of the label, weights learned included, shift not. */
export function labelLogit(event: LearningEvent, tuning: TriggerTuning): number {
  return (event.trace[event.at] ?? 0) + learnedLogit(event, tuning);
}

/**
 * Probability, or the hazard that has grown past it, at each caller turn of the trace. The weights learned since are known
 * for the turn of the label alone; at the others they are left out, half a logit per input at most.
 */
export function strengths(event: LearningEvent, tuning: TriggerTuning): number[] {
  const shift = shiftOf(tuning, event.kind);
  const learned = learnedLogit(event, tuning);
  const { decay, present } = hazardSettings;
  let level = 0;
  return event.trace.map((logit, at) => {
    const probability = logistic(logit + shift + (at === event.at ? learned : 0));
    if (event.kind === 'explicit-request') return probability;
    level = 1 - (1 - level * decay) * (1 - probability * probability);
    return probability < present ? probability : Math.max(probability, level);
  });
}
