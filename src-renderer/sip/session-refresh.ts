/** Keeps one call alive by the rules of RFC 4028: refreshes it where that is ours, and ends it when nobody has. */
import { Core, type Session } from 'sip.js';
import { Deadline } from './deadline.ts';
import { refreshTargetByAnswers } from './remote-target.ts';
import {
  earliness,
  expiresAfter,
  type Headers,
  type Judgement,
  judgeRequest,
  leastExpires,
  readTerms,
  refreshAfter,
  requestLines,
  type SessionTimer,
  settledBy,
} from './session-timer.ts';

type Request = Core.IncomingRequestMessage;
type Response = Core.IncomingResponseMessage;

export class SessionRefresh {
  readonly #refresh: () => Promise<unknown>;
  readonly #expire: () => void;
  readonly #due = new Deadline(() => this.#onDue());
  readonly #expiry: Deadline;
  #timer: SessionTimer | null = null;
  /** The far end has let its time pass, and was asked. */
  #asked = false;
  #minSe = leastExpires;
  #farEndSupports = false;
  #over = false;

  /** `refresh` sends a re-INVITE and never rejects; `expire` ends the call, whose far end is gone. */
  constructor(refresh: () => Promise<unknown>, expire: () => void) {
    this.#refresh = refresh;
    this.#expire = expire;
    this.#expiry = new Deadline(() => this.#onExpiry());
  }

  /** What a request of the far end is to be answered. Nothing holds before `agree`. */
  judge(request: Request): Judgement {
    const terms = readTerms(request);
    this.#farEndSupports = terms.supported;
    return judgeRequest(terms);
  }

  /** A 2xx went out or came in: from now on this holds. */
  agree(timer: SessionTimer | null): void {
    this.#due.stop();
    this.#expiry.stop();
    this.#timer = timer;
    this.#asked = false;
    if (timer === null || this.#over) return;
    this.#expiry.arm(expiresAfter(timer));
    if (timer.weRefresh) this.#due.arm(refreshAfter(timer));
  }

  /** A 2xx to an INVITE of ours. */
  onAccepted(response: Response): void {
    const terms = readTerms(response);
    this.#farEndSupports = terms.supported;
    this.agree(settledBy(terms));
  }

  /** The 2xx to the INVITE that opened the call; `request`: that INVITE as it was sent last. */
  onOpened(request: Headers, response: Response): void {
    this.#minSe = readTerms(request).minSe;
    this.onAccepted(response);
  }

  /** 422: what to ask for instead is known now. False: the response does not say. */
  onTooSmall(response: Response): boolean {
    const { minSe } = readTerms(response);
    if (minSe <= this.#minSe) return false;
    this.#minSe = minSe;
    return true;
  }

  /** Header lines for an INVITE of ours within the call. */
  headers(): readonly string[] {
    return requestLines(this.#timer, this.#minSe, this.#farEndSupports);
  }

  stop(): void {
    this.#over = true;
    this.agree(null);
  }

  /** A far end that should have refreshed may be there all the same: its answer to a refresh of ours is as good. */
  #onExpiry(): void {
    const timer = this.#timer;
    if (timer === null || timer.weRefresh || this.#asked) this.#expire();
    else {
      this.#asked = true;
      this.#expiry.arm(earliness(timer));
      void this.#refresh();
    }
  }

  /** One that fails is tried again in what is left until the session expires. */
  #onDue(): void {
    const timer = this.#timer;
    void this.#refresh().then(() => {
      if (this.#timer === timer && timer !== null && !this.#over) this.#due.arm(refreshAfter(timer) / 4);
    });
  }
}

/**
 * Puts the terms of the session into the answers to re-INVITEs, which sip.js answers by itself. Also mends that sip.js
 * takes a re-INVITE it has refused for one under way, and answers every later one with 500; and that it does not move with
 * the answers to ours.
 */
export function guardReinvites({ dialog }: Session, refresh: SessionRefresh): void {
  const onInvite = dialog?.delegate?.onInvite;
  if (!(dialog instanceof Core.SessionDialog) || !onInvite) return;
  refreshTargetByAnswers(dialog);
  dialog.delegate = {
    ...dialog.delegate,
    onInvite: (request) => {
      const reject = request.reject.bind(request);
      request.reject = (options) => {
        const refused = reject(options);
        dialog.reinviteUserAgentServer = undefined;
        return refused;
      };
      const judgement = refresh.judge(request.message);
      if (judgement.kind === 'too-small') {
        request.reject({ statusCode: 422, extraHeaders: [...judgement.headers] });
        return;
      }
      const accept = request.accept.bind(request);
      request.accept = (options) => {
        const extraHeaders = [...(options?.extraHeaders ?? []), ...judgement.headers];
        const accepted = accept({ statusCode: 200, ...options, extraHeaders });
        refresh.agree(judgement.timer);
        return accepted;
      };
      onInvite(request);
    },
  };
}
