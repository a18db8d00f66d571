/** What the desk answers when it cannot do what was asked: RFC 9457 problem details, as values until the last moment. */
import { z } from 'zod';

export const problemKinds = {
  'bad-request': { status: 400, title: 'The request cannot be read' },
  unauthorized: { status: 401, title: 'A valid key is needed' },
  forbidden: { status: 403, title: 'This key may not do that' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'method-not-allowed': { status: 405, title: 'This cannot be done here' },
  timeout: { status: 408, title: 'The request came too slowly' },
  conflict: { status: 409, title: 'It contradicts what is known' },
  gone: { status: 410, title: 'It is too late for that' },
  'too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media-type': { status: 415, title: 'The body is of a type this does not take' },
  unprocessable: { status: 422, title: 'This cannot be accepted' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'The desk failed' },
  unavailable: { status: 503, title: 'The desk is not ready' },
} as const;
export type ProblemKind = keyof typeof problemKinds;

/** One field that was wrong. `pointer`: RFC 6901, into the body, or the name of a path parameter or header. */
export interface FieldProblem {
  readonly pointer: string;
  readonly detail: string;
}

export interface Problem {
  readonly kind: ProblemKind;
  /** One sentence for the person who reads the log: what happened and what to do. */
  readonly detail: string;
  readonly fields?: readonly FieldProblem[];
  /** Seconds, sent as Retry-After (RFC 9110 10.2.3). */
  readonly retryAfter?: number;
}

export type DeskResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export function done<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refuse(kind: ProblemKind, detail: string, fields?: readonly FieldProblem[]) {
  const problem: Problem = fields === undefined ? { kind, detail } : { kind, detail, fields };
  return { ok: false, problem } as const;
}

/** The wire form, `application/problem+json`. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  /** The request id, to be named in a report. */
  instance: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});

/** At most twenty fields are named: a body of a thousand mistakes is not worth an answer of a thousand lines. */
export function problemBody(problem: Problem, requestId: string): z.infer<typeof problemSchema> {
  const { status, title } = problemKinds[problem.kind];
  return {
    type: `urn:baton:problem:${problem.kind}`,
    title,
    status,
    detail: problem.detail,
    instance: `urn:baton:request:${requestId}`,
    ...(problem.fields === undefined ? {} : { errors: [...problem.fields.slice(0, 20)] }),
  };
}
