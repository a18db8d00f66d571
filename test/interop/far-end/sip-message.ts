/** Just enough of a SIP message (RFC 3261 7) for a far end: start line, header fields in order, body. */
const compactNames: Readonly<Record<string, string>> = {
  v: 'via',
  f: 'from',
  t: 'to',
  i: 'call-id',
  m: 'contact',
  c: 'content-type',
  l: 'content-length',
  k: 'supported',
  r: 'refer-to',
};

export interface SipMessage {
  readonly startLine: string;
  /** Null for a request. */
  readonly status: number | null;
  readonly method: string;
  readonly cseq: number;
  readonly body: string;
  /** When it was received, in milliseconds since the epoch with sub-millisecond digits. */
  readonly at: number;
  header(name: string): string | undefined;
  headers(name: string): readonly string[];
  /** The tag of From or To. */
  tag(name: 'from' | 'to'): string | undefined;
}

/** Milliseconds since the epoch, on the same clock a page sees as performance.timeOrigin + performance.now(). */
export function wallClock(): number {
  return performance.timeOrigin + performance.now();
}

export function parseSip(text: string): SipMessage {
  const split = text.indexOf('\r\n\r\n');
  const [startLine = '', ...lines] = text.slice(0, split).split('\r\n');
  const fields = lines.map((line) => {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    return { name: compactNames[name] ?? name, value: line.slice(colon + 1).trim() };
  });
  const headers = (name: string): string[] => fields.filter((field) => field.name === name).map((field) => field.value);
  const header = (name: string): string | undefined => headers(name)[0];
  const [number = '0', cseqMethod = ''] = (header('cseq') ?? '').split(' ');
  const isResponse = startLine.startsWith('SIP/2.0 ');
  return {
    startLine,
    status: isResponse ? Number(startLine.split(' ')[1]) : null,
    method: isResponse ? cseqMethod : (startLine.split(' ')[0] ?? ''),
    cseq: Number(number),
    body: text.slice(split + 4),
    at: wallClock(),
    header,
    headers,
    tag: (name) => /;tag=([^;>\s]+)/.exec(header(name) ?? '')?.[1],
  };
}

/** Header lines and body as they go on the wire; Content-Length is added. */
export function formatSip(
  startLine: string,
  lines: readonly string[],
  body = '',
  contentType = 'application/sdp',
): string {
  const type = body === '' ? [] : [`Content-Type: ${contentType}`];
  return [startLine, ...lines, ...type, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n');
}
