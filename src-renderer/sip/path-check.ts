/** Which ways media may take from here: gathers candidates as a call would and looks at what the servers answer. */
import type { Edge } from '../../src-main/contract/settings.ts';
import type { PathCheck } from '../call/ports.ts';
import { lacksPassword, usableIceServers } from './ice-servers.ts';

/** A server that has not answered by then would hold no call up either, ms. */
const patience = 5_000;

export function checkPaths(iceServers: Edge['iceServers']): Promise<PathCheck> {
  const startedAt = performance.now();
  const connection = new RTCPeerConnection({ iceServers: usableIceServers(iceServers) });
  let reflexiveMs: number | null = null;
  let relayMs: number | null = null;
  // What is not even asked for would be refused.
  let refused = iceServers.some(lacksPassword);
  const stuns = addresses(iceServers, /^stuns?:/i) > 0;
  const turns = addresses(iceServers, /^turns?:/i) > 0;
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      connection.close();
      resolve({ stuns, turns, reflexiveMs, relayMs, refused });
    };
    const timer = setTimeout(finish, patience);
    connection.addEventListener('icecandidate', ({ candidate }) => {
      const after = performance.now() - startedAt;
      if (candidate === null) finish();
      else if (candidate.type === 'srflx') reflexiveMs ??= after;
      else if (candidate.type === 'relay') relayMs ??= after;
    });
    connection.addEventListener('icecandidateerror', ({ errorCode }) => {
      // RFC 8656 9.2: 401 wrong user or password, 403 forbidden; 701 is the browser's own "no answer".
      if (errorCode === 401 || errorCode === 403) refused = true;
    });
    connection.addTransceiver('audio', { direction: 'sendrecv' });
    connection
      .createOffer()
      .then((offer) => connection.setLocalDescription(offer))
      .catch(finish);
  });
}

function addresses(iceServers: Edge['iceServers'], scheme: RegExp): number {
  return iceServers.filter(({ urls }) => scheme.test(urls)).length;
}
