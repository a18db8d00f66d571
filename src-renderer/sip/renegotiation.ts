/**
 * Re-INVITEs of an established call (RFC 3261 14, RFC 6337 5.3): one at a time, glare retried, hold always stated.
 * sip.js reuses the options of the last re-INVITE when it answers one, so they are set back after each.
 */
import { type Core, Inviter, type Session, SessionState, type Web } from 'sip.js';
import { fail, ok, type Result } from '../../src-main/contract/result.ts';
import { errorName, type Log } from './log.ts';
import type { SessionRefresh } from './session-refresh.ts';

export interface Offer {
  readonly hold: boolean;
  readonly iceRestart: boolean;
}

export interface RenegotiationResult {
  readonly outcome: Result<void>;
  /** Whether the far end still knows the call (RFC 3261 12.2.1.2): `gone` with 481, `silent` when nobody has answered, 408. */
  readonly dialog: 'there' | 'gone' | 'silent';
}

/** Attempts on 491 Request Pending and 422 Session Interval Too Small. */
const maxAttempts = 4;

/** What an INVITE says about the life of the session, and what its answer means for it. */
type Terms = Pick<SessionRefresh, 'headers' | 'onAccepted' | 'onTooSmall'>;

export class Renegotiation {
  readonly #session: Session;
  readonly #timers: Terms;
  readonly #log: Log;
  #queue: Promise<unknown>;

  /** `ready` resolves with the ACK of the call: no re-INVITE before that (RFC 3261 14.1). It must resolve at the end too. */
  constructor(session: Session, ready: Promise<void>, timers: Terms, log: Log) {
    this.#session = session;
    this.#timers = timers;
    this.#queue = ready;
    this.#log = log;
  }

  /** Resolves once the far end has answered. Never rejects. */
  offer(offer: Offer): Promise<RenegotiationResult> {
    const result = this.#queue.then(() => this.#attempt(offer, 1));
    this.#queue = result;
    return result;
  }

  /** What the answer to a re-INVITE of the far end states. */
  setHold(hold: boolean): void {
    const options: Web.SessionDescriptionHandlerOptions = { hold };
    this.#session.sessionDescriptionHandlerOptionsReInvite = options;
  }

  async #attempt(offer: Offer, attempt: number): Promise<RenegotiationResult> {
    if (this.#session.state !== SessionState.Established) {
      return { outcome: fail('rejected', 'The call is over.'), dialog: 'there' };
    }
    const response = await this.#send(offer);
    const status = response?.statusCode ?? null;
    if (status === 491 && attempt < maxAttempts) {
      await new Promise((resolve) => setTimeout(resolve, this.#glareWait()));
      return this.#attempt(offer, attempt + 1);
    }
    if (status === 422 && attempt < maxAttempts && response && this.#timers.onTooSmall(response)) {
      return this.#attempt(offer, attempt + 1);
    }
    if (response && status !== null && status >= 200 && status < 300) {
      this.#timers.onAccepted(response);
      return { outcome: ok(undefined), dialog: 'there' };
    }
    this.#log('warn', 'call.renegotiation-failed', { status, iceRestart: offer.iceRestart });
    return {
      outcome: fail('rejected', `The far end did not take the change${status === null ? '' : ` (${status})`}.`),
      dialog: status === 481 ? 'gone' : status === 408 ? 'silent' : 'there',
    };
  }

  /** RFC 3261 14.1: who chose the Call-ID waits longer, so that the two do not meet again. ms */
  #glareWait(): number {
    return this.#session instanceof Inviter ? 2_100 + Math.random() * 1_900 : Math.random() * 2_000;
  }

  /** The final response; null when the re-INVITE could not be sent. */
  async #send({ hold, iceRestart }: Offer): Promise<Core.IncomingResponseMessage | null> {
    const options: Web.SessionDescriptionHandlerOptions = {
      hold,
      ...(iceRestart ? { offerOptions: { iceRestart: true } } : {}),
    };
    try {
      return await new Promise<Core.IncomingResponseMessage>((resolve, reject) => {
        const settle = ({ message }: Core.IncomingResponse) => resolve(message);
        this.#session
          .invite({
            sessionDescriptionHandlerOptions: options,
            requestOptions: { extraHeaders: [...this.#timers.headers()] },
            requestDelegate: { onAccept: settle, onReject: settle, onRedirect: settle },
          })
          .then(() => this.setHold(hold))
          .catch(reject);
      });
    } catch (error) {
      this.#log('warn', 'call.renegotiation-not-sent', { why: errorName(error) });
      return null;
    } finally {
      this.setHold(hold);
    }
  }
}
