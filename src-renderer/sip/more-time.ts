/** The rep needs a moment: 182 Queued (RFC 3261 21.1.4) with how long, for the platform to tell the prospect. */
import { type Invitation, SessionState } from 'sip.js';
import { requiresReliable } from './invite-policy.ts';
import { type Log, quietly } from './log.ts';
import { reasonHeader } from './outgoing.ts';

/** Sends nothing on a leg that is already answered. Never rejects. */
export async function sendMoreTime(invitation: Invitation, seconds: number, log: Log): Promise<void> {
  if (invitation.state !== SessionState.Initial) return;
  const options = {
    statusCode: 182,
    reasonPhrase: 'Queued',
    extraHeaders: reasonHeader(`more-time;seconds=${Math.round(seconds)}`),
    rel100: requiresReliable(invitation),
  };
  await quietly(log, 'call.more-time-not-sent', () => invitation.progress(options));
}
