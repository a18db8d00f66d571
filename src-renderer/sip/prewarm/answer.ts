/** The 200 that Bridge sends, common to every strategy that has not answered while ringing. */
import { SessionState } from 'sip.js';
import { fail, ok, type Result } from '../../../src-main/contract/result.ts';
import { reasonHeader } from '../outgoing.ts';
import type { PrewarmCall } from './prewarm.ts';

/**
 * `reason`: what the 200 says in X-Baton-Reason; platforms read X-* back from it. `accept()` also resolves after a CANCEL:
 * only the state says whether the call is connected.
 */
export async function answer({ invitation, isOver, sessionLines }: PrewarmCall, reason: string): Promise<Result<void>> {
  if (!isOver() && invitation.state === SessionState.Initial) {
    await invitation.accept({ extraHeaders: [...reasonHeader(reason), ...sessionLines] });
  }
  if (invitation.state === SessionState.Established) return ok(undefined);
  return fail('rejected', 'The caller left before the bridge was made. There is nobody to connect.');
}
