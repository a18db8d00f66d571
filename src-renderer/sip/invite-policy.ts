/** Which INVITEs may ring at all. What is refused here never reaches the rep. */
import type { Invitation } from 'sip.js';
import { splitList } from './frame.ts';
import { refuseSdp } from './sdp-policy.ts';
import { judgeRequest, readTerms } from './session-timer.ts';

export interface InviteRefusal {
  readonly status: 403 | 422 | 481 | 488;
  readonly headers: readonly string[];
  readonly why: string;
}

/** RFC 3891 3: Replaces naming a dialog we do not have is 481; one we have is refused, taking over calls is not allowed. */
function refuseReplaces(invitation: Invitation): InviteRefusal | null {
  const value = invitation.request.getHeader('replaces');
  if (value === undefined) return null;
  const callId = /^\s*([^;\s]+)/.exec(value)?.[1] ?? '';
  const toTag = /;\s*to-tag\s*=\s*([^;\s]+)/i.exec(value)?.[1] ?? '';
  const fromTag = /;\s*from-tag\s*=\s*([^;\s]+)/i.exec(value)?.[1] ?? '';
  const known = invitation.userAgent.userAgentCore.dialogs.has(`${callId}${toTag}${fromTag}`);
  return known
    ? { status: 403, headers: [], why: 'replaces not allowed' }
    : { status: 481, headers: [], why: 'replaces an unknown dialog' };
}

/** Null: it may ring. */
export function refuseInvite(invitation: Invitation): InviteRefusal | null {
  const replaces = refuseReplaces(invitation);
  if (replaces) return replaces;
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
