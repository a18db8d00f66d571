/** Whom a key lets in. */
import type { Caller } from '../desk.ts';
import { opens, readKey, type Scope } from '../keys/api-key.ts';
import { type DeskResult, done, refuse } from '../problem.ts';
import type { DeskStore } from '../store/store.ts';
import { createWrongKeys } from './wrong-keys.ts';

export interface Authority {
  /**
   * @param header the Authorization header
   * @param address where it comes from: many wrong keys from one address are refused without a look at them
   */
  authorize(header: string | undefined, address: string, scope: Scope): Promise<DeskResult<Caller>>;
}

export function createAuthority(store: Pick<DeskStore, 'keys'>): Authority {
  const wrongKeys = createWrongKeys(() => performance.now());
  return {
    async authorize(header = '', address, scope) {
      const refused = wrongKeys.refusal(address, header);
      if (refused !== null) return { ok: false, problem: refused };
      const text = keyIn(header);
      const presented = text === null ? null : readKey(text);
      const key = presented === null ? null : await store.keys.find(presented.teamId, presented.id);
      if (presented === null || key === null || !opens(presented, key) || key.revokedAt !== null) {
        wrongKeys.wrong(address, header);
        return refuse(
          'unauthorized',
          'The key is missing, unknown or revoked. Make one with "npm run desk -- keys add".',
        );
      }
      wrongKeys.right(address, header);
      return key.scopes.includes(scope) ? done(key) : refuse('forbidden', `This needs a key with the scope ${scope}.`);
    },
  };
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
