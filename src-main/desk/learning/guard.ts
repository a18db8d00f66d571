/** The replay guard: what was learned is taken over only if it decides known calls about as well as before. */
import { noTuning, type TriggerTuning } from '../triggers/tuning.ts';
import type { TriggerWeights } from '../triggers/weights.ts';
import { hearCall, playCall, type SpokenCall } from './replay.ts';

/** A call of which it is known whether a person was wanted after its last turn. */
export interface KnownCall extends SpokenCall {
  readonly label: 0 | 1;
}

/** F1 that may be lost. */
export const guardAllowance = 0.01;

/**
 * F1 of each tuning over the calls, in the order given: fires after the last turn or does not. 0 where nothing is hit.
 * @param pause is awaited between calls, so that whoever waits for this thread is served
 */
export async function scoreTunings(
  weights: TriggerWeights,
  calls: readonly KnownCall[],
  tunings: readonly TriggerTuning[],
  pause: () => Promise<void>,
): Promise<number[]> {
  const counts = tunings.map(() => ({ hits: 0, fired: 0 }));
  let wanted = 0;
  for (const call of calls) {
    wanted += call.label;
    const heard = hearCall(weights, call);
    tunings.forEach((tuning, index) => {
      const count = counts[index];
      if (count === undefined || playCall(weights, heard, tuning).at(-1)?.fire !== true) return;
      count.fired += 1;
      count.hits += call.label;
    });
    await pause();
  }
  return counts.map(({ hits, fired }) => (hits === 0 ? 0 : (2 * hits) / (fired + wanted)));
}

/**
 * The first of the tunings that is good enough: by the team's own calls beside what is active, and, its weights alone, by
 * the shipped ones beside the engine as it was shipped, so that many small losses cannot add up. Null: none is.
 */
export async function firstPassing(
  weights: TriggerWeights,
  calls: { readonly own: readonly KnownCall[]; readonly shipped: readonly KnownCall[] },
  change: { readonly active: TriggerTuning; readonly learned: readonly TriggerTuning[] },
  pause: () => Promise<void>,
): Promise<TriggerTuning | null> {
  const { active, learned } = change;
  const bare = learned.map(({ deltas }) => ({ ...noTuning, deltas }));
  const [before = 0, ...after] = await scoreTunings(weights, calls.own, [active, ...learned], pause);
  const [plain = 0, ...tuned] = await scoreTunings(weights, calls.shipped, [noTuning, ...bare], pause);
  const holds = (score: number | undefined, than: number): boolean => (score ?? 0) >= than - guardAllowance;
  return learned.find((_tuning, index) => holds(after[index], before) && holds(tuned[index], plain)) ?? null;
}
