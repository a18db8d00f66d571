/**
 * BYEs and CANCELs that wait for an answer. One that went into a socket nobody reads any more, as after a change of networks,
 * leaves the far end in a call that nobody is in, or ringing: over the next connection it is sent again, as it was.
 */
import { branchOf, type Frame, fieldValues, readFrame } from './frame.ts';

/** More calls than this are not ended in one bad moment. */
const limit = 16;
/** After this long the far end has found out by itself, ms. */
const keptFor = 180_000;

export class PendingEndings {
  readonly #now: () => number;
  /** By branch and method: a CANCEL has the branch of its INVITE (RFC 3261 9.1). */
  readonly #waiting = new Map<string, { readonly text: string; readonly since: number }>();

  /** `now`: monotonic ms. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** `text`: what is being sent. */
  sending(text: string): void {
    const method = /^(BYE|CANCEL) /.exec(text)?.[1];
    const branch = method === undefined ? null : branchOf(readFrame(text));
    if (branch !== null && this.#waiting.size < limit) {
      this.#waiting.set(`${branch} ${method}`, { text, since: this.#now() });
    }
  }

  /** A response came in. The last one to an INVITE leaves nothing to cancel. */
  answered(response: Frame): void {
    const branch = branchOf(response);
    const method = /\s([A-Z]+)\s*$/.exec(fieldValues(response, 'cseq')[0] ?? '')?.[1];
    const isLast = !/^SIP\/2\.0 1/.test(response.startLine);
    this.#waiting.delete(`${branch} ${method === 'INVITE' && isLast ? 'CANCEL' : method}`);
  }

  /** There is a new connection. What has to be sent over it once more. */
  again(): string[] {
    for (const [key, { since }] of this.#waiting) {
      if (this.#now() - since > keptFor) this.#waiting.delete(key);
    }
    return [...this.#waiting.values()].map(({ text }) => text);
  }
}
