/** What a session description must be like: DTLS-SRTP audio (RFC 5764, RFC 8827 6.5), or the call is answered 488. */

/** Transport profiles of an `m=` line that DTLS-SRTP may stand under (RFC 8829 5.1.2). */
const secureProfiles = ['UDP/TLS/RTP/SAVPF', 'UDP/TLS/RTP/SAVP', 'RTP/SAVPF', 'TCP/TLS/RTP/SAVPF', 'TCP/TLS/RTP/SAVP'];

/** RFC 8122 5: digest length in bytes; MD5 and MD2 must not be used. */
const fingerprintBytes: Readonly<Record<string, number>> = {
  'sha-1': 20,
  'sha-224': 28,
  'sha-256': 32,
  'sha-384': 48,
  'sha-512': 64,
};

/** Null when the offer may ring, else why not, in words for the log and the Warning header. */
export function refuseSdp(sdp: string): string | null {
  const [session = [], ...media] = sections(sdp);
  if (session[0] !== 'v=0') return 'not a session description';
  const audio = media.filter((lines) => isActive(lines, 'audio'));
  if (audio.length === 0) return 'no audio offered';
  for (const lines of audio) {
    const [, , profile = ''] = (lines[0] ?? '').split(' ');
    if (!secureProfiles.includes(profile.toUpperCase())) return `${profile.slice(0, 40)} is not DTLS-SRTP`;
    // Keys in the clear beside a fingerprint are what gateways send to please everyone: the browser uses DTLS alone.
    const prints = [...session, ...lines].filter((line) => line.startsWith('a=fingerprint:'));
    if (prints.length === 0)
      return lines.some((line) => line.startsWith('a=crypto:')) ? 'SDES keys only' : 'no fingerprint';
    if (!prints.some(isFingerprint)) return 'no usable fingerprint';
  }
  return null;
}

export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/** Direction of the first active audio section (RFC 4566 6); `c=0.0.0.0` is the old way to hold (RFC 2543 B.5). */
export function audioDirection(sdp: string): Direction {
  const [session = [], ...media] = sections(sdp);
  const lines = media.find((section) => isActive(section, 'audio')) ?? [];
  if ([...lines, ...session].some((line) => /^c=IN IP4 0\.0\.0\.0$/.test(line))) return 'inactive';
  for (const line of [...lines, ...session]) {
    const direction = /^a=(sendrecv|sendonly|recvonly|inactive)$/.exec(line)?.[1];
    if (direction === 'sendrecv' || direction === 'sendonly' || direction === 'recvonly' || direction === 'inactive') {
      return direction;
    }
  }
  return 'sendrecv';
}

/** Session level first, then one list of lines per `m=` section. */
function sections(sdp: string): string[][] {
  const result: string[][] = [[]];
  for (const line of sdp.split(/\r\n|\n/)) {
    if (line.startsWith('m=')) result.push([]);
    if (line !== '') result.at(-1)?.push(line);
  }
  return result;
}

/** An `m=` line with port 0 is refused or gone (RFC 3264 6). */
function isActive(lines: readonly string[], kind: string): boolean {
  const [name, port] = (lines[0] ?? '').split(' ');
  const bundled = lines.some((line) => line === 'a=bundle-only');
  return name === `m=${kind}` && (port !== '0' || bundled);
}

function isFingerprint(line: string): boolean {
  const parsed = /^a=fingerprint:(\S+) ([0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2})*)$/.exec(line);
  const bytes = fingerprintBytes[(parsed?.[1] ?? '').toLowerCase()];
  return bytes !== undefined && parsed?.[2]?.length === bytes * 3 - 1;
}
