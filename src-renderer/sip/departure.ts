/** How this side leaves a call: a final response or CANCEL before it was answered, BYE after. */
import { type Session, SessionState } from 'sip.js';
import { Deadline } from './deadline.ts';
import { type Log, quietly } from './log.ts';
import { reasonHeader } from './outgoing.ts';

/** How long a BYE may wait for the connection to come back: what a transaction would wait (RFC 3261 timer F), ms. */
const waitForConnection = 32_000;

type Unanswered = (options: { statusCode: number; extraHeaders: string[] }) => Promise<void>;

export class Departure {
  readonly #session: Session;
  readonly #unanswered: Unanswered;
  readonly #isConnected: () => boolean;
  readonly #log: Log;
  readonly #patience = new Deadline(() => this.#bye());
  #reason = '';

  /** `unanswered`: ends the session before there is an answer. */
  constructor(session: Session, unanswered: Unanswered, isConnected: () => boolean, log: Log) {
    this.#session = session;
    this.#unanswered = unanswered;
    this.#isConnected = isConnected;
    this.#log = log;
  }

  /**
   * Never rejects. `reason` travels in X-Baton-Reason. Without a connection the BYE goes out once there is one again: the
   * far end must not be left in a call that nobody is in.
   */
  async leave(statusCode: number, reason: string): Promise<void> {
    this.#reason = reason;
    const { state } = this.#session;
    if (state === SessionState.Initial || state === SessionState.Establishing) {
      const extraHeaders = reasonHeader(reason);
      await quietly(this.#log, 'call.not-declined', () => this.#unanswered({ statusCode, extraHeaders }));
    } else if (state === SessionState.Established) {
      if (this.#isConnected()) this.#bye();
      else this.#patience.arm(waitForConnection);
    }
  }

  /** The connection is back: what had to wait is sent. */
  onConnected(): void {
    if (this.#patience.running) this.#bye();
  }

  #bye(): void {
    this.#patience.stop();
    if (this.#session.state !== SessionState.Established) return;
    const extraHeaders = reasonHeader(this.#reason);
    // sip.js waits for an outstanding ACK before it sends the BYE (RFC 3261 15): the rep does not.
    void quietly(this.#log, 'call.bye-not-sent', () => this.#session.bye({ requestOptions: { extraHeaders } }));
  }
}
