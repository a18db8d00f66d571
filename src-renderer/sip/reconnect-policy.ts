/** When to try again after the edge was lost: at once, then full jitter under a doubling cap. Pure. */

export interface ReconnectPolicy {
  /** Upper bound of the second attempt, ms. */
  readonly base: number;
  /** Upper bound of every later attempt, ms. */
  readonly cap: number;
  /** Never sooner than this after a failed attempt, ms. */
  readonly floor: number;
}

/** An edge back after a second is found within another; a thousand phones spread their return over the cap. */
export const defaultReconnectPolicy: ReconnectPolicy = { base: 500, cap: 15_000, floor: 100 };

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
  const bound = Math.min(policy.cap, policy.base * 2 ** Math.min(failures - 1, 30));
  return Math.max(policy.floor, Math.round(bound * random));
}
