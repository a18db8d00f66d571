/** SIP messages as the tests write and read them, independent of the product's own reading. */

export interface Message {
  readonly text: string;
  readonly startLine: string;
  /** Request method, or the method of the CSeq of a response. */
  readonly method: string;
  /** Null for a request. */
  readonly status: number | null;
  readonly body: string;
  header(name: string): string | undefined;
  headers(name: string): string[];
}

export function parseMessage(text: string): Message {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [startLine = '', ...lines] = head.split('\r\n');
  const fields = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  const headers = (name: string) => fields.filter(([key]) => key === name.toLowerCase()).map(([, value]) => value);
  const status = /^SIP\/2\.0 (\d+)/.exec(startLine);
  return {
    text,
    startLine,
    status: status ? Number(status[1]) : null,
    method: status ? (headers('cseq')[0]?.split(' ')[1] ?? '') : (startLine.split(' ')[0] ?? ''),
    body: rest.join('\r\n\r\n'),
    headers,
    header: (name) => headers(name)[0],
  };
}

export function writeMessage(
  startLine: string,
  headers: readonly string[],
  body = '',
  type = 'application/sdp',
): string {
  const typed = body === '' ? [] : [`Content-Type: ${type}`];
  const length = new TextEncoder().encode(body).length;
  return [startLine, ...headers, ...typed, `Content-Length: ${length}`, '', body].join('\r\n');
}

/** The answer to a request of the phone: copies what RFC 3261 8.2.6 asks for. */
export function responseTo(request: Message, status: number, extra: readonly string[] = [], body = ''): string {
  const to = request.header('to') ?? '';
  return writeMessage(
    `SIP/2.0 ${status} Whatever`,
    [
      ...request.headers('via').map((via) => `Via: ${via}`),
      `From: ${request.header('from')}`,
      `To: ${to.includes(';tag=') ? to : `${to};tag=edge`}`,
      `Call-ID: ${request.header('call-id')}`,
      `CSeq: ${request.header('cseq')}`,
      ...extra,
    ],
    body,
  );
}

let counter = 0;
/** Unique within a test run. */
export function unique(prefix: string): string {
  counter += 1;
  return `${prefix}${counter}`;
}

const fingerprint = Array.from({ length: 32 }, (_, index) => (index + 16).toString(16).toUpperCase()).join(':');

export interface SdpOptions {
  readonly profile?: string;
  readonly direction?: string;
  readonly fingerprint?: string | null;
  readonly extra?: readonly string[];
}

/** A WebRTC audio offer or answer; the options bend it. */
export function webrtcSdp(options: SdpOptions = {}): string {
  const print = options.fingerprint === undefined ? `sha-256 ${fingerprint}` : options.fingerprint;
  return [
    'v=0',
    'o=far 1 1 IN IP4 127.0.0.1',
    's=-',
    'c=IN IP4 127.0.0.1',
    't=0 0',
    `m=audio 30000 ${options.profile ?? 'UDP/TLS/RTP/SAVPF'} 0 101`,
    'a=mid:0',
    'a=ice-ufrag:far1',
    'a=ice-pwd:farfarfarfarfarfarfarfar',
    ...(print === null ? [] : [`a=fingerprint:${print}`]),
    'a=setup:actpass',
    'a=rtcp-mux',
    'a=rtpmap:0 PCMU/8000',
    'a=rtpmap:101 telephone-event/8000',
    ...(options.extra ?? []),
    `a=${options.direction ?? 'sendrecv'}`,
    '',
  ].join('\r\n');
}
