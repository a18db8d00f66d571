/**
 * One SIP message as text: start line, header fields, body. Read before sip.js sees it, so that what sip.js would throw on,
 * ring for or spend seconds on is answered or dropped first. Knows RFC 3261 7 (message format) and nothing of calls.
 */

export interface HeaderField {
  /** As received. */
  readonly name: string;
  /** Unfolded and trimmed. */
  readonly value: string;
}

export interface Frame {
  readonly startLine: string;
  readonly fields: readonly HeaderField[];
  readonly body: string;
}

/** More header fields than any honest message carries. */
export const maxFields = 256;

/** RFC 3261 7.3.3 and 20, RFC 3515, RFC 3892, RFC 6665. */
const compactForms: Readonly<Record<string, string>> = {
  b: 'referred-by',
  c: 'content-type',
  e: 'content-encoding',
  f: 'from',
  i: 'call-id',
  k: 'supported',
  l: 'content-length',
  m: 'contact',
  o: 'event',
  r: 'refer-to',
  s: 'subject',
  t: 'to',
  u: 'allow-events',
  v: 'via',
};

/** The long, lower-case form of a header field name. */
export function canonicalName(name: string): string {
  const lower = name.toLowerCase();
  return compactForms[lower] ?? lower;
}

/** Null when the text is no SIP message: no empty line after the header, a line without a colon, or too many fields. */
export function readFrame(text: string): Frame | null {
  const headerEnd = text.indexOf('\r\n\r\n');
  if (headerEnd < 0) return null;
  // A line that begins with white space continues the one before it (RFC 3261 7.3.1).
  const lines = text
    .slice(0, headerEnd)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const [startLine, ...rest] = lines;
  if (startLine === undefined || rest.length > maxFields) return null;
  const fields: HeaderField[] = [];
  for (const line of rest) {
    const colon = line.indexOf(':');
    if (colon < 1) return null;
    fields.push({ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() });
  }
  return { startLine, fields, body: text.slice(headerEnd + 4) };
}

export function writeFrame(frame: Frame): string {
  const fields = frame.fields.map((field) => `${field.name}: ${field.value}\r\n`).join('');
  return `${frame.startLine}\r\n${fields}\r\n${frame.body}`;
}

/** Every value of a header field in order, compact forms included. `name` in its long, lower-case form. */
export function fieldValues(frame: Frame, name: string): string[] {
  return frame.fields.filter((field) => canonicalName(field.name) === name).map((field) => field.value);
}

export function withoutFields(frame: Frame, names: readonly string[]): Frame {
  return { ...frame, fields: frame.fields.filter((field) => !names.includes(canonicalName(field.name))) };
}

export function withField(frame: Frame, name: string, value: string): Frame {
  const kept = withoutFields(frame, [canonicalName(name)]);
  return { ...kept, fields: [...kept.fields, { name, value }] };
}

/** The frame with another body, type and length fields set to match. An empty body carries no type. */
export function withBody(frame: Frame, contentType: string | null, body: string): Frame {
  const bare = withoutFields(frame, ['content-type', 'content-length', 'content-disposition', 'content-encoding']);
  const fields = [...bare.fields];
  if (contentType !== null && body !== '') fields.push({ name: 'Content-Type', value: contentType });
  fields.push({ name: 'Content-Length', value: String(byteLength(body)) });
  return { startLine: frame.startLine, fields, body };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** UTF-8 length in bytes: what Content-Length counts. */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

/** The first `bytes` of the text in UTF-8; a character cut in two becomes U+FFFD. */
export function firstBytes(text: string, bytes: number): string {
  const encoded = encoder.encode(text);
  return encoded.length <= bytes ? text : decoder.decode(encoded.subarray(0, bytes));
}

/** Splits a comma-separated header value (RFC 3261 7.3.1), leaving commas in quotes and angle brackets alone. */
export function splitList(value: string): string[] {
  const items: string[] = [];
  let start = 0;
  let quoted = false;
  let bracketed = false;
  for (let at = 0; at < value.length; at += 1) {
    const char = value[at];
    if (quoted) {
      if (char === '\\') at += 1;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '<') bracketed = true;
    else if (char === '>') bracketed = false;
    else if (char === ',' && !bracketed) {
      items.push(value.slice(start, at).trim());
      start = at + 1;
    }
  }
  items.push(value.slice(start).trim());
  return items.filter((item) => item !== '');
}

/** The stateless answer to a request (RFC 3261 8.2.6, 8.2.7), as text to send. */
export function answerTo(request: Frame, status: number, phrase: string, extra: readonly HeaderField[] = []): string {
  const copied = request.fields.filter((field) =>
    ['via', 'from', 'to', 'call-id', 'cseq'].includes(canonicalName(field.name)),
  );
  const fields = copied.map((field) =>
    canonicalName(field.name) === 'to' && !/;\s*tag\s*=/i.test(field.value)
      ? { name: field.name, value: `${field.value};tag=${crypto.randomUUID().slice(0, 8)}` }
      : field,
  );
  const length: HeaderField = { name: 'Content-Length', value: '0' };
  return writeFrame({ startLine: `SIP/2.0 ${status} ${phrase}`, fields: [...fields, ...extra, length], body: '' });
}

/** What tells the transaction of a message from others (RFC 3261 17.1.3). */
export function branchOf(frame: Frame | null): string | null {
  if (frame === null) return null;
  return /;\s*branch\s*=\s*([^\s;,]+)/i.exec(fieldValues(frame, 'via')[0] ?? '')?.[1] ?? null;
}
