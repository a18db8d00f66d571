/** Who asks: the bearer key, its team, what it may do. Runs before a byte of the body is read. */
import type { FastifyInstance } from 'fastify';
import type { Caller } from '../desk.ts';
import { opens, readKey, type Scope } from '../keys/api-key.ts';
import type { DeskStore } from '../store/store.ts';
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

export function authenticate(app: FastifyInstance, store: DeskStore): void {
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request, reply) => {
    const { scope } = request.routeOptions.config;
    if (scope === undefined || scope === null) return;
    const text = /^Bearer +(\S{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
    const presented = text === undefined ? null : readKey(text);
    const key = presented === null ? null : await store.keys.find(presented.teamId, presented.id);
    if (presented === null || key === null || !opens(presented, key) || key.revokedAt !== null) {
      return sendProblem(request, reply, {
        kind: 'unauthorized',
        detail: 'The key is missing, unknown or revoked. Make one with "npm run desk -- keys add".',
      });
    }
    if (!key.scopes.includes(scope)) {
      return sendProblem(request, reply, { kind: 'forbidden', detail: `This needs a key with the scope ${scope}.` });
    }
    request.caller = key;
  });
}
