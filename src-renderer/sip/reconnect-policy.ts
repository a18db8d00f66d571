/** When to try again after the edge was lost: at once, then with full jitter, often as long as it may be a restart. Pure. */

export interface ReconnectPolicy {
  /** Upper bound of the second attempt, ms; it doubles. */
  readonly base: number;
  /** Upper bound while the edge may be restarting, ms. */
  readonly restart: number;
  /** Failed attempts after which it is no restart. */
  readonly restartAttempts: number;
  /** Upper bound of every later attempt, ms. */
  readonly cap: number;
  /** Never sooner than this after a failed attempt, ms. */
  readonly floor: number;
}

/**
 * An edge that is back within half a minute is found within 1.5 s more, 19 times of 20; from a longer outage a thousand phones
 * spread their return over the cap.
 */
export const defaultReconnectPolicy: ReconnectPolicy = {
  base: 500,
  restart: 1_500,
  restartAttempts: 40,
  cap: 15_000,
  floor: 100,
};

/**
 * Milliseconds to wait before the next attempt. `failures`: attempts that failed since the edge was last reached, 0 right
 * after a connection was lost. `random`: uniform in 0..1.
 */
export function reconnectDelay(
  failures: number,
  random: number,
  policy: ReconnectPolicy = defaultReconnectPolicy,
): number {
  if (failures <= 0) return 0;
  const { base, restart, restartAttempts, cap, floor } = policy;
  const over = failures - restartAttempts;
  const bound = over <= 0 ? doubled(base, failures - 1, restart) : doubled(restart, over, cap);
  return Math.max(floor, Math.round(bound * random));
}

function doubled(first: number, times: number, most: number): number {
  return Math.min(most, first * 2 ** Math.min(times, 30));
}
