/** Running mean and spread of a duration, the newest observations counting most. Values, not objects with a memory of their own. */

export interface LiveTimes {
  /** How many observations the mean is worth: grows to `memory`, then old ones fade. */
  readonly weight: number;
  readonly meanMs: number;
  readonly varianceMs2: number;
}

/** Observations after which the oldest fade: some minutes of a busy team, some hours of a small one. */
const memory = 200;

/** What is assumed before anything was seen: worth five observations, as spread out as an exponential. */
export function assumedTimes(meanMs: number): LiveTimes {
  return { weight: 5, meanMs, varianceMs2: meanMs * meanMs };
}

/** @param ms a finished duration, 0 or more */
export function observe(times: LiveTimes, ms: number): LiveTimes {
  const weight = Math.min(times.weight + 1, memory);
  const share = 1 / weight;
  const difference = ms - times.meanMs;
  return {
    weight,
    meanMs: times.meanMs + share * difference,
    varianceMs2: (1 - share) * (times.varianceMs2 + share * difference * difference),
  };
}

/** Squared coefficient of variation: 1 for an exponential, 0 for a constant. */
export function squaredVariation({ meanMs, varianceMs2 }: LiveTimes): number {
  return meanMs > 0 ? varianceMs2 / (meanMs * meanMs) : 0;
}

/**
 * How long prospects are ready to wait, from waits of which many ended with a rep before patience did: the total time
 * waited over the number who gave up (maximum likelihood of a censored exponential).
 */
export interface Patience {
  readonly waitedMs: number;
  readonly gaveUp: number;
}

export function assumedPatience(meanMs: number): Patience {
  return { waitedMs: meanMs * 5, gaveUp: 5 };
}

export function observeWait(patience: Patience, ms: number, gaveUp: boolean): Patience {
  const fade = patience.gaveUp > memory ? 0.995 : 1;
  return { waitedMs: patience.waitedMs * fade + ms, gaveUp: patience.gaveUp * fade + (gaveUp ? 1 : 0) };
}

export function meanPatienceMs({ waitedMs, gaveUp }: Patience): number {
  return waitedMs / gaveUp;
}
