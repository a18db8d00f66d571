/**
 * One call the rep places, from the INVITE to its end: the `OutboundLeg` the call driver works with. What the network sends
 * before the answer is heard; the microphone opens with the answer. How it ended is told once, in one event.
 */
import { type Core, Inviter, SessionState, UserAgent } from 'sip.js';
import type { DialTarget } from '../../src-main/contract/dial-target.ts';
import { fail, ok, type Result } from '../../src-main/contract/result.ts';
import type { LegEvent, OutboundLeg } from '../call/ports.ts';
import { Deadline } from './deadline.ts';
import { Departure } from './departure.ts';
import type { CallDescriptionHandler } from './description-handler.ts';
import type { LegContext } from './inbound-leg.ts';
import { LegBase } from './leg-base.ts';
import { legDelegate } from './leg-delegate.ts';
import { LegMedia } from './leg-media.ts';
import { errorName, type Log } from './log.ts';
import { dialString, dialUri } from './outgoing.ts';
import { Referring } from './referring.ts';
import { refusalOf } from './refusal.ts';
import { offerSession } from './session-offer.ts';
import { Talk } from './talk.ts';

/** Without a connection for this long a call that was not answered is given up, ms. */
const signallingGrace = 10_000;

export interface OutboundContext extends LegContext {
  /** Has the calls that were dialled, until they are over. */
  readonly live: { add(leg: OutboundCall): unknown; delete(leg: OutboundCall): unknown };
}

export class OutboundCall extends LegBase implements OutboundLeg {
  readonly direction = 'out';
  protected readonly session: Inviter;
  readonly #live: OutboundContext['live'];
  readonly #log: Log;
  protected readonly media: LegMedia;
  protected readonly talk: Talk;
  protected readonly referring: Referring;
  readonly #departure: Departure;
  readonly #unreachable = new Deadline(() => this.#fail('signalling-lost'));
  #handler: CallDescriptionHandler | null = null;
  /** Something but 100 has come back. */
  #heard = false;
  /** How the leg will be explained once sip.js terminates the session; undefined: nobody has said. */
  #ending: LegEvent | null | undefined;

  private constructor(inviter: Inviter, context: OutboundContext) {
    super();
    const { deps } = context;
    this.session = inviter;
    this.#live = context.live;
    this.#log = deps.log;
    this.#departure = new Departure(inviter, () => inviter.cancel(), context.isConnected, deps.log);
    this.media = new LegMedia(deps.audio, deps.log, {
      onConnected: () => this.talk.onMediaConnected(),
      onFailed: (insecure) => (insecure ? this.#fail('media-insecure') : this.talk.onMediaLost()),
      onDisconnected: () => this.talk.onMediaLost(),
    });
    this.talk = new Talk(inviter, this.media, this.events, context, (event) => void this.#leave('lost', event));
    inviter.stateChange.addListener((state) => this.#onState(state));
    this.referring = new Referring(inviter, this.events, deps.account.edge.aor, deps.log);
    inviter.delegate = legDelegate({
      onAck: (sdp) => this.talk.onAnswer(sdp),
      onBye: () => {
        this.#ending ??= { type: 'remote-hang-up' };
      },
      onCancel: () => undefined,
      onReinvite: (sdp) => this.talk.onReinvite(sdp),
      onRefer: (request) => context.onRefer(this, request),
      onNotify: (notification) => this.referring.onNotify(notification),
      onMedia: (handler) => this.#onMedia(handler),
    });
  }

  /** Nothing is sent yet. Fails when the address is not fit for SIP. */
  static to(target: DialTarget, callId: string, userAgent: UserAgent, context: OutboundContext): Result<OutboundCall> {
    const address = dialUri(target, context.deps.account.edge.aor);
    return address.ok ? OutboundCall.at(address.value, callId, userAgent, context) : address;
  }

  /** The same to an address as it is; `extraHeaders`: of a transfer that is followed. */
  static at(
    address: string,
    callId: string,
    userAgent: UserAgent,
    context: OutboundContext,
    extraHeaders: readonly string[] = [],
  ): Result<OutboundCall> {
    const fit = dialString(address);
    if (!fit.ok) return fit;
    const uri = UserAgent.makeURI(address);
    if (!uri) return fail('bad-request', 'This is not an address that can be called. Check it for typing errors.');
    // sip.js takes these for the request as they are; its types leave the Call-ID out.
    const params: { readonly callId: string; readonly fromDisplayName?: string } = { callId };
    const inviter = new Inviter(userAgent, uri, { params, extraHeaders: [...extraHeaders] });
    offerSession(inviter.request);
    return ok(new OutboundCall(inviter, context));
  }

  dial(): void {
    if (this.events.over || this.session.state !== SessionState.Initial) return;
    this.#live.add(this);
    this.media.setAudible(true);
    this.session
      .invite({
        requestDelegate: {
          onProgress: ({ message }) => void this.#onProgress(message),
          onAccept: ({ message }) => this.#onAnswered(message),
          onReject: ({ message }) => this.#onRefused(message),
          onRedirect: ({ message }) => this.#onRefused(message),
        },
      })
      .catch((error: unknown) => {
        // A rep who hangs up while the offer is made is no fault.
        if (!this.events.over) this.#log('error', 'call.invite-not-sent', { why: errorName(error) });
        this.#finish({ type: 'failed', cause: 'media-failed' });
      });
  }

  async hangUp(): Promise<void> {
    await this.#leave('hung-up', null);
  }

  /** The connection to the edge went down or came back registered. */
  onSignalling(up: boolean, networkChanged: boolean): void {
    if (this.session.state === SessionState.Initial) return;
    const answered = this.talk.established;
    if (!up) {
      if (!this.events.over && !answered) this.#unreachable.arm(signallingGrace);
      return;
    }
    if (this.events.over) this.#departure.onConnected();
    else if (answered) this.talk.refresh(networkChanged);
    // The answer would go where the INVITE came from (RFC 3261 18.2.2): to the connection that is gone.
    else if (this.#unreachable.running) this.#fail('signalling-lost');
  }

  /** CANCEL, BYE or nothing, whatever the state asks for. `event`: what to tell, null when this side wanted it. */
  async #leave(reason: string, event: LegEvent | null): Promise<void> {
    if (this.events.over) return;
    this.#ending = event;
    this.media.close();
    const departure = this.#departure.leave(487, reason);
    this.#finish(event);
    await departure;
  }

  #fail(cause: 'signalling-lost' | 'media-failed' | 'media-insecure'): void {
    void this.#leave(cause, { type: 'failed', cause });
  }

  #onMedia(handler: CallDescriptionHandler): void {
    this.#handler = handler;
    this.media.bind(handler);
    handler.onRefused = () => {
      if (!this.talk.established) this.#ending ??= { type: 'failed', cause: 'media-failed' };
    };
  }

  async #onProgress({ statusCode, body }: Core.IncomingResponseMessage): Promise<void> {
    this.#heard = true;
    if (statusCode === 180) this.events.emit({ type: 'progress', kind: 'ringing' });
    if (body.trim() === '') return;
    try {
      const sounds = await this.#handler?.setEarlyAnswer(body);
      if (sounds) this.events.emit({ type: 'progress', kind: 'early-media' });
    } catch (error) {
      // The answer may still fit: until then our own ringback is heard.
      this.#log('warn', 'call.early-media-refused', { why: errorName(error) });
    }
  }

  #onAnswered(response: Core.IncomingResponseMessage): void {
    if (this.events.over || this.session.state !== SessionState.Established) return;
    this.talk.timers.onOpened(this.session.request, response);
    this.#unreachable.stop();
    this.talk.onAcknowledged();
    this.talk.open();
    this.events.emit({ type: 'answered' });
    this.talk.begin();
  }

  #onRefused({ statusCode }: Core.IncomingResponseMessage): void {
    const status = statusCode ?? 500;
    if (!this.events.over) this.#log('info', 'call.refused', { status });
    this.#finish(refusalOf(status, this.#heard));
  }

  /** sip.js terminates the session first and reports the refusal right after. */
  #onState(state: SessionState): void {
    if (state !== SessionState.Terminated) return;
    this.#live.delete(this);
    const unexplained: LegEvent = { type: 'failed', cause: 'media-failed' };
    queueMicrotask(() => this.#finish(this.#ending === undefined ? unexplained : this.#ending));
  }

  #finish(event: LegEvent | null): void {
    this.#unreachable.stop();
    this.talk.end();
    this.media.close();
    this.events.end(event);
  }
}
