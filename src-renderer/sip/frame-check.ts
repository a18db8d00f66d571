/**
 * Judges one received frame: hand it to sip.js (normalised), answer it without state, or drop it.
 * Requests follow RFC 3261 8.2 and 21.4; responses that cannot be matched are dropped (18.1.2).
 */
import {
  byteLength,
  type Frame,
  fieldValues,
  firstBytes,
  type HeaderField,
  splitList,
  withBody,
  withField,
  withoutFields,
} from './frame.ts';

export type Verdict =
  | { readonly kind: 'pass'; readonly frame: Frame; readonly request: RequestLine | null }
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly phrase: string;
      readonly extra: readonly HeaderField[];
    }
  | { readonly kind: 'drop'; readonly why: string };

export interface RequestLine {
  readonly method: string;
  readonly uri: string;
}

/** Option tags an INVITE may require of us. `replaces` is understood so that it can be refused by policy, not by 420. */
export const understoodOptions: readonly string[] = ['100rel', 'replaces', 'outbound', 'gruu', 'timer'];

/** sip.js arms a timer with Expires: a longer one would overflow it and fire at once. Seconds. */
const maxExpires = 86_400;
/** Bodies of an INVITE that mean something here: the offer, and what a brief may travel in. */
const readableTypes = /^(?:application\/sdp|application\/[\w.+-]*json|multipart\/|text\/)/i;
const singleFields = ['from', 'to', 'call-id', 'cseq', 'max-forwards', 'content-type', 'content-length'];

const drop = (why: string): Verdict => ({ kind: 'drop', why });
const answer = (status: number, phrase: string, extra: readonly HeaderField[] = []): Verdict => ({
  kind: 'answer',
  status,
  phrase,
  extra,
});

export function checkFrame(frame: Frame): Verdict {
  return frame.startLine.startsWith('SIP/') && /^SIP\/\d+\.\d+ \d/.test(frame.startLine)
    ? checkResponse(frame)
    : checkRequest(frame);
}

function checkResponse(frame: Frame): Verdict {
  const status = /^SIP\/2\.0 ([1-6]\d\d)(?: |$)/.exec(frame.startLine);
  if (!status) return drop('response with an invalid status line');
  if (fieldValues(frame, 'via').length !== 1) return drop('response with other than one Via');
  if (readCseq(frame) === null) return drop('response with a malformed CSeq');
  if (singleFields.some((name) => fieldValues(frame, name).length > 1)) return drop('response with a repeated field');
  const body = readBody(frame);
  if (body === null) return drop('response with a wrong Content-Length');
  // A body nobody labelled cannot be read; what the response says without it still counts.
  const typed = fieldValues(frame, 'content-type').length === 1;
  return { kind: 'pass', frame: typed ? setBody(frame, body) : withBody(frame, null, ''), request: null };
}

function checkRequest(frame: Frame): Verdict {
  const line = /^(\S+) (.+) SIP\/(\d+\.\d+)$/.exec(frame.startLine);
  const answerable = ['via', 'from', 'to', 'call-id', 'cseq'].every((name) => fieldValues(frame, name).length > 0);
  if (!answerable) return drop('request without the fields an answer needs');
  const [, method = '', uri = '', version = ''] = line ?? [];
  // An ACK is never answered (RFC 3261 17.1.1.3): what is wrong with it makes it go away.
  const refuse = method === 'ACK' ? () => drop('malformed ACK') : answer;
  if (!line) return refuse(400, 'Malformed Request-Line');
  if (version !== '2.0') return refuse(505, 'Version Not Supported');
  const fault = fieldFault(frame, method, uri);
  if (fault !== null) return refuse(fault.status, fault.phrase);
  const unknown = fieldValues(frame, 'require')
    .flatMap(splitList)
    .filter((tag) => !understoodOptions.includes(tag.toLowerCase()));
  if (unknown.length > 0 && method !== 'ACK' && method !== 'CANCEL') {
    return answer(420, 'Bad Extension', [{ name: 'Unsupported', value: unknown.join(', ') }]);
  }
  const body = readBody(frame);
  if (body === null) return refuse(400, 'Wrong Content-Length');
  const [type] = fieldValues(frame, 'content-type');
  if (body !== '' && type === undefined) return refuse(400, 'Missing Content-Type');
  if (body !== '' && method === 'INVITE' && !readableTypes.test(type ?? '')) {
    return answer(415, 'Unsupported Media Type', [{ name: 'Accept', value: 'application/sdp, multipart/mixed' }]);
  }
  return { kind: 'pass', frame: normalise(setBody(frame, body), method), request: { method, uri } };
}

function fieldFault(frame: Frame, method: string, uri: string): { status: number; phrase: string } | null {
  const bad = (phrase: string, status = 400) => ({ status, phrase });
  if (/[\s<>"]/.test(uri)) return bad('Malformed Request-URI');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1]?.toLowerCase();
  if (scheme === undefined) return bad('Malformed Request-URI');
  if (scheme !== 'sip' && scheme !== 'sips') return bad('Unsupported URI Scheme', 416);
  // A question mark is an ordinary character of a user part (RFC 3261 25.1).
  if (uri.slice(uri.indexOf('@') + 1).includes('?')) return bad('Headers in Request-URI');
  const repeated = singleFields.find((name) => fieldValues(frame, name).length > 1);
  if (repeated !== undefined) return bad(`Repeated ${repeated}`);
  const cseq = readCseq(frame);
  if (cseq === null) return bad('Malformed CSeq');
  if (cseq.method !== method) return bad('CSeq Method Mismatch');
  const addresses = ['from', 'to', 'contact'].flatMap((name) => fieldValues(frame, name));
  if (addresses.some((value) => !isBalanced(value))) return bad('Unterminated Quoted String');
  if (addresses.some((value) => /<\s|\s>/.test(value))) return bad('Malformed Address');
  if (fieldValues(frame, 'date').some((value) => !/ GMT$/.test(value))) return bad('Malformed Date');
  // sip.js drops the whole message over it, and whoever asked would wait for an answer.
  if (fieldValues(frame, 'refer-to').some((value) => !/\bsips?:/i.test(value)))
    return bad('Refer-To Names No SIP Address');
  if (method !== 'INVITE') return null;
  // RFC 2543 requests have no branch and no From tag: sip.js would take every one of them for the same call.
  if (!/;\s*branch\s*=\s*z9hG4bK[^\s;,]+/i.test(fieldValues(frame, 'via')[0] ?? '')) return bad('Missing Via Branch');
  if (!/;\s*tag\s*=/i.test(fieldValues(frame, 'from')[0] ?? '')) return bad('Missing From Tag');
  return null;
}

/** RFC 3261 20.16: 32 bits, less than 2^31, and the method. */
function readCseq(frame: Frame): { number: number; method: string } | null {
  const values = fieldValues(frame, 'cseq');
  const parsed = /^(\d{1,10})\s+(\S+)$/.exec(values[0] ?? '');
  if (!parsed || values.length !== 1) return null;
  const number = Number(parsed[1]);
  return number < 2 ** 31 ? { number, method: parsed[2] ?? '' } : null;
}

/** The body as Content-Length delimits it (RFC 3261 18.3); null when the field is no number or longer than the frame. */
function readBody(frame: Frame): string | null {
  const [value] = fieldValues(frame, 'content-length');
  if (value === undefined) return frame.body;
  if (!/^\d{1,7}$/.test(value)) return null;
  const length = Number(value);
  return length > byteLength(frame.body) ? null : firstBytes(frame.body, length);
}

function setBody(frame: Frame, body: string): Frame {
  return withField({ ...frame, body }, 'Content-Length', String(byteLength(body)));
}

/** Takes away what sip.js stumbles over although the message is fine. */
function normalise(frame: Frame, method: string): Frame {
  if (method !== 'INVITE') return frame;
  const [expires] = fieldValues(frame, 'expires');
  if (expires === undefined) return frame;
  const seconds = /^\d{1,10}$/.test(expires) ? Number(expires) : 0;
  return seconds >= 1 && seconds <= maxExpires ? frame : withoutFields(frame, ['expires']);
}

function isBalanced(value: string): boolean {
  return (value.replaceAll(/\\./g, '').match(/"/g)?.length ?? 0) % 2 === 0;
}
