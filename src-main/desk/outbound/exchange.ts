/**
 * Requests of the desk to services a team has configured: https anywhere, http on loopback only, no redirects, a
 * deadline over the whole exchange, an answer no larger than its cap, JSON read by the strict reader. Everything that
 * can go wrong is a value, and no message holds a secret or what was sent.
 */
import { type JsonLimits, type JsonValue, parseJson } from '../../brief/json-intake.ts';
import type { ErrorCode, Failure } from '../../contract/result.ts';
import { isAllowedDeskUrl } from '../../contract/settings.ts';
import { retryAfterMs } from '../../sync/desk-failure.ts';
import { readCapped } from '../../sync/read-capped.ts';

/**
 * `code`: `unreachable` (no connection, 5xx), `timeout`, `rate-limited` (408, 409, 425, 429: try again later),
 * `forbidden` (401, 403), `not-found`, `too-large`, `bad-request` (not sendable, or not the answer asked for), `rejected`.
 */
export interface ServiceFailure extends Failure {
  /** What the service asked to wait, ms; null where it did not say. */
  readonly retryAfterMs: number | null;
  /** HTTP status, null where there was no answer. */
  readonly status: number | null;
}
export type ServiceResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ServiceFailure };

export interface ServiceRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Service {
  /** As it reads in a message: "HubSpot". */
  readonly name: string;
  readonly largestAnswer: number;
  /** Ends the exchange, and everything else under the same deadline. */
  readonly signal: AbortSignal;
  /** True for the body of an error that means "later": some say it with 403. The body goes nowhere else. */
  readonly asksToWait?: (body: string) => boolean;
}

const errorBodyBytes = 4_096;
const depth = 24;

export function done<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function serviceFailure(
  code: ErrorCode,
  message: string,
  rest: Partial<Omit<ServiceFailure, 'code' | 'message'>> = {},
): { readonly ok: false; readonly error: ServiceFailure } {
  return { ok: false, error: { retryAfterMs: null, status: null, ...rest, code, message } };
}

/** The answer of a 2xx as JSON, null for an empty one. */
export async function exchange(service: Service, request: ServiceRequest): Promise<ServiceResult<JsonValue>> {
  const { name, signal } = service;
  if (!isAllowedDeskUrl(request.url)) {
    return serviceFailure('bad-request', `The address of ${name} must be https:// (http:// only to this machine).`);
  }
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: { accept: 'application/json', ...request.headers },
      ...(request.body === undefined ? {} : { body: request.body }),
      redirect: 'manual',
      signal,
    });
    if (!response.ok) return await refusal(service, response);
    const text = await readCapped(response, service.largestAnswer);
    if (!text.ok) return serviceFailure('too-large', tooLarge(service), { status: response.status });
    return read(service, text.value, response.status);
  } catch (error) {
    return noAnswer(name, error);
  }
}

function tooLarge({ name, largestAnswer }: Service): string {
  return `The answer of ${name} is larger than ${Math.round(largestAnswer / 1024)} KiB and was not read.`;
}

function read({ name, largestAnswer }: Service, text: string, status: number): ServiceResult<JsonValue> {
  if (text.trim() === '') return done(null);
  const limits: JsonLimits = { bytes: largestAnswer, depth };
  const json = parseJson(text, limits);
  return json.ok ? json : serviceFailure('bad-request', `${name} did not answer with usable JSON.`, { status });
}

async function refusal({ name, asksToWait }: Service, response: Response): Promise<ServiceResult<never>> {
  const { status } = response;
  const text = await readCapped(response, errorBodyBytes);
  const rest = {
    status,
    retryAfterMs: retryAfterMs(response.headers.get('retry-after'), new Date()),
  };
  if ([408, 409, 425, 429].includes(status) || (text.ok && asksToWait?.(text.value) === true)) {
    return serviceFailure('rate-limited', `${name} asked to try again later (${status}).`, rest);
  }
  if (status === 401 || status === 403) {
    return serviceFailure('forbidden', `${name} does not accept the credentials of this team (${status}).`, rest);
  }
  if (status === 404) return serviceFailure('not-found', `${name} does not know what was asked for (404).`, rest);
  if (status >= 500) return serviceFailure('unreachable', `${name} is out of order (${status}).`, rest);
  return serviceFailure('rejected', `${name} refused the request (${status}).`, rest);
}

function noAnswer(name: string, error: unknown): ServiceResult<never> {
  if (error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError')) {
    return serviceFailure('timeout', `${name} did not answer in time.`);
  }
  // undici reports everything about the connection as a TypeError with a cause; without one a header was not sendable.
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause === undefined) return serviceFailure('bad-request', `What was to be sent to ${name} is not sendable.`);
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? ` (${cause.code})` : '';
  return serviceFailure('unreachable', `${name} cannot be reached${code}.`);
}
