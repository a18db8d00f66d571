/**
 * STUN and TURN servers as the browser takes them. It makes no connection at all with one it cannot read, or with a relay
 * that lacks its user name or password (W3C WebRTC 4.4.1.3): such a one is left out, and the calls go without it.
 */
import { isStunUrl, isTurnUrl } from '../../src-main/contract/network.ts';
import type { Edge } from '../../src-main/contract/settings.ts';

type IceServer = Edge['iceServers'][number];

export function usableIceServers(servers: readonly IceServer[]): RTCIceServer[] {
  return servers.filter(isUsable).map(definedOnly);
}

/** A relay nobody has entered the user name or the password of yet. */
export function lacksPassword({ urls, username, credential }: IceServer): boolean {
  return isTurnUrl(urls) && ((username ?? '') === '' || (credential ?? '') === '');
}

function isUsable(server: IceServer): boolean {
  return isStunUrl(server.urls) || (isTurnUrl(server.urls) && !lacksPassword(server));
}

/** WebRTC takes a missing credential, but not an undefined one. */
function definedOnly({ urls, username, credential }: IceServer): RTCIceServer {
  return { urls, ...(username === undefined ? {} : { username }), ...(credential === undefined ? {} : { credential }) };
}
