/**
 * The call once Bridge was pressed, or once it was answered: who hears whom, mute, tones, hold both ways, and whether the far
 * end is still there. Tells the leg's listeners what it does.
 */
import { type Core, type Session, SessionState } from 'sip.js';
import { fail, ok, type Result } from '../../src-main/contract/result.ts';
import type { LegEvent } from '../call/ports.ts';
import { Deadline } from './deadline.ts';
import type { LegContext } from './inbound-leg.ts';
import type { LegEvents } from './leg-events.ts';
import type { LegMedia } from './leg-media.ts';
import { watchInbound } from './media-watch.ts';
import { Recovery } from './recovery.ts';
import { Renegotiation, type RenegotiationResult } from './renegotiation.ts';
import { audioDirection } from './sdp-policy.ts';
import { guardReinvites, SessionRefresh } from './session-refresh.ts';
import { Tones } from './tones.ts';
import type { UpdateAnswer } from './update.ts';

/** A re-INVITE nobody has answered is sent again after this, where the far end is there all the same, ms. */
const askAgainAfter = 10_000;

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
  /** Packets of the far end arrive. */
  #flowing = false;
  /** Re-INVITEs in a row without an answer. */
  #unanswered = 0;
  readonly #recovery: Recovery;
  readonly #askAgain = new Deadline(() => this.#recovery.offer());

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
    this.#recovery = new Recovery({
      media,
      isConnected: context.isConnected,
      offer: (iceRestart) => this.#offer(iceRestart),
      onOver: (cause) => this.#end({ type: 'failed', cause }),
    });
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
          this.#flowing = true;
          this.onMediaConnected();
          if (!this.#heard) this.#events.emit({ type: 'inbound-audio' });
          this.#heard = true;
        },
        onStall: () => {
          this.#flowing = false;
          this.onMediaLost();
        },
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
    const result = await this.#renegotiation.offer({ hold: held, iceRestart: false });
    this.#onResult(result);
    if (!result.outcome.ok) {
      this.#held = !held;
      this.#renegotiation.setHold(this.#held);
      this.#apply();
    }
    return result.outcome;
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

  /** Registered again. */
  refresh(networkChanged: boolean): void {
    this.#recovery.onRegistered(networkChanged);
  }

  /** Packets stopped or ICE lost its way. Silence while either side holds the call is no loss. */
  onMediaLost(): void {
    if (this.#events.over || !this.#established) return;
    if (!this.#onHold || this.#media.connectionState !== 'connected') this.#recovery.onLost();
  }

  onMediaConnected(): void {
    this.#recovery.onFound();
  }

  end(): void {
    this.#stopWatching?.();
    this.#recovery.stop();
    this.#askAgain.stop();
    this.timers.stop();
    this.#ready.resolve();
  }

  #setRemoteHeld(held: boolean): void {
    if (held === this.#remoteHeld) return;
    this.#remoteHeld = held;
    this.#events.emit({ type: 'remote-hold', held });
  }

  get #onHold(): boolean {
    return this.#held || this.#remoteHeld;
  }

  /** Resolves with whether the far end took it. */
  async #offer(iceRestart: boolean): Promise<boolean> {
    const result = await this.#renegotiation.offer({ hold: this.#held, iceRestart });
    this.#onResult(result);
    return result.outcome.ok;
  }

  /**
   * Who does not know the call has left it. Who only does not answer is taken for gone, too (RFC 3261 12.2.1.2), but not while
   * they are heard: the re-INVITE or its answer was lost on the way, and is sent again.
   */
  #onResult({ outcome, dialog }: RenegotiationResult): void {
    this.#unanswered = dialog === 'silent' ? this.#unanswered + 1 : 0;
    if (outcome.ok) this.onAnswer(this.#media.descriptions.theirs);
    if (dialog === 'gone' || (dialog === 'silent' && !this.#isThere())) this.#end({ type: 'remote-hang-up' });
    else if (dialog === 'silent') this.#askAgain.arm(askAgainAfter);
  }

  /** Both ways: ICE goes on asking whether what we send arrives (RFC 7675). On hold silence proves nothing, the first time. */
  #isThere(): boolean {
    const heard = this.#flowing || (this.#onHold && this.#unanswered === 1);
    return heard && this.#media.connectionState === 'connected';
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
