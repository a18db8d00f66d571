/**
 * The one way a string of ours gets into a header field. sip.js writes what it is given: a line break in a name would be
 * a header field of its own, so CR, LF and NUL are refused here, never repaired.
 */
import type { DialTarget } from '../../src-main/contract/dial-target.ts';
import { fail, ok, type Result } from '../../src-main/contract/result.ts';

/** RFC 3261 25.1 `token`. */
const token = /^[A-Za-z0-9\-.!%*_+`'~]+$/;
const broken = /[\r\n\0]/;
const maxValue = 1_000;

/** `Name: value`, ready for `extraHeaders`. */
export function headerLine(name: string, value: string): Result<string> {
  if (!token.test(name)) return fail('bad-request', 'A header name contains a character SIP does not allow.');
  const checked = oneLine(value);
  return checked.ok ? ok(`${name}: ${checked.value}`) : checked;
}

/** A From display name: quoted-string content with quotes and backslashes escaped (RFC 3261 25.1). */
export function displayName(name: string): Result<string> {
  const checked = oneLine(name);
  return checked.ok ? ok(checked.value.replaceAll(/["\\]/g, '\\$&')) : checked;
}

/** An address to call. Refuses everything that could end the Request-URI or add to it. */
export function dialString(uri: string): Result<string> {
  const checked = oneLine(uri);
  if (!checked.ok) return checked;
  return /^sips?:[^\s<>"?]+$/.test(uri)
    ? ok(uri)
    : fail('bad-request', 'This is not a SIP address that can be called.');
}

/**
 * The address a target is called at; `aor`: the address of record, whose domain numbers and codes belong to. RFC 3261
 * 19.1.1 and 19.1.6: `user=phone` says that the user part is a telephone number.
 */
export function dialUri(target: DialTarget, aor: string): Result<string> {
  const domain = aor.slice(aor.lastIndexOf('@') + 1);
  const scheme = aor.startsWith('sips:') ? 'sips' : 'sip';
  switch (target.kind) {
    case 'number':
      return dialString(`${scheme}:${target.e164}@${domain};user=phone`);
    case 'code':
      // `#` may not stand in a user part as it is (RFC 3261 25.1).
      return dialString(`${scheme}:${target.digits.replaceAll('#', '%23')}@${domain}`);
    case 'address':
      return dialString(target.uri);
    default:
      return target satisfies never;
  }
}

/** `X-Baton-Reason`, which tells the platform and the desk why. */
export function reasonHeader(reason: string): string[] {
  const line = headerLine('X-Baton-Reason', reason);
  return line.ok ? [line.value] : [];
}

function oneLine(value: string): Result<string> {
  if (broken.test(value))
    return fail('bad-request', 'A line break in this text would change the SIP message; nothing was sent.');
  if (value.length > maxValue) return fail('too-large', 'This text is too long for a SIP header.');
  return ok(value.toWellFormed());
}
