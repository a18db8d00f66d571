/** What a proxy changes in a message it passes on (RFC 3261 16.6, 16.7), and the answers it gives by itself. */
import { randomBytes } from 'node:crypto';
import {
  type HeaderLine,
  headerValues,
  isHeader,
  type SipRequest,
  type SipResponse,
  serialize,
} from './sip-message.ts';

const reasonPhrases: Readonly<Record<number, string>> = {
  100: 'Trying',
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  416: 'Unsupported URI Scheme',
  420: 'Bad Extension',
  423: 'Interval Too Brief',
  480: 'Temporarily Unavailable',
  481: 'Call/Transaction Does Not Exist',
  483: 'Too Many Hops',
  487: 'Request Terminated',
  500: 'Server Internal Error',
  503: 'Service Unavailable',
};

/** A response of the exchange itself; `extra` goes before Content-Length. Final responses get a To tag (RFC 3261 8.2.6.2). */
export function answer(
  request: { readonly headers: readonly HeaderLine[] },
  status: number,
  extra: readonly HeaderLine[] = [],
): string {
  const copied = request.headers.filter((line) =>
    ['via', 'from', 'to', 'call-id', 'cseq'].some((name) => isHeader(line, name)),
  );
  const tagged = copied.map((line) =>
    status > 100 && isHeader(line, 'to') && !/;\s*tag\s*=/i.test(line.value)
      ? { name: line.name, value: `${line.value};tag=${randomBytes(6).toString('hex')}` }
      : line,
  );
  const headers = [...tagged, ...extra, { name: 'Content-Length', value: '0' }];
  return serialize(`SIP/2.0 ${status} ${reasonPhrases[status] ?? 'Unknown'}`, headers, '');
}

export interface Hop {
  /** Our Via value, with the branch of this hop. */
  readonly via: string;
  readonly targetText: string;
  readonly recordRoute: string | null;
  /** Route lines left after our own was taken off. */
  readonly routes: readonly string[];
}

/** Hops left for a request; null where Max-Forwards is unreadable (RFC 3261 16.3). */
export function maxForwards(request: SipRequest): number | null {
  const [value] = headerValues(request.headers, 'max-forwards');
  if (value === undefined) return 70;
  return /^\d{1,3}$/.test(value) ? Number(value) : null;
}

/** The request as it leaves for the next hop. */
export function forwardedRequest(request: SipRequest, hop: Hop): string {
  const rest = request.headers.filter((line) => !isHeader(line, 'max-forwards') && !isHeader(line, 'route'));
  const headers = [
    { name: 'Via', value: hop.via },
    ...hop.routes.map((value) => ({ name: 'Route', value })),
    ...(hop.recordRoute === null ? [] : [{ name: 'Record-Route', value: hop.recordRoute }]),
    { name: 'Max-Forwards', value: String((maxForwards(request) ?? 70) - 1) },
    ...rest,
  ];
  return serialize(`${request.method} ${hop.targetText} SIP/2.0`, headers, request.body);
}

/** The response as it goes back: our Via is taken off the top. Null: it was the only one, so nobody is waiting for it. */
export function forwardedResponse(response: SipResponse): string | null {
  const vias = headerValues(response.headers, 'via');
  if (vias.length < 2) return null;
  const headers = [
    ...vias.slice(1).map((value) => ({ name: 'Via', value })),
    ...response.headers.filter((line) => !isHeader(line, 'via')),
  ];
  return serialize(response.startLine, headers, response.body);
}

/** CANCEL for a forwarded request (RFC 3261 9.1), or ACK for its non-2xx answer (17.1.1.3, `to` from the response). */
export function hopRequest(
  method: 'ACK' | 'CANCEL',
  request: SipRequest,
  hop: Hop,
  to: string | null,
  reasons: readonly string[],
): string {
  const copy = (name: string) => request.headers.filter((line) => isHeader(line, name)).slice(0, 1);
  const headers = [
    { name: 'Via', value: hop.via },
    ...hop.routes.map((value) => ({ name: 'Route', value })),
    { name: 'Max-Forwards', value: '70' },
    ...copy('from'),
    ...(to === null ? copy('to') : [{ name: 'To', value: to }]),
    ...copy('call-id'),
    { name: 'CSeq', value: `${request.cseq.number} ${method}` },
    ...reasons.map((value) => ({ name: 'Reason', value })),
    { name: 'Content-Length', value: '0' },
  ];
  return serialize(`${method} ${hop.targetText} SIP/2.0`, headers, '');
}
