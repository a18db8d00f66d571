/**
 * SIP messages as the practice exchange sees them. A library parses and judges them; the header lines are kept beside the
 * result in their order and spelling, because a proxy passes on what it does not understand (RFC 3261 16.6).
 */
import { LoggerFactory } from 'sip.js/lib/core/log/logger-factory.js';
import type { IncomingMessage } from 'sip.js/lib/core/messages/incoming-message.js';
import { IncomingRequestMessage } from 'sip.js/lib/core/messages/incoming-request-message.js';
import { IncomingResponseMessage } from 'sip.js/lib/core/messages/incoming-response-message.js';
import { Parser } from 'sip.js/lib/core/messages/parser.js';
import { NameAddrHeader } from 'sip.js/lib/grammar/name-addr-header.js';
import type { URI } from 'sip.js/lib/grammar/uri.js';

export interface HeaderLine {
  readonly name: string;
  readonly value: string;
}

interface Common {
  readonly headers: readonly HeaderLine[];
  readonly body: string;
  readonly callId: string;
  readonly fromTag: string;
  readonly toTag: string | null;
  readonly cseq: { readonly number: number; readonly method: string };
  /** Branch of the topmost Via. */
  readonly branch: string;
}

export interface SipRequest extends Common {
  readonly kind: 'request';
  readonly method: string;
  readonly target: URI;
  readonly targetText: string;
  /** Address of record in From, `user@host` in lower case host. */
  readonly from: string;
  readonly to: string;
  readonly contacts: readonly NameAddrHeader[] | 'all';
}

export interface SipResponse extends Common {
  readonly kind: 'response';
  readonly status: number;
  readonly startLine: string;
}

/** `invalid`: a request that can be answered 400, told apart from noise that can only be dropped. */
export type Frame =
  | SipRequest
  | SipResponse
  | { readonly kind: 'keep-alive' }
  | { readonly kind: 'invalid'; readonly status: 400 | 416; readonly headers: readonly HeaderLine[] }
  | { readonly kind: 'noise' };

/** Compact forms, RFC 3261 7.3.3 and RFC 3265. */
const compactForms: Readonly<Record<string, string>> = {
  v: 'via',
  f: 'from',
  t: 'to',
  i: 'call-id',
  m: 'contact',
  c: 'content-type',
  l: 'content-length',
  k: 'supported',
  e: 'content-encoding',
  s: 'subject',
};

export function isHeader(line: HeaderLine, name: string): boolean {
  const lower = line.name.toLowerCase();
  return (compactForms[lower] ?? lower) === name;
}

export function headerValues(headers: readonly HeaderLine[], name: string): string[] {
  return headers.filter((line) => isHeader(line, name)).map((line) => line.value);
}

const quiet = new LoggerFactory();
quiet.builtinEnabled = false;
const logger = quiet.getLogger('practice-exchange');

const noise: Frame = { kind: 'noise' };

/** Reads one WebSocket message (RFC 7118: exactly one SIP message). Never throws. */
export function parseFrame(text: string): Frame {
  if (/^(\r\n)*$/.test(text)) return { kind: 'keep-alive' };
  const split = text.indexOf('\r\n\r\n');
  if (split < 0) return noise;
  const [startLine = '', ...rest] = text
    .slice(0, split)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers: HeaderLine[] = [];
  for (const line of rest) {
    const colon = line.indexOf(':');
    if (colon < 1) return noise;
    const header = { name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() };
    // One Via per line from here on: a proxy works on the topmost one.
    if (isHeader(header, 'via')) headers.push(...splitList(header.value).map((value) => ({ name: 'Via', value })));
    else headers.push(header);
  }
  const body = cutBody(text.slice(split + 4), headers);
  // The grammar of the library has no "Contact: *" (RFC 3261 10.2.2): it is read here and left out there.
  const wildcard = headers.some((line) => isHeader(line, 'contact') && line.value === '*');
  const readable = wildcard ? headers.filter((line) => !isHeader(line, 'contact')) : headers;
  const message = parseLeniently(serialize(startLine, readable, ''));
  const request = /^([A-Z]+) (\S+) SIP\/2\.0$/.exec(startLine);
  if (request?.[1] === undefined || request[2] === undefined) {
    const usable = message instanceof IncomingResponseMessage && body !== null;
    return usable ? readResponse(message, startLine, headers, body) : noise;
  }
  const single = ['from', 'to', 'call-id', 'cseq'].map((name) => headerValues(headers, name).length);
  if (message instanceof IncomingRequestMessage && body !== null && single.every((count) => count === 1)) {
    const read = readRequest(message, request[2], headers, body, wildcard);
    if (read !== null) return read;
  }
  const answerable = headerValues(headers, 'via').length > 0 && single.every((count) => count > 0);
  if (!answerable || request[1] === 'ACK') return noise;
  return { kind: 'invalid', status: /^sips?:/i.test(request[2]) ? 400 : 416, headers };
}

/** The body as Content-Length bounds it (RFC 3261 18.3): more is cut, less than announced is an error (null). Length in bytes. */
function cutBody(body: string, headers: readonly HeaderLine[]): string | null {
  const [announced] = headerValues(headers, 'content-length');
  if (announced === undefined) return body;
  if (!/^\d{1,9}$/.test(announced)) return null;
  const bytes = Buffer.from(body, 'utf8');
  const length = Number(announced);
  return bytes.length < length ? null : bytes.subarray(0, length).toString('utf8');
}

function parseLeniently(text: string): IncomingRequestMessage | IncomingResponseMessage | undefined {
  try {
    return Parser.parseMessage(text, logger);
  } catch {
    // The library throws on some malformed messages (a response without a readable CSeq): to the exchange that is noise.
    return undefined;
  }
}

function readCommon(message: IncomingMessage, headers: readonly HeaderLine[], body: string): Common | null {
  const cseq: unknown = message.parseHeader('cseq');
  if (!isCseq(cseq) || !message.viaBranch || !message.callId || !message.fromTag || !message.to) return null;
  return {
    headers,
    body,
    callId: message.callId,
    fromTag: message.fromTag,
    toTag: message.toTag || null,
    cseq: { number: cseq.value, method: cseq.method },
    branch: message.viaBranch,
  };
}

function isCseq(value: unknown): value is { value: number; method: string } {
  if (typeof value !== 'object' || value === null) return false;
  return 'value' in value && typeof value.value === 'number' && 'method' in value && typeof value.method === 'string';
}

function readRequest(
  message: IncomingRequestMessage,
  targetText: string,
  headers: readonly HeaderLine[],
  body: string,
  wildcard: boolean,
): SipRequest | null {
  const common = readCommon(message, headers, body);
  const target = message.ruri;
  if (common === null || !target || common.cseq.method !== message.method) return null;
  const contacts: NameAddrHeader[] = [];
  for (let i = 0; i < message.getHeaders('contact').length; i += 1) {
    const contact: unknown = message.parseHeader('contact', i);
    if (contact instanceof NameAddrHeader) contacts.push(contact);
  }
  return {
    ...common,
    kind: 'request',
    method: message.method,
    target,
    targetText,
    from: addressOf(message.from.uri),
    to: addressOf(message.to.uri),
    contacts: wildcard ? 'all' : contacts,
  };
}

function readResponse(
  message: IncomingResponseMessage,
  startLine: string,
  headers: readonly HeaderLine[],
  body: string,
): Frame {
  const common = readCommon(message, headers, body);
  const status = message.statusCode;
  if (common === null || status === undefined || status < 100 || status > 699) return noise;
  return { ...common, kind: 'response', status, startLine };
}

/** `user@host`, the part of a URI by which users and contacts are compared here. */
export function addressOf(uri: URI): string {
  return `${uri.user ?? ''}@${uri.host.toLowerCase()}${uri.port === undefined ? '' : `:${uri.port}`}`;
}

export function serialize(startLine: string, headers: readonly HeaderLine[], body: string): string {
  return `${startLine}\r\n${headers.map((line) => `${line.name}: ${line.value}\r\n`).join('')}\r\n${body}`;
}

/** Splits a header value at the commas outside quotes and angle brackets (RFC 3261 7.3.1). */
export function splitList(value: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  let angled = false;
  for (let i = 0; i < value.length; i += 1) {
    const char = value[i];
    if (quoted && char === '\\') i += 1;
    else if (char === '"' && !angled) quoted = !quoted;
    else if (!quoted && char === '<') angled = true;
    else if (!quoted && char === '>') angled = false;
    else if (char === ',' && !quoted && !angled) {
      parts.push(value.slice(start, i).trim());
      start = i + 1;
    }
  }
  return [...parts, value.slice(start).trim()].filter((part) => part !== '');
}
