/**
 * Who asks: the key, its team, what it may do. Runs before a byte of the body is read. A platform that can only put a name
 * and a password into an address sends the key as the password (RFC 7617); the name is for its owner to read.
 */
import type { FastifyInstance } from 'fastify';
import type { Caller } from '../desk.ts';
import type { Scope } from '../keys/api-key.ts';
import type { Authority } from './authority.ts';
import { sendProblem } from './problems.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Null on the few addresses that need no key. */
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    /** Null or absent: open to everybody. */
    scope?: Scope | null;
  }
}

export function authenticate(app: FastifyInstance, authority: Authority): void {
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request, reply) => {
    const { scope } = request.routeOptions.config;
    if (scope === undefined || scope === null) return;
    const caller = await authority.authorize(request.headers.authorization, request.ip, scope);
    if (!caller.ok) return sendProblem(request, reply, caller.problem);
    request.caller = caller.value;
  });
}
