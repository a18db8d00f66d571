/** When to try again: exponential backoff with jitter, bounded. Pure. */
import type { DeskFailure } from './desk-failure.ts';

export const firstDelayMs = 1_000;
export const longestDelayMs = 60_000;
/** A desk may ask for more patience than we have by ourselves, but not for ever. */
export const longestRequestedMs = 15 * 60_000;

/**
 * Delay in ms before the next try.
 * @param attempts failed deliveries so far, this one included: 1 or more.
 * @param random 0..1; the delay lies between half the exponential step and all of it, so that phones do not march.
 * @param retryAfterMs what the desk asked for (RFC 9110 10.2.3); null when it did not.
 */
export function retryDelay(attempts: number, random: number, retryAfterMs: number | null): number {
  const step = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(attempts - 1, 30));
  const own = Math.round(step / 2 + (step / 2) * random);
  return retryAfterMs === null ? own : Math.max(own, Math.min(retryAfterMs, longestRequestedMs));
}

/**
 * - `park`: the desk has understood and refused; the same request will be refused again.
 * - `later`: this request again after a while; others may go on.
 * - `desk-down`: nobody answers; trying the others now would only wait for each in turn.
 */
export function classify(failure: DeskFailure): 'park' | 'later' | 'desk-down' {
  switch (failure.code) {
    case 'unreachable':
    case 'timeout':
      return 'desk-down';
    case 'rate-limited':
      return 'later';
    default:
      return 'park';
  }
}
