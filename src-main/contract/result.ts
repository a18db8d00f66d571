/**
 * Expected failures are values. `code` is a stable machine name, `message` one sentence for a person:
 * what happened, what it means, what to do.
 */
import { z } from 'zod';

export const errorCodes = [
  'bad-request',
  'forbidden',
  'not-found',
  'too-large',
  'rate-limited',
  'keyring-needs-consent',
  'keyring-unavailable',
  'database',
  'unreachable',
  'timeout',
  'rejected',
  'unsupported',
  'internal',
] as const;

export const failureSchema = z.object({ code: z.enum(errorCodes), message: z.string() });
export type Failure = z.infer<typeof failureSchema>;
export type ErrorCode = Failure['code'];

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(code: ErrorCode, message: string): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { code, message } };
}
