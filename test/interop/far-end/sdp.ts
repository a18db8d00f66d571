/** The far end's SDP: one PCMU audio stream, with telephone-events unless told otherwise (RFC 3264, RFC 4733). */
export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

export interface SdpOptions {
  readonly version?: number;
  readonly direction?: Direction;
  /** Telephone-events; default true. */
  readonly events?: boolean;
}

export function offerSdp(port: number, options: SdpOptions = {}): string {
  const events = options.events ?? true;
  return [
    'v=0',
    `o=ai 1 ${options.version ?? 1} IN IP4 127.0.0.1`,
    's=-',
    'c=IN IP4 127.0.0.1',
    't=0 0',
    `m=audio ${port} RTP/AVP 0${events ? ' 101' : ''}`,
    'a=rtpmap:0 PCMU/8000',
    ...(events ? ['a=rtpmap:101 telephone-event/8000', 'a=fmtp:101 0-15'] : []),
    'a=ptime:20',
    `a=${options.direction ?? 'sendrecv'}`,
    '',
  ].join('\r\n');
}

export function mediaTarget(sdp: string): { address: string; port: number } {
  const address = /c=IN IP4 (\S+)/.exec(sdp)?.[1];
  const port = /m=audio (\d+)/.exec(sdp)?.[1];
  if (address === undefined || port === undefined) throw new Error(`no audio target in SDP:\n${sdp}`);
  return { address, port: Number(port) };
}

export function directionOf(sdp: string): Direction {
  const found = /a=(sendrecv|sendonly|recvonly|inactive)/.exec(sdp)?.[1];
  return found === 'sendonly' || found === 'recvonly' || found === 'inactive' ? found : 'sendrecv';
}

/** What an answer to an offer of this direction says (RFC 3264 6.1). */
export function answerDirection(offer: Direction): Direction {
  if (offer === 'sendonly') return 'recvonly';
  if (offer === 'recvonly') return 'sendonly';
  return offer;
}
