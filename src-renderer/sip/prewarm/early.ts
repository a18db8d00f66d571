/** Early media: 180, then 183 with our answer, so that ICE and DTLS are done before the rep decides. Bridge is the 200. */
import { answer } from './answer.ts';
import type { Prewarm, PrewarmCall } from './prewarm.ts';

export function createEarly(call: PrewarmCall): Prewarm {
  const { invitation, reliable } = call;
  return {
    strategy: 'early',
    async ring() {
      // A reliable 180 would carry the answer itself; one reliable response is one PRACK to wait for.
      if (!reliable) await invitation.progress({ statusCode: 180 });
      call.onEarlyDialog();
      if (!call.isOver()) await invitation.progress({ statusCode: 183, rel100: reliable });
      call.onEarlyDialog();
    },
    connect: () => answer(call, 'accepted'),
  };
}
