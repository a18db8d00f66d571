/** Calibration: after every verdict, one number per kind. A few verdicts move it little, none of them beyond its bounds. */
import type { FiringKind } from '../triggers/decision.ts';
import { logistic } from '../triggers/linear-model.ts';
import { firingKinds, shiftOf, type TriggerTuning, tuningBounds } from '../triggers/tuning.ts';
import type { LearningEvent } from './event.ts';
import { labelLogit } from './strength.ts';

/**
 * How far from where it was calibration believes a shift to be, logits (one standard deviation): a single verdict moves it
 * by less than the square of it.
 */
const belief = 0.3;

/**
 * The shifts under which the labels are likeliest, each pulled towards the one of `from`. The slope falls in the shift, so
 * halving the interval finds the one place where it is nothing; outside of the bounds nobody looks.
 */
export function calibrate(from: TriggerTuning, events: readonly LearningEvent[]): TriggerTuning['shifts'] {
  const shifts: Partial<Record<FiringKind, number>> = {};
  for (const kind of firingKinds) {
    const prior = shiftOf(from, kind);
    const told = events
      .filter((event) => event.kind === kind)
      .map((event) => ({ label: event.label, logit: labelLogit(event, from) }));
    if (told.length === 0) {
      if (prior !== 0) shifts[kind] = prior;
      continue;
    }
    const slope = (shift: number): number =>
      told.reduce((sum, { label, logit }) => sum + label - logistic(logit + shift), 0) - (shift - prior) / belief ** 2;
    let low: number = -tuningBounds.shift;
    let high: number = tuningBounds.shift;
    for (let halving = 0; halving < 24; halving += 1) {
      const middle = (low + high) / 2;
      if (slope(middle) > 0) low = middle;
      else high = middle;
    }
    shifts[kind] = Math.round(((low + high) / 2) * 1_000) / 1_000;
  }
  return shifts;
}
