/** A REFER of the far end (RFC 3515): read, refused, or followed with reports of how the call goes. */
import { type Referral as ReferRequest, type Session, SessionState, type URI } from 'sip.js';
import { fail, type Result } from '../../src-main/contract/result.ts';
import type { LegEvent, Referral } from '../call/ports.ts';
import { errorName, type Log } from './log.ts';
import type { OutboundCall } from './outbound-leg.ts';
import { headerLine } from './outgoing.ts';

/** Makes a call to this address with these header lines; nothing is sent yet. */
export type PlaceCall = (uri: string, callId: string, headers: readonly string[]) => Result<OutboundCall>;

/** Null: it was refused right away, because it names nobody who could be called. */
export function readReferral(
  request: ReferRequest,
  { legId, session, place, log }: { legId: string; session: Session; place: PlaceCall; log: Log },
): Referral | null {
  const target = targetOf(request);
  const headers = target === null ? null : headersFor(request);
  if (target === null || headers === null) {
    void request.reject({ statusCode: 400 });
    return null;
  }
  let answered = false;
  return {
    legId,
    uri: `${target.scheme}:${target.user}@${target.host}`,
    refuse() {
      if (!answered) void request.reject({ statusCode: 403 });
      answered = true;
    },
    follow(callId) {
      if (answered || session.state !== SessionState.Established) return fail('rejected', 'The call is over.');
      answered = true;
      const placed = place(target.toString(), callId, headers);
      if (!placed.ok) {
        void request.reject({ statusCode: 480 });
        return placed;
      }
      void request.accept({ statusCode: 202 });
      reportTo(session, request.request.cseq, placed.value, log);
      return placed;
    },
  };
}

/** SIP and INVITE alone: a REFER may name any URI and any method. */
function targetOf(request: ReferRequest): URI | null {
  try {
    const { uri } = request.referTo;
    const target = uri.clone();
    target.clearHeaders();
    // No part of a Request-URI (RFC 3261 19.1.1).
    target.deleteParam('method');
    const method = uri.getParam('method');
    const isCall = method === undefined || method === null || method.toUpperCase() === 'INVITE';
    return isCall && /^sips?$/i.test(uri.scheme) && uri.user ? target : null;
  } catch {
    return null;
  }
}

/** Whose place the call takes, and who sends us (RFC 3891, RFC 3892). Null: one of them is no header line. */
function headersFor(request: ReferRequest): string[] | null {
  const { referredBy } = request;
  const replaces = request.replaces === undefined ? undefined : unescaped(request.replaces);
  if (replaces === null) return null;
  const lines = [
    ...(replaces === undefined ? [] : [headerLine('Replaces', replaces)]),
    ...(referredBy === undefined ? [] : [headerLine('Referred-By', referredBy)]),
  ];
  return lines.every((line) => line.ok) ? lines.flatMap((line) => (line.ok ? [line.value] : [])) : null;
}

/** Null: its escapes are no UTF-8. */
function unescaped(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}

/**
 * Every step as a status line (RFC 3515 2.4.5); the last one ends the subscription that the REFER made. `id`: its CSeq, which
 * tells it from another one of this call (RFC 3515 2.4.6).
 */
function reportTo(session: Session, id: number, call: OutboundCall, log: Log): void {
  let over = false;
  function report(status: string): void {
    if (over || session.state !== SessionState.Established) return;
    over = !/^1/.test(status);
    const state = over ? 'terminated;reason=noresource' : 'active;expires=180';
    try {
      session.dialog?.notify(undefined, {
        extraHeaders: [
          `Event: refer;id=${id}`,
          `Subscription-State: ${state}`,
          `Contact: ${session.userAgent.contact.toString()}`,
        ],
        body: {
          contentDisposition: 'render',
          contentType: 'message/sipfrag;version=2.0',
          content: `SIP/2.0 ${status}`,
        },
      });
    } catch (error) {
      log('warn', 'call.report-not-sent', { why: errorName(error) });
    }
  }
  report('100 Trying');
  call.subscribe((event) => {
    const status = statusOf(event);
    if (status !== null) report(status);
  });
  // The rep has hung up before an answer.
  call.onOver(() => report('487 Request Terminated'));
}

function statusOf(event: LegEvent): string | null {
  switch (event.type) {
    case 'progress':
      return event.kind === 'ringing' ? '180 Ringing' : '183 Session Progress';
    case 'answered':
      return '200 OK';
    case 'failed':
      return '503 Service Unavailable';
    case 'not-reached':
      return refusals[event.why];
    default:
      return null;
  }
}

const refusals = {
  busy: '486 Busy Here',
  'no-answer': '480 Temporarily Unavailable',
  rejected: '603 Decline',
  'wrong-number': '404 Not Found',
  moved: '404 Not Found',
  cancelled: '487 Request Terminated',
} as const;
