/**
 * The reference Baton prefers on an INVITE: `X-Baton-Handoff: <id>.<nonce>.<mac>`.
 * mac = base64url(HMAC-SHA256(key, `<id>.<nonce>`)), RFC 2104 and RFC 4648 5, without padding.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

export const referenceHeader = 'x-baton-handoff';

export type HandoffReference =
  | { readonly kind: 'absent' }
  /** The key of this phone made the mac: the id is trusted. */
  | { readonly kind: 'verified'; readonly id: string; readonly text: string }
  /** Well formed, but this phone has no key: good for asking the desk, which has one. */
  | { readonly kind: 'unchecked'; readonly id: string; readonly text: string }
  | { readonly kind: 'refused'; readonly problem: string };

const form = /^([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{8,128})\.([A-Za-z0-9_-]{43})$/;

/** Reads the values of every reference header; with a key the first genuine one counts, without one the first well-formed. */
export function readReference(values: readonly string[], key: string | null): HandoffReference {
  if (values.length === 0) return { kind: 'absent' };
  let wellFormed = false;
  for (const value of values) {
    const text = value.trim();
    const [, id, nonce, mac] = form.exec(text) ?? [];
    if (id === undefined || nonce === undefined || mac === undefined) continue;
    wellFormed = true;
    if (key === null || key === '') return { kind: 'unchecked', id, text };
    if (isMac(mac, `${id}.${nonce}`, key)) return { kind: 'verified', id, text };
  }
  return {
    kind: 'refused',
    problem: wellFormed
      ? 'The signature of the handoff reference is wrong. The reference was ignored: check who you are talking to.'
      : 'The handoff reference is malformed and was ignored.',
  };
}

/** Makes a reference, as a desk or an AI platform does. `nonce`: base64url, at least 8 characters, never used twice. */
export function signReference(id: string, nonce: string, key: string): string {
  return `${id}.${nonce}.${macOf(`${id}.${nonce}`, key)}`;
}

function macOf(message: string, key: string): string {
  return createHmac('sha256', key).update(message, 'utf8').digest('base64url');
}

/** Constant time, and compared as text: base64url has several spellings of the same 32 bytes. */
function isMac(mac: string, message: string, key: string): boolean {
  const expected = Buffer.from(macOf(message, key), 'ascii');
  const received = Buffer.from(mac, 'ascii');
  return expected.length === received.length && timingSafeEqual(expected, received);
}
