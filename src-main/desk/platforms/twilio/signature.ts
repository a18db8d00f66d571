/**
 * X-Twilio-Signature (twilio.com/docs/usage/security): HMAC-SHA-1 under the auth token of the address as Twilio was given
 * it, followed by every parameter of the form, sorted by name, name and value without anything between.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

export interface SignedRequest {
  readonly header: string | null;
  /** Where Twilio reaches the desk, without a path: `https://desk.example.com`. */
  readonly publicUrl: string;
  /** Path and query. */
  readonly target: string;
  readonly form: Readonly<Record<string, string>>;
  /** `name:password` of the address, where the request carried them. */
  readonly credentials: string | null;
}

export function isSignedByTwilio(request: SignedRequest, authToken: string): boolean {
  const { header, form } = request;
  if (header === null || !/^[A-Za-z0-9+/]{27}=$/.test(header)) return false;
  const shown = Buffer.from(header, 'base64');
  const fields = Object.keys(form)
    .sort()
    .map((name) => `${name}${form[name]}`)
    .join('');
  return addressesOf(request).some((address) =>
    timingSafeEqual(createHmac('sha1', authToken).update(`${address}${fields}`).digest(), shown),
  );
}

/** Twilio signs the address with or without its credentials and its port, by its age and the scheme. */
function addressesOf({ publicUrl, target, credentials }: SignedRequest): string[] {
  const { protocol, hostname, port } = new URL(publicUrl);
  const hosts = [`${hostname}${port === '' ? '' : `:${port}`}`, `${hostname}:${protocol === 'https:' ? '443' : '80'}`];
  const users = credentials === null ? [''] : ['', `${credentials}@`];
  return users.flatMap((user) => hosts.map((host) => `${protocol}//${user}${host}${target}`));
}
