/**
 * Re-INVITEs that wait for an answer. One whose connection is gone gets none: that counts as a 503 (RFC 3261 8.1.3.1). sip.js
 * leaves it to its timers instead, and for 32 s no other re-INVITE of that call can be sent.
 */
import { answerTo, branchOf, type Frame, fieldValues, readFrame } from './frame.ts';

/** More than one a leg is never under way. */
const limit = 32;

export class PendingOffers {
  readonly #waiting = new Map<string, Frame>();
  readonly #moot = new Set<string>();

  /** `text`: what is being sent. False: nobody is left to send it to. */
  sending(text: string): boolean {
    if (text.startsWith('ACK ')) return !this.#moot.delete(branchOf(readFrame(text)) ?? '');
    if (!text.startsWith('INVITE ')) return true;
    const frame = readFrame(text);
    const branch = branchOf(frame);
    const inDialog = frame !== null && /;\s*tag\s*=/i.test(fieldValues(frame, 'to')[0] ?? '');
    if (inDialog && branch !== null && this.#waiting.size < limit) this.#waiting.set(branch, frame);
    return true;
  }

  /** A response came in. */
  answered(response: Frame): void {
    const branch = branchOf(response);
    if (branch !== null && !/^SIP\/2\.0 1/.test(response.startLine)) this.#waiting.delete(branch);
  }

  /** The connection is gone. Answers the responses that will never come; their ACKs go nowhere. */
  abandon(): string[] {
    const lost = [...this.#waiting];
    this.#waiting.clear();
    this.#moot.clear();
    for (const [branch] of lost) this.#moot.add(branch);
    return lost.map(([, request]) => answerTo(request, 503, 'Connection Lost'));
  }
}
