/** The desk over HTTP: https anywhere, http on loopback only. Everything that can go wrong is a value. */
import { deskAnswersWithinMs } from '../contract/desk-socket.ts';
import { isAllowedDeskUrl } from '../contract/settings.ts';
import type { OutboxRow } from '../db/outbox-row.ts';
import { type DeskResult, deskFailure, statusFailure } from './desk-failure.ts';
import type { DeskRequest } from './desk-request.ts';
import { createLearningClient, type LearningClient } from './learning-client.ts';
import { readCapped } from './read-capped.ts';

/** What the desk takes at most, and as much again as a slow line does. */
export const deskTimeoutMs = deskAnswersWithinMs + 1_500;
/** The card says after two seconds that the desk is silent; a brief that comes while it still rings is worth the wait. */
export const briefTimeoutMs = 10_000;
export const largestAnswerBytes = 1_048_576;

export interface DeskClient {
  /**
   * The desk's brief as text nobody has read yet: JSON.parse would hide duplicate keys and infinite numbers from the
   * intake that refuses them. `reference`: the INVITE's X-Baton-Handoff, handed on.
   */
  fetchBrief(handoffKey: string, reference: string | null): Promise<DeskResult<string>>;
  /** Asks for a handoff that cannot be: a desk that takes the key answers 404. */
  check(): Promise<DeskResult<void>>;
  /** Tells the desk that the rep accepts, now. Repeated calls for one handoff count once. */
  accept(handoffKey: string): Promise<DeskResult<void>>;
  /** Delivers one outbox row under its idempotency key. */
  deliver(row: OutboxRow): Promise<DeskResult<void>>;
  /** What the team's handoffs teach. */
  readonly learning: LearningClient;
}

/**
 * @param options.baseUrl the desk's address, a path included if it has one.
 * @param options.timeoutMs for a whole exchange, body included; by default 4 s, and 10 s for a brief.
 */
export function createDeskClient(options: {
  readonly baseUrl: string;
  readonly bearer: string | null;
  readonly timeoutMs?: number;
}): DeskClient {
  const { baseUrl, bearer } = options;

  async function exchange(request: DeskRequest): Promise<DeskResult<string>> {
    const url = deskUrl(baseUrl, request);
    if (url === null)
      return deskFailure(
        'bad-request',
        'This cannot be asked of the desk: its address or the handoff key is not valid.',
      );
    const timeoutMs = options.timeoutMs ?? request.patience ?? deskTimeoutMs;
    try {
      const response = await fetch(url, {
        method: request.method,
        headers: {
          accept: 'application/json',
          ...(bearer === null || bearer === '' ? {} : { authorization: `Bearer ${bearer}` }),
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...request.headers,
        },
        ...(request.body === undefined ? {} : { body: request.body }),
        // Followed blindly a redirect would carry handoffs, and on the same origin the key, somewhere nobody configured.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (response.ok) return await readCapped(response, largestAnswerBytes);
      await response.body?.cancel();
      return statusFailure(response.status, response.headers.get('retry-after'), new Date());
    } catch (error) {
      return transportFailure(error, timeoutMs);
    }
  }

  async function send(request: DeskRequest): Promise<DeskResult<void>> {
    const answer = await exchange(request);
    // Delivered is delivered: what the desk says beyond its 2xx is of no use here, however long it is.
    return answer.ok || answer.error.code === 'too-large' ? { ok: true, value: undefined } : answer;
  }

  return {
    fetchBrief(handoffKey, reference) {
      const headers = reference === null ? {} : { 'x-baton-handoff': reference };
      return exchange({ method: 'GET', path: ['handoffs', handoffKey], headers, patience: briefTimeoutMs });
    },
    async check() {
      const answer = await exchange({ method: 'GET', path: ['handoffs', 'connection-check'] });
      return answer.ok || answer.error.code === 'not-found' ? { ok: true, value: undefined } : answer;
    },
    learning: createLearningClient({ exchange, send }),
    accept: (handoffKey) =>
      send({
        method: 'POST',
        path: ['handoffs', handoffKey, 'accept'],
        headers: { 'idempotency-key': `accept:${encodeURIComponent(handoffKey)}` },
        body: '{}',
      }),
    deliver(row) {
      const headers = { 'idempotency-key': row.idempotencyKey };
      return row.handoffKey === null
        ? send({ method: 'PUT', path: ['reps', 'me', row.kind], headers, body: row.body })
        : send({ method: 'POST', path: ['handoffs', row.handoffKey, row.kind], headers, body: row.body });
    },
  };
}

/** Null for an address that is not allowed, and for a segment that would climb out of its folder. */
function deskUrl(baseUrl: string, { path, query }: DeskRequest): string | null {
  if (!isAllowedDeskUrl(baseUrl)) return null;
  // "." and ".." stay special in URLs even when percent-encoded (WHATWG URL, double-dot path segment).
  if (path.some((segment) => segment === '' || segment === '.' || segment === '..')) return null;
  const base = new URL(baseUrl);
  const prefix = base.pathname.replace(/\/+$/, '');
  try {
    const search = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
    return `${base.origin}${prefix}/v1/${path.map(encodeURIComponent).join('/')}${search}`;
  } catch {
    // A lone surrogate has no UTF-8 form.
    return null;
  }
}

function transportFailure(error: unknown, timeoutMs: number) {
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return deskFailure('timeout', `The desk did not answer in ${timeoutMs / 1_000} s.`);
  }
  // undici reports everything about the connection as TypeError with a cause; without one a header was not sendable.
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause === undefined)
    return deskFailure('bad-request', 'This cannot be asked of the desk: a header is not valid.');
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? ` (${cause.code})` : '';
  return deskFailure('unreachable', `The desk cannot be reached${code}.`);
}
