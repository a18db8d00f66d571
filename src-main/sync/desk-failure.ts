/** What went wrong between phone and desk. */
import type { ErrorCode, Failure } from '../contract/result.ts';

/**
 * `code`: `unreachable` (no connection, 5xx), `timeout`, `rate-limited` (408, 409, 425, 429: the same request may
 * succeed later), `forbidden` (401, 403), `not-found`, `too-large`, `bad-request` (not what was asked for), `rejected`.
 */
export interface DeskFailure extends Failure {
  /** From Retry-After (RFC 9110 10.2.3), ms; null when the desk did not say. */
  readonly retryAfterMs: number | null;
}

/** A `Result` whose failure may carry the desk's own wish. */
export type DeskResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: DeskFailure };

export function deskFailure(
  code: ErrorCode,
  message: string,
  retryAfterMs: number | null = null,
): { readonly ok: false; readonly error: DeskFailure } {
  return { ok: false, error: { code, message, retryAfterMs } };
}

/** Turns an answer that is not 2xx into a failure. */
export function statusFailure(status: number, retryAfter: string | null, now: Date) {
  const wish = retryAfterMs(retryAfter, now);
  if (status === 401 || status === 403) {
    return deskFailure(
      'forbidden',
      `The desk does not accept the key of this phone (${status}). Check it in the settings.`,
    );
  }
  if (status === 404) return deskFailure('not-found', 'The desk does not know this handoff (404).');
  if ([408, 409, 425, 429].includes(status)) {
    return deskFailure('rate-limited', `The desk asked to try again later (${status}).`, wish);
  }
  if (status >= 500)
    return deskFailure('unreachable', `The desk is out of order (${status}). Baton keeps trying.`, wish);
  if (status >= 300 && status < 400) {
    return deskFailure('rejected', `The desk's address redirects elsewhere (${status}). Enter its final address.`);
  }
  return deskFailure('rejected', `The desk refused this (${status}).`);
}

/** Seconds or an HTTP date, RFC 9110 10.2.3; null when absent or unreadable. */
export function retryAfterMs(header: string | null, now: Date): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
