/** What the end of a connection to the desk means, and when to try again. Pure. */
import { socketCloses } from '../contract/desk-socket.ts';
import { statusFailure } from './desk-failure.ts';
import { retryDelay } from './retry-policy.ts';

export type Ending =
  /** This desk has no such address: it is an older one. */
  | { readonly kind: 'off' }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'waiting'; readonly why: string; readonly retryAfterMs: number | null };

const wrongKey = 'The desk does not accept the key of this phone. Check it in Settings.';

/** An upgrade that was answered by a status instead. */
export function endingOfStatus(status: number, retryAfter: string | null): Ending {
  if (status === 401 || status === 403) return { kind: 'refused', why: wrongKey };
  const { code, message, retryAfterMs } = statusFailure(status, retryAfter, new Date()).error;
  // 400, 404, 405, 426: whatever answers there, it does not know the address.
  if (status >= 400 && (code === 'not-found' || code === 'rejected')) return { kind: 'off' };
  if (code === 'rejected') return { kind: 'refused', why: message };
  return { kind: 'waiting', why: message, retryAfterMs };
}

/** @param live it had been greeted before */
export function endingOf(code: number, live: boolean): Ending {
  switch (code) {
    case socketCloses.replaced:
      return { kind: 'refused', why: 'Baton is running for you on another computer, which rings now.' };
    case socketCloses.revoked:
      return { kind: 'refused', why: wrongKey };
    case socketCloses.restart:
      return { kind: 'waiting', why: 'The desk restarts.', retryAfterMs: null };
    default:
      return {
        kind: 'waiting',
        why: live ? 'The connection to the desk was lost.' : 'The desk cannot be reached.',
        retryAfterMs: null,
      };
  }
}

/** A thousand phones that lose one node together come back over this time, ms. */
const spreadMs = 1_500;
/** A rep without the desk is a rep without briefs: longer waits are the desk's to ask for. */
const longestMs = 30_000;

/**
 * Delay in ms before the next try.
 * @param failures in a row, this one included: 1 or more
 * @param random 0..1
 */
export function reconnectDelay(failures: number, random: number, retryAfterMs: number | null): number {
  if (failures === 1 && retryAfterMs === null) return Math.round(random * spreadMs);
  const delay = retryDelay(Math.max(1, failures - 1), random, retryAfterMs);
  return retryAfterMs === null ? Math.min(delay, longestMs) : delay;
}
