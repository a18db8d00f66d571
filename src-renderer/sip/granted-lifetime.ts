/**
 * How long a registrar keeps our contact (RFC 3261 10.2.4): what the contact says of itself, else the Expires field of the
 * response. sip.js knows only the former and, without it, registers again the moment it is answered; beyond what a timer can
 * run it does the same.
 */

/** Longer than anything Baton asks for, s. */
const longest = 86_400;

/**
 * `contact`: our own, as the registrar listed it. `expires`: values of the Expires field. The contact with the lifetime it
 * has; null: it was taken away at once. Where nothing is said it has `wanted` seconds.
 */
export function withLifetime(contact: string, expires: readonly string[], wanted: number): string | null {
  const own = /;\s*expires\s*=\s*"?(\d+)"?/i;
  const said = own.exec(contact)?.[1] ?? /^\s*(\d+)\s*$/.exec(expires[0] ?? '')?.[1];
  const seconds = said === undefined ? wanted : Math.min(Number(said), longest);
  if (seconds === 0) return null;
  const bare = contact.replace(/;\s*expires\s*=\s*(?:"[^"]*"|[^;,\s]*)/gi, '');
  return `${bare};expires=${seconds}`;
}
