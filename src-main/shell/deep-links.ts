/**
 * sip:, tel:, callto: and baton: links from other programs. They come from anywhere on the web: parsed strictly, they bring
 * the window forward and fill the dial field. Nothing is ever dialled by a link.
 */
import type { App } from 'electron';
import { linkLimit } from '../provision/envelope.ts';

export const linkSchemes = ['sip', 'tel', 'callto', 'baton'] as const;

export type DeepLink =
  /** What the dial field is filled with. */
  | { readonly kind: 'dial'; readonly input: string }
  | { readonly kind: 'open' }
  /** A signed setup, which the rep is asked about. */
  | { readonly kind: 'setup'; readonly token: string };

const longest = 512;
/** RFC 3966 global or local number without parameters. */
const telephone = /^\+?[0-9*#()./-]{2,40}$/;
/** user@host[:port] of RFC 3261 without password, parameters and headers: those can change where a call goes. */
const sipAddress = /^[A-Za-z0-9._~!$&'*+=-]{1,64}@[A-Za-z0-9.-]{1,190}(?::[0-9]{1,5})?$/;

/** A link that means something, or null. Percent-encoding is refused: no address Baton takes needs it. */
export function parseDeepLink(text: string): DeepLink | null {
  const setup = text.length > linkLimit ? null : setupLink.exec(text);
  if (setup?.[1] !== undefined) return { kind: 'setup', token: setup[1] };
  if (text.length > longest || /[^\x21-\x7e]/.test(text) || text.includes('%')) return null;
  const colon = text.indexOf(':');
  const rest = text.slice(colon + 1);
  switch (text.slice(0, colon).toLowerCase()) {
    case 'tel':
      return telephone.test(rest) ? { kind: 'dial', input: rest } : null;
    case 'callto': {
      // Written with and without slashes; no RFC says which.
      const number = rest.replace(/^\/\//, '');
      return telephone.test(number) ? { kind: 'dial', input: number } : null;
    }
    case 'sip':
      return sipAddress.test(rest) ? { kind: 'dial', input: `sip:${rest}` } : null;
    case 'baton':
      return batonLink(rest);
    default:
      return null;
  }
}

/** Characters of base64url and the dots between its parts; what is in it is checked where it is opened. */
const setupLink = /^baton:\/\/provision\/?\?setup=([A-Za-z0-9_.-]+)$/i;

/** `baton://open` and `baton://dial/<number or address>`. */
function batonLink(rest: string): DeepLink | null {
  if (['', '//', '//open', '//open/'].includes(rest)) return { kind: 'open' };
  const input = /^\/\/dial\/(.+)$/.exec(rest)?.[1] ?? '';
  if (telephone.test(input)) return { kind: 'dial', input };
  return sipAddress.test(input) ? { kind: 'dial', input: `sip:${input}` } : null;
}

/**
 * The link of a command line. Only the last argument is looked at, where every operating system puts it; switches that
 * a crafted link smuggled in behind it make it no link at all.
 */
export function linkInArguments(argv: readonly string[]): DeepLink | null {
  const last = argv.at(-1);
  return last === undefined ? null : parseDeepLink(last);
}

/** True when `flag` stands before the first argument that looks like a link: behind it, the web could have written it. */
export function hasOwnFlag(argv: readonly string[], flag: string): boolean {
  const own = argv.slice(1);
  const link = own.findIndex((argument) => /^(?:sip|tel|callto|baton):/i.test(argument));
  return own.slice(0, link === -1 ? own.length : link).includes(flag);
}

/** Makes Baton the handler of its links for this user. */
export function registerLinkSchemes(app: App): void {
  for (const scheme of linkSchemes) app.setAsDefaultProtocolClient(scheme);
}
