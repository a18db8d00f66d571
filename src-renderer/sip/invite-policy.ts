/** Which INVITEs may ring at all. What is refused here never reaches the rep. */
import type { Invitation } from 'sip.js';
import { splitList } from './frame.ts';
import { refuseSdp } from './sdp-policy.ts';
import { judgeRequest, readTerms } from './session-timer.ts';

export interface InviteRefusal {
  readonly status: 400 | 403 | 422 | 481 | 486 | 488;
  readonly headers: readonly string[];
  readonly why: string;
}

/** Null: it may ring, or take the place of a call: see replaces.ts. */
export function refuseInvite(invitation: Invitation): InviteRefusal | null {
  const session = judgeRequest(readTerms(invitation.request));
  if (session.kind === 'too-small') return { status: 422, headers: session.headers, why: 'session interval too small' };
  if (isOfferless(invitation)) return null;
  const why = refuseSdp(invitation.request.body);
  if (why === null) return null;
  // RFC 3261 20.43: 305 incompatible media format.
  const warning = `Warning: 305 baton.invalid "${why.replaceAll(/["\\]/g, "'")}"`;
  return { status: 488, headers: [warning, 'X-Baton-Reason: media-insecure'], why };
}

/** No offer in the INVITE: ours goes out in the 200 (RFC 3261 13.2.1). */
export function isOfferless(invitation: Invitation): boolean {
  return invitation.request.body.trim() === '';
}

/** RFC 3262 4: provisional responses must be reliable. sip.js forgets this when Supported names 100rel too. */
export function requiresReliable(invitation: Invitation): boolean {
  return invitation.request
    .getHeaders('require')
    .flatMap(splitList)
    .some((tag) => tag.toLowerCase() === '100rel');
}
