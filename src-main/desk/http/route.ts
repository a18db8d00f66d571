/** One route of the API: its schemas are what is checked, and what is published. */
import { z } from 'zod';
import type { Caller } from '../desk.ts';
import type { Scope } from '../keys/api-key.ts';
import { type DeskResult, done, refuse } from '../problem.ts';

export interface RouteRequest {
  readonly caller: Caller;
  readonly params: unknown;
  readonly query: unknown;
  /** Undefined without a body. */
  readonly body: unknown;
  readonly handoffReference: string | null;
}

export interface RouteDescription {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With `{name}` for parameters, as OpenAPI writes it. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly scope: Scope;
  readonly params: z.ZodType;
  /** What may stand behind the question mark, as texts: a parameter said twice is a list. Left out: nothing is read there. */
  readonly query?: z.ZodObject;
  /** `noBody` for a request without one. */
  readonly body: z.ZodType;
  /** The body is `application/x-www-form-urlencoded`, every field a text; JSON otherwise. */
  readonly takesForm?: boolean;
  readonly status: 200 | 201 | 204;
  /** Null with 204. */
  readonly reply: z.ZodType | null;
  /** The reply is a text, or a stream of it, of this type; JSON otherwise. */
  readonly contentType?: string;
  /** True where X-Baton-Handoff is read. */
  readonly takesReference?: boolean;
  /** The platform whose signature the request must bear, where the team has configured one. */
  readonly signedBy?: 'retell' | 'twilio';
}

export interface Route extends RouteDescription {
  run(request: RouteRequest): Promise<DeskResult<unknown>>;
}

interface Wanted<P extends z.ZodType, B extends z.ZodType, R, Q> extends RouteDescription {
  readonly params: P;
  readonly body: B;
  handle(request: {
    readonly caller: Caller;
    readonly params: z.infer<P>;
    readonly query: Q;
    readonly body: z.infer<B>;
    readonly handoffReference: string | null;
  }): Promise<DeskResult<R>>;
}

export const noBody = z.undefined();

/** Ties the schemas to the handler: it is called with what they accepted and nothing else. */
export function route<P extends z.ZodType, B extends z.ZodType, R>(wanted: Wanted<P, B, R, undefined>): Route {
  return tied(wanted, () => done(undefined));
}

/** A route that reads parameters behind the question mark. */
export function routeWithQuery<P extends z.ZodType, B extends z.ZodType, R, Q extends z.ZodObject>(
  wanted: Wanted<P, B, R, z.infer<Q>> & { readonly query: Q },
): Route {
  return tied(wanted, (query) => {
    const asked = wanted.query.safeParse(query);
    if (asked.success) return done(asked.data);
    const fields = asked.error.issues.map(({ path, message }) => {
      return { pointer: String(path[0] ?? ''), detail: message };
    });
    return refuse('bad-request', 'A parameter of the address does not have the form this needs.', fields);
  });
}

function tied<P extends z.ZodType, B extends z.ZodType, R, Q>(
  wanted: Wanted<P, B, R, Q>,
  readQuery: (query: unknown) => DeskResult<Q>,
): Route {
  const { handle, ...description } = wanted;
  return {
    ...description,
    async run({ caller, params, query, body, handoffReference }) {
      const path = wanted.params.safeParse(params);
      // A name that cannot exist does not exist.
      if (!path.success) return refuse('not-found', 'There is no such thing.');
      const asked = readQuery(query);
      if (!asked.ok) return asked;
      const parsed = wanted.body.safeParse(body);
      if (!parsed.success) {
        return refuse('bad-request', 'The body does not have the form this needs.', fieldsOf(parsed.error));
      }
      return await handle({ caller, params: path.data, query: asked.value, body: parsed.data, handoffReference });
    },
  };
}

function fieldsOf(error: z.ZodError): { pointer: string; detail: string }[] {
  return error.issues.map((issue) => ({ pointer: pointerOf(issue.path), detail: issue.message }));
}

/** RFC 6901. */
function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
