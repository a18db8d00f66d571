/**
 * The call once Bridge was pressed, or once it was answered: who hears whom, mute, tones, hold both ways, and keeping the
 * media alive through network changes by ICE restart (RFC 8445 9). Tells the leg's listeners what the far end does.
 */
import { type Core, type Session, SessionState } from 'sip.js';
import { fail, ok, type Result } from '../../src-main/contract/result.ts';
import type { LegEvent } from '../call/ports.ts';
import { Deadline } from './deadline.ts';
import type { LegContext } from './inbound-leg.ts';
import type { LegEvents } from './leg-events.ts';
import type { LegMedia } from './leg-media.ts';
import { watchInbound } from './media-watch.ts';
import { Renegotiation } from './renegotiation.ts';
import { audioDirection } from './sdp-policy.ts';
import { guardReinvites, SessionRefresh } from './session-refresh.ts';
import { Tones } from './tones.ts';
import type { UpdateAnswer } from './update.ts';

/** ICE restarts are at least this far apart, ms: a prospect who sends no silence is no reason for a storm. */
const restartSpacing = 5_000;
/** Without media and without signalling for this long the call is over, ms. */
const lossGrace = 30_000;

export class Talk {
  /** How long the call lives without a refresh. */
  readonly timers: SessionRefresh;
  readonly #session: Session;
  readonly #media: LegMedia;
  readonly #events: LegEvents;
  readonly #context: LegContext;
  readonly #end: (event: LegEvent) => void;
  readonly #ready = Promise.withResolvers<void>();
  readonly #renegotiation: Renegotiation;
  readonly #tones: Tones;
  #open = false;
  #muted = false;
  #held = false;
  #remoteHeld = false;
  #established = false;
  #heard = false;
  #stopWatching: (() => void) | null = null;
  #restartedAt = Number.NEGATIVE_INFINITY;
  #restartWanted = false;
  #restarting = false;
  readonly #loss = new Deadline(() => this.#onLossOver());
  readonly #again = new Deadline(() => this.#restartAgain());

  constructor(
    session: Session,
    media: LegMedia,
    events: LegEvents,
    context: LegContext,
    end: (event: LegEvent) => void,
  ) {
    this.#session = session;
    this.#media = media;
    this.#events = events;
    this.#context = context;
    this.#end = end;
    this.timers = new SessionRefresh(
      () => this.#offer(false),
      () => this.#end({ type: 'failed', cause: 'signalling-lost' }),
    );
    this.#renegotiation = new Renegotiation(session, this.#ready.promise, this.timers, context.deps.log);
    this.#tones = new Tones(session, media, context.deps.log);
    session.stateChange.addListener((state) => {
      if (state !== SessionState.Established) return;
      this.#established = true;
      guardReinvites(session, this.timers);
    });
  }

  /** The call was answered at some time. */
  get established(): boolean {
    return this.#established;
  }

  onAcknowledged(): void {
    this.#ready.resolve();
  }

  /** Both directions audible from now on. */
  open(): void {
    this.#open = true;
    this.#apply();
  }

  shut(): void {
    this.#open = false;
    this.#apply();
  }

  /** The 200 is out: wait for the prospect's audio, and bring media up if it did not connect while ringing. */
  begin(): void {
    this.#stopWatching ??= watchInbound(
      this.#media,
      {
        onFlow: () => {
          this.onMediaConnected();
          if (!this.#heard) this.#events.emit({ type: 'inbound-audio' });
          this.#heard = true;
        },
        onStall: () => this.onMediaLost(),
      },
      this.#context.deps.log,
    );
    if (this.#media.connectionState === 'failed') this.onMediaLost();
  }

  setMuted(muted: boolean): void {
    this.#muted = muted;
    this.#apply();
  }

  async setHeld(held: boolean): Promise<Result<void>> {
    if (this.#session.state !== SessionState.Established) return fail('rejected', 'There is no call to hold.');
    if (!this.#context.isConnected()) {
      return fail('unreachable', 'The connection to the edge is down. Hold works again once Baton has reconnected.');
    }
    if (held === this.#held) return ok(undefined);
    this.#held = held;
    this.#apply();
    const { outcome, dialogGone } = await this.#renegotiation.offer({ hold: held, iceRestart: false });
    if (dialogGone) this.#end({ type: 'remote-hang-up' });
    if (outcome.ok) this.onAnswer(this.#media.descriptions.theirs);
    else {
      this.#held = !held;
      this.#renegotiation.setHold(this.#held);
      this.#apply();
    }
    return outcome;
  }

  /** Resolves once the far end has them, or with why not. */
  async sendTones(tones: string): Promise<Result<void>> {
    return this.#events.over ? fail('rejected', 'The call is over.') : this.#tones.send(tones);
  }

  /** The far end sent a re-INVITE, which sip.js has answered (RFC 6337 5.3). Empty body: it asked for our offer. */
  onReinvite(sdp: string): void {
    if (sdp.trim() === '') return;
    this.#setRemoteHeld(isHold(sdp));
  }

  /** An UPDATE of the far end: a refresh of the session, and an offer where it has a body (RFC 3311 5.2). */
  async onUpdate(request: Core.IncomingRequestMessage): Promise<UpdateAnswer> {
    const judgement = this.timers.judge(request);
    const extraHeaders = [...judgement.headers];
    if (judgement.kind === 'too-small') return { statusCode: 422, extraHeaders };
    if (request.body.trim() !== '') {
      const answer = await this.#media.answerOffer(request.body, this.#held);
      if (answer.kind === 'busy') return { statusCode: answer.ours ? 491 : 500, extraHeaders: ['Retry-After: 3'] };
      if (answer.kind === 'unusable') return { statusCode: 488 };
      this.timers.agree(judgement.timer);
      this.onReinvite(request.body);
      const body = { contentDisposition: 'session', contentType: 'application/sdp', content: answer.sdp };
      return { statusCode: 200, extraHeaders, body };
    }
    this.timers.agree(judgement.timer);
    return { statusCode: 200, extraHeaders };
  }

  /** The far end answered an offer of ours. Only where we offered to hear it does the answer say whether it holds us. */
  onAnswer(sdp: string): void {
    const { ours } = this.#media.descriptions;
    if (sdp.trim() !== '' && audioDirection(ours) === 'sendrecv') this.#setRemoteHeld(isHold(sdp));
  }

  /** Registered again: the far end learns our new address, and media restarts where it needs to (RFC 5626 5.4). */
  refresh(networkChanged: boolean): void {
    const { connectionState } = this.#media;
    const broken = connectionState === 'disconnected' || connectionState === 'failed';
    void this.#offer(networkChanged || broken || this.#restartWanted);
  }

  /** Packets stopped or ICE lost its way. Silence while either side holds the call is no loss. */
  onMediaLost(): void {
    const waiting = this.#held || this.#remoteHeld;
    if (this.#events.over || !this.#established || (waiting && this.#media.connectionState === 'connected')) return;
    this.#loss.arm(lossGrace);
    this.#restartWanted = true;
    const now = performance.now();
    if (!this.#context.isConnected() || now - this.#restartedAt < restartSpacing) return;
    this.#restartedAt = now;
    this.#again.arm(restartSpacing);
    void this.#offer(true);
  }

  /** A later loss has its whole grace again. */
  onMediaConnected(): void {
    this.#loss.stop();
    this.#again.stop();
  }

  end(): void {
    this.#stopWatching?.();
    this.#loss.stop();
    this.#again.stop();
    this.timers.stop();
    this.#ready.resolve();
  }

  #setRemoteHeld(held: boolean): void {
    if (held === this.#remoteHeld) return;
    this.#remoteHeld = held;
    this.#events.emit({ type: 'remote-hold', held });
  }

  async #offer(iceRestart: boolean): Promise<void> {
    // One restart at a time: a second would throw away what the first has found.
    if (iceRestart && this.#restarting) return;
    this.#restarting ||= iceRestart;
    const { outcome, dialogGone } = await this.#renegotiation.offer({ hold: this.#held, iceRestart });
    if (iceRestart) this.#restarting = false;
    if (dialogGone) this.#end({ type: 'remote-hang-up' });
    if (outcome.ok) this.onAnswer(this.#media.descriptions.theirs);
    if (outcome.ok && iceRestart) this.#restartWanted = false;
  }

  /** A restart that was refused, or met a path that was still down, is no last word. */
  #restartAgain(): void {
    if (this.#media.connectionState !== 'connected') this.onMediaLost();
  }

  #onLossOver(): void {
    if (this.#media.connectionState === 'connected') return;
    this.#end({ type: 'failed', cause: this.#context.isConnected() ? 'media-failed' : 'signalling-lost' });
  }

  #apply(): void {
    this.#media.setAudible(this.#open && !this.#held);
    this.#media.setSending(this.#open && !this.#muted && !this.#held);
  }
}

/** Whoever offers or answers so sends nothing of a person: at most music (RFC 6337 5.3). */
function isHold(sdp: string): boolean {
  const direction = audioDirection(sdp);
  return direction === 'sendonly' || direction === 'inactive';
}
