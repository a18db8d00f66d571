/** Why an INVITE was cancelled: the Reason header fields of the CANCEL (RFC 3326). */
import type { CancelCause } from '../call/ports.ts';
import { splitList } from './frame.ts';

export function cancelCause(reasons: readonly string[]): CancelCause {
  for (const reason of reasons.flatMap(splitList)) {
    const protocol = /^([\w.-]+)/.exec(reason)?.[1]?.toUpperCase();
    const cause = /;\s*cause\s*=\s*(\d+)/i.exec(reason)?.[1];
    // 200: another contact of ours answered (RFC 3326 2). Q.850 26: non-selected user clearing.
    if (protocol === 'SIP' && cause === '200') return 'answered-elsewhere';
    if (protocol === 'Q.850' && cause === '26') return 'answered-elsewhere';
    if (/completed elsewhere/i.test(reason)) return 'answered-elsewhere';
    // The edge gave up waiting: 408, Q.850 19 "no answer" and 102 "recovery on timer expiry".
    if (protocol === 'SIP' && (cause === '408' || cause === '480')) return 'timed-out';
    if (protocol === 'Q.850' && (cause === '19' || cause === '102')) return 'timed-out';
  }
  return 'caller-left';
}
