/**
 * How long a handoff will wait, with the error of saying so.
 *
 * With every rep busy, the queue moves whenever one of them becomes free or somebody ahead gives up. With `k` ahead the
 * wait is the sum of k + 1 such steps; step j happens at the rate servers / service + j / patience (the Erlang-A queue:
 * Garnett, Mandelbaum and Reiman, "Designing a Call Center with Impatient Customers", MSOM 4(3), 2002; prediction from
 * the queue length: Whitt, "Predicting Queueing Delays", Management Science 45(6), 1999).
 */
import { type LiveTimes, squaredVariation } from './live-times.ts';

export interface QueueSituation {
  /** Handoffs that will be served before this one by the same reps. */
  readonly ahead: number;
  /** Reps who work for it now: free, ringing or in a call. */
  readonly servers: number;
  /** From offer to free again: ring, talk and wrap-up. */
  readonly service: LiveTimes;
  /** From the first offer to the bridge, the rings of those who passed included. */
  readonly answer: LiveTimes;
  /** Mean patience of those ahead, ms. */
  readonly patienceMs: number;
}

export interface WaitEstimate {
  readonly expectedMs: number;
  /** Nine of ten waits are longer, … */
  readonly lowMs: number;
  /** … and nine of ten are shorter. */
  readonly highMs: number;
}

/** 0.9 quantile of the standard normal. */
const tenth = 1.2816;
const longestAhead = 100_000;

/** Null: nobody works for it, so nothing can be said. */
export function estimateWait(situation: QueueSituation): WaitEstimate | null {
  const { servers, service, answer, patienceMs } = situation;
  if (servers <= 0 || service.meanMs <= 0) return null;
  const free = servers / service.meanMs;
  let mean = 0;
  let variance = 0;
  for (let place = Math.min(Math.max(situation.ahead, 0), longestAhead); place >= 0; place -= 1) {
    const step = 1 / (free + place / patienceMs);
    mean += step;
    variance += step * step;
  }
  // One rep's calls vary as they vary; the departures of many reps together come like chance, whatever each call is like.
  variance *= (squaredVariation(service) + servers - 1) / servers;
  // The mean service time is itself known only from so many calls.
  variance += (mean * mean * squaredVariation(service)) / service.weight;
  return band(mean + answer.meanMs, variance + answer.varianceMs2);
}

/** The tenths of a log-normal of this mean and variance: waits are positive and skewed. */
function band(mean: number, variance: number): WaitEstimate {
  const spread = Math.log1p(variance / (mean * mean));
  const middle = Math.log(mean) - spread / 2;
  const reach = tenth * Math.sqrt(spread);
  return { expectedMs: mean, lowMs: Math.exp(middle - reach), highMs: Math.exp(middle + reach) };
}
