/** Asking main, with every way to fail as a value. */
import type { BatonApi, ReplyOf, RequestName, RequestOf } from '../../src-main/contract/channels.ts';
import { fail, type Result } from '../../src-main/contract/result.ts';
import type { Loaded } from '../store/app-store.ts';

export type Ask = <N extends RequestName>(name: N, request: RequestOf<N>) => Promise<Result<ReplyOf<N>>>;

/** A rejected promise means main is gone or broke its own contract: reported like any other failure. */
export function createAsk(baton: BatonApi): Ask {
  return async (name, request) => {
    try {
      return await baton.request(name, request);
    } catch {
      return fail('internal', 'Baton’s background process did not answer. Restart Baton if this stays.');
    }
  };
}

export function loadedOf<T>(result: Result<T>): Loaded<T> {
  return result.ok ? { kind: 'ready', value: result.value } : { kind: 'failed', error: result.error };
}
