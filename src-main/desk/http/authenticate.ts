/**
 * Who asks: the key, its team, what it may do. Runs before a byte of the body is read. A platform that can only put a name
 * and a password into an address sends the key as the password (RFC 7617); the name is for its owner to read.
 */
import type { FastifyInstance } from 'fastify';
import type { Caller } from '../desk.ts';
import { opens, readKey, type Scope } from '../keys/api-key.ts';
import { type DeskResult, done, refuse } from '../problem.ts';
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
    const caller = await authorize(store, request.headers.authorization, scope);
    if (!caller.ok) return sendProblem(request, reply, caller.problem);
    request.caller = caller.value;
  });
}

/** @param header the Authorization header */
export async function authorize(
  store: Pick<DeskStore, 'keys'>,
  header: string | undefined,
  scope: Scope,
): Promise<DeskResult<Caller>> {
  const text = keyIn(header ?? '');
  const presented = text === null ? null : readKey(text);
  const key = presented === null ? null : await store.keys.find(presented.teamId, presented.id);
  if (presented === null || key === null || !opens(presented, key) || key.revokedAt !== null) {
    return refuse('unauthorized', 'The key is missing, unknown or revoked. Make one with "npm run desk -- keys add".');
  }
  return key.scopes.includes(scope) ? done(key) : refuse('forbidden', `This needs a key with the scope ${scope}.`);
}

function keyIn(header: string): string | null {
  const bearer = /^Bearer +(\S{1,200})$/i.exec(header)?.[1];
  return bearer ?? basicCredentials(header)?.password ?? null;
}

/** Name and password of an Authorization header, null when it has none. */
export function basicCredentials(header: string): { readonly name: string; readonly password: string } | null {
  const encoded = /^Basic +([A-Za-z0-9+/]{1,800}={0,2})$/i.exec(header)?.[1];
  const [, name, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded ?? '', 'base64').toString('utf8')) ?? [];
  return name === undefined || password === undefined ? null : { name, password };
}
