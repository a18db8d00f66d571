/** What a final response to a call of ours means (RFC 3261 21). */
import type { LegEvent } from '../call/ports.ts';

type Refusal = Extract<LegEvent, { type: 'not-reached' | 'failed' }>;

/** `heard`: some provisional response came before it. sip.js reports an edge that never answers as a 408 of its own. */
export function refusalOf(status: number, heard: boolean): Refusal {
  switch (status) {
    case 486:
    case 600:
      return { type: 'not-reached', why: 'busy' };
    case 408:
      return heard ? { type: 'not-reached', why: 'no-answer' } : { type: 'failed', cause: 'signalling-lost' };
    case 480:
    case 487:
      return { type: 'not-reached', why: 'no-answer' };
    // 607 and 608: unwanted, and rejected on the callee's behalf (RFC 8197, RFC 8688).
    case 603:
    case 607:
    case 608:
      return { type: 'not-reached', why: 'rejected' };
    case 404:
    case 410:
    case 416:
    case 484:
    case 485:
    case 604:
      return { type: 'not-reached', why: 'wrong-number' };
    case 488:
    case 606:
      return { type: 'failed', cause: 'media-failed' };
    default:
      // Where a 3xx points may be anywhere, a premium-rate number included: it is never followed.
      if (status >= 300 && status < 400) return { type: 'not-reached', why: 'moved' };
      return { type: 'failed', cause: 'rejected-by-edge' };
  }
}
