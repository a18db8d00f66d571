/** No pre-warm: 180, and media only on Bridge. For offerless INVITEs and edges that cannot carry early media. */
import { answer } from './answer.ts';
import type { Prewarm, PrewarmCall } from './prewarm.ts';

export function createPlain(call: PrewarmCall, offerless: boolean): Prewarm {
  return {
    strategy: 'plain',
    async ring() {
      // A reliable 180 to an offerless INVITE would have to carry our offer (RFC 3262 5): ring silently instead.
      if (call.reliable && offerless) return;
      await call.invitation.progress({ statusCode: 180, rel100: call.reliable });
      call.onEarlyDialog();
    },
    connect: () => answer(call, 'accepted'),
  };
}

/** Nothing rings at all: the call takes the place of one the rep is in (RFC 3891 3). */
export function createSilent(call: PrewarmCall): Prewarm {
  return { strategy: 'plain', ring: async () => undefined, connect: () => answer(call, 'replaced') };
}
