/** What an INVITE says, as data: `InviteFacts`. Untrusted text, clipped to the caps of the contract, never interpreted here. */
import { Grammar, type NameAddrHeader } from 'sip.js';
import type { InviteFacts } from '../../src-main/contract/call.ts';
import { canonicalName, fieldValues, readFrame } from './frame.ts';
import type { BodyPart } from './multipart.ts';

const maxHeaders = 100;
const maxHeaderValue = 16_384;
const maxShort = 200;
const maxCallId = 256;

/** Beside X-*: the header fields a brief or a caller's identity may travel in. */
const families: ReadonlySet<string> = new Set([
  'alert-info',
  'answer-mode',
  'call-info',
  'diversion',
  'history-info',
  'p-asserted-identity',
  'p-called-party-id',
  'p-preferred-identity',
  'priv-answer-mode',
  'referred-by',
  'remote-party-id',
  'replaces',
  'subject',
  'user-to-user',
]);

/** `text`: the INVITE as the guard passed it on. `parts`: its body parts beside the SDP. */
export function readInviteFacts(text: string, parts: readonly BodyPart[], receivedAt: Date): InviteFacts {
  const frame = readFrame(text);
  const values = (name: string) => (frame === null ? [] : fieldValues(frame, name));
  const from = readAddress(values('from')[0]);
  const asserted = readAddress(values('p-asserted-identity')[0]);
  const headers = (frame?.fields ?? [])
    .filter(({ name }) => /^x-/i.test(name) || families.has(canonicalName(name)))
    .slice(0, maxHeaders)
    .map(({ name, value }) => ({ name: name.slice(0, 100), value: clip(value, maxHeaderValue) }));
  return {
    sipCallId: clip(values('call-id')[0] ?? 'unknown', maxCallId),
    callerId: asserted?.user ?? from?.user ?? null,
    displayName: asserted?.name ?? from?.name ?? null,
    headers,
    parts: parts.map(({ contentType, text: content }) => ({ contentType, text: content })),
    receivedAt: receivedAt.toISOString(),
  };
}

/** User part and display name of a name-addr; `tel:` numbers too (RFC 3966). Null when there is neither. */
function readAddress(value: string | undefined): { user: string | null; name: string | null } | null {
  if (value === undefined) return null;
  const tel = /<tel:([^>;]+)/i.exec(value)?.[1];
  const parsed: NameAddrHeader | undefined = Grammar.nameAddrHeaderParse(value);
  const name = parsed?.displayName ?? /^"((?:[^"\\]|\\.)*)"/.exec(value)?.[1] ?? '';
  const user = tel ?? parsed?.uri.user ?? '';
  if (user === '' && name === '') return null;
  return {
    user: user === '' || user === 'anonymous' ? null : clip(decode(user), maxShort),
    name: name === '' ? null : clip(name.replaceAll(/\\(.)/g, '$1'), maxShort),
  };
}

function decode(user: string): string {
  try {
    return decodeURIComponent(user);
  } catch {
    return user;
  }
}

/** Clipped without leaving half a character, and without lone surrogates. */
function clip(text: string, length: number): string {
  const clipped = text.slice(0, length);
  return (/[\uD800-\uDBFF]$/.test(clipped) ? clipped.slice(0, -1) : clipped).toWellFormed();
}
