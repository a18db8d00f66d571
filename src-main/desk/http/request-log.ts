/** One line a request: which route, how it ended, how long it took, whose key. No address, no id, no word of a call. */
import type { FastifyInstance } from 'fastify';

export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        team: request.caller?.teamId ?? null,
        key: request.caller?.id ?? null,
      },
      'request',
    );
  });
}
