/** INVITE with Replaces (RFC 3891): somebody takes the place of the far end of a call of ours, as the end of a transfer. */
import { Core, Grammar, type Invitation, type URI } from 'sip.js';
import type { InviteRefusal } from './invite-policy.ts';
import type { LegBase } from './leg-base.ts';

export type Replacement<L> =
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly refusal: InviteRefusal }
  | { readonly kind: 'of'; readonly leg: L };

/**
 * Whose place an INVITE takes. Only a call that was answered, and only for somebody its far end has sent: Referred-By has to
 * name the far end (RFC 3892), which a stranger who merely knows the dialog does not know to do. Everyone else is refused.
 */
export function readReplacement<L extends LegBase>(invitation: Invitation, legs: Iterable<L>): Replacement<L> {
  const { request, userAgent } = invitation;
  const values = request.getHeaders('replaces');
  const [value] = values;
  if (value === undefined) return { kind: 'none' };
  const dialogId = readDialogId(value);
  if (dialogId === null || values.length > 1) return refuse(400, 'malformed Replaces');
  const dialog = userAgent.userAgentCore.dialogs.get(dialogId);
  const leg = [...legs].find((candidate) => candidate.hasDialog(dialogId));
  if (dialog === undefined || leg === undefined) return refuse(481, 'replaces an unknown dialog');
  if (dialog.early) return refuse(481, 'replaces a call that is not answered');
  if (/;\s*early-only\b/i.test(value)) return refuse(486, 'replaces a call only before its answer');
  const sender = addressOf(request.getHeader('referred-by') ?? request.getHeader('b'));
  if (sender === null || sender !== addressOfUri(dialog.remoteURI)) return refuse(403, 'replaces not allowed');
  return { kind: 'of', leg };
}

/** As sip.js keys its dialogs. The header names them from the sender's side: to-tag is ours. */
function readDialogId(value: string): string | null {
  const callId = /^\s*([^;\s]+)/.exec(value)?.[1];
  const toTag = /;\s*to-tag\s*=\s*([^;\s]+)/i.exec(value)?.[1];
  const fromTag = /;\s*from-tag\s*=\s*([^;\s]+)/i.exec(value)?.[1];
  return callId === undefined || toTag === undefined || fromTag === undefined ? null : `${callId}${toTag}${fromTag}`;
}

function refuse(status: InviteRefusal['status'], why: string): Replacement<never> {
  return { kind: 'refused', refusal: { status, headers: [], why } };
}

/** `user@host` of a name-addr; null: it cannot be read. */
function addressOf(value: string | undefined): string | null {
  if (value === undefined) return null;
  const parsed: unknown = Grammar.nameAddrHeaderParse(value);
  return parsed instanceof Core.NameAddrHeader ? addressOfUri(parsed.uri) : null;
}

function addressOfUri({ user, host }: URI): string {
  return `${user ?? ''}@${host.toLowerCase()}`;
}
