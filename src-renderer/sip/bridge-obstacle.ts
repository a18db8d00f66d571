/** What stands in the way of a bridge right now. The caller is still there: the rep reads it, mends it and presses again. */
import { fail, type Result } from '../../src-main/contract/result.ts';

/** Null: nothing does. */
export function bridgeObstacle(
  call: { readonly over: boolean },
  media: { readonly hasMicrophone: boolean },
  edge: { isConnected(): boolean },
): Result<never> | null {
  if (call.over) return fail('rejected', 'The caller has left. There is nobody to connect.');
  if (!media.hasMicrophone) {
    return fail(
      'rejected',
      'The caller could not hear you: there is no microphone. Plug one in, then press Bridge again.',
    );
  }
  if (edge.isConnected()) return null;
  return fail('unreachable', 'The connection to the edge is down. Baton is reconnecting: press Bridge again.');
}
