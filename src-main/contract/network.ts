/** How the phone reaches the world beside its one server: further servers, STUN and TURN, and how the sound is coded. */
import { z } from 'zod';

/** A name or address as `URL.host` writes it. URL lets more characters stand in a host, which mean something else elsewhere. */
const plainHost = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])$/;

/** True for a URL that names one host, as every server of the internet has. */
export function namesOneHost({ hostname }: URL): boolean {
  return plainHost.test(hostname);
}

/** True for wss: anywhere and ws: on loopback only (RFC 7118; nothing unencrypted leaves the machine). */
export function isAllowedSipServer(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  if (!namesOneHost(parsed)) return false;
  if (parsed.protocol === 'wss:') return true;
  return parsed.protocol === 'ws:' && ['127.0.0.1', '[::1]', 'localhost'].includes(parsed.hostname);
}

/** WebSocket URI of a SIP server, RFC 7118. */
export const sipServerSchema = z
  .string()
  .max(300)
  .regex(/^[^\s\0]*$/, 'must be one line')
  .refine(isAllowedSipServer, 'use wss:// (ws:// only works to this machine)');

/** RFC 7064 and 7065: a host, or an IPv6 address in brackets, with a port and for TURN a transport. */
const host = '(?:[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?|\\[[0-9a-f:.]+\\])(?::(\\d{1,5}))?';
const stunForm = new RegExp(`^stuns?:${host}$`, 'i');
const turnForm = new RegExp(`^turns?:${host}(?:\\?transport=(?:udp|tcp))?$`, 'i');

export function isStunUrl(url: string): boolean {
  return isIceUrl(stunForm.exec(url));
}

export function isTurnUrl(url: string): boolean {
  return isIceUrl(turnForm.exec(url));
}

function isIceUrl(read: RegExpExecArray | null): boolean {
  const port = Number(read?.[1] ?? 1);
  return read !== null && port >= 1 && port <= 65_535;
}

const stunUrl = z.string().max(300).refine(isStunUrl);
const turnUrl = z.string().max(300).refine(isTurnUrl);

export const codecs = ['opus', 'pcmu', 'pcma'] as const;
export type Codec = (typeof codecs)[number];

/** Servers of each kind that may be entered. */
export const maxServers = 4;

export const networkSchema = z
  .object({
    /** Where to turn when the account's server does not answer, best first. */
    moreServers: z.array(sipServerSchema).max(maxServers),
    /** Asks DNS which servers the domain of the address has; those come first. */
    dnsServers: z.boolean(),
    stun: z.array(stunUrl).max(maxServers),
    /** The password is a secret and not part of settings. */
    turn: z
      .object({
        urls: z.array(turnUrl).min(1).max(maxServers),
        username: z
          .string()
          .max(200)
          .regex(/^[^\r\n\0]*$/),
      })
      .nullable(),
    /** No sound but through a TURN server, so that no address of this machine is told to the far end. */
    relayOnly: z.boolean(),
    /** Offered first; the others after it. */
    codec: z.enum(codecs),
  })
  .refine(({ relayOnly, turn }) => !relayOnly || turn !== null, { path: ['relayOnly'] });
export type Network = z.infer<typeof networkSchema>;

export const defaultNetwork: Network = {
  moreServers: [],
  dnsServers: false,
  stun: [],
  turn: null,
  relayOnly: false,
  codec: 'opus',
};

/** What of it the phone needs; STUN and TURN servers, with the password, are among those of its edge. */
export const routeSchema = z.object({
  /** Best first. */
  servers: z.array(sipServerSchema).min(1).max(16),
  relayOnly: z.boolean(),
  codec: z.enum(codecs),
});
export type Route = z.infer<typeof routeSchema>;

/** A line with one server and nothing special about it. */
export function plainRoute(server: string): Route {
  return { servers: [server], relayOnly: false, codec: 'opus' };
}
