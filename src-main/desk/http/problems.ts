/** Every error leaves as application/problem+json, whoever noticed it. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, type ProblemKind, problemBody, problemKinds } from '../problem.ts';
import { StoreUnavailable } from '../store/unavailable.ts';

export const problemType = 'application/problem+json; charset=utf-8';

export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.retryAfter !== undefined) reply.header('retry-after', String(problem.retryAfter));
  if (problem.kind === 'unauthorized') reply.header('www-authenticate', 'Bearer realm="baton"');
  return reply
    .code(problemKinds[problem.kind].status)
    .header('content-type', problemType)
    .send(JSON.stringify(problemBody(problem, request.id)));
}

/** A problem on its way through code that can only throw: body parser and rate limiter. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

const ofStatus: ReadonlyMap<number, ProblemKind> = new Map([
  [400, 'bad-request'],
  [408, 'timeout'],
  [413, 'too-large'],
  [415, 'unsupported-media-type'],
  [503, 'unavailable'],
]);

export function answerProblems(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, { kind: 'not-found', detail: 'There is no such address. See /v1/openapi.json.' }),
  );
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof ProblemError) return sendProblem(request, reply, error.problem);
    if (error instanceof StoreUnavailable) {
      request.log.error({ code: error.code }, 'store unavailable');
      return sendProblem(request, reply, {
        kind: 'unavailable',
        detail:
          'The store cannot be reached. Try again, with the same Idempotency-Key if there was one: what was asked may have been done.',
        retryAfter: 2,
      });
    }
    const kind = ofStatus.get(error.statusCode ?? 500);
    if (kind !== undefined) return sendProblem(request, reply, { kind, detail: error.message });
    request.log.error({ code: error.code, stack: error.stack }, 'request failed');
    return sendProblem(request, reply, {
      kind: 'internal',
      detail: 'The desk could not do this. Try again; nothing is known to have been changed.',
    });
  });
}
