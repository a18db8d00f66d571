/**
 * One INVITE from ring to end: the `InboundLeg` the call driver works with. Rings by the account's strategy, opens the
 * audio before the 200 leaves, and tells once, in one event, how it ended.
 */
import { type Invitation, type Referral, SessionState } from 'sip.js';
import type { InviteFacts } from '../../src-main/contract/call.ts';
import { fail, ok, type Result } from '../../src-main/contract/result.ts';
import type { InboundLeg, LegEvent, PhoneDependencies } from '../call/ports.ts';
import { bridgeObstacle } from './bridge-obstacle.ts';
import { Deadline } from './deadline.ts';
import { Departure } from './departure.ts';
import type { CallDescriptionHandler } from './description-handler.ts';
import { guardDialog } from './dialog-guard.ts';
import { isOfferless, requiresReliable } from './invite-policy.ts';
import { LegBase } from './leg-base.ts';
import { legDelegate } from './leg-delegate.ts';
import { cancelled } from './leg-events.ts';
import { LegMedia } from './leg-media.ts';
import { errorName, type Log, quietly } from './log.ts';
import { sendMoreTime } from './more-time.ts';
import { choosePrewarm } from './prewarm/choose.ts';
import { createSilent } from './prewarm/plain.ts';
import type { Accept, Prewarm } from './prewarm/prewarm.ts';
import { Referring } from './referring.ts';
import type { Judgement } from './session-timer.ts';
import { Talk } from './talk.ts';

/** A rep cannot be reached for this long: a leg that still rings is given up, ms. */
const signallingGrace = 10_000;

export interface LegContext {
  /** It takes the place of another call: nothing rings, and it is answered as it is. */
  readonly replaces?: boolean;
  readonly deps: PhoneDependencies;
  readonly isConnected: () => boolean;
  /** The far end asks for a call to somebody else. */
  readonly onRefer: (leg: LegBase, request: Referral) => void;
}

export class InboundCall extends LegBase implements InboundLeg {
  readonly direction = 'in';
  readonly facts: InviteFacts;
  protected readonly session: Invitation;
  readonly #context: LegContext;
  readonly #log: Log;
  protected readonly media: LegMedia;
  protected readonly talk: Talk;
  protected readonly referring: Referring;
  readonly #departure: Departure;
  readonly #invitedAt = performance.now();
  readonly #ringing = new Deadline(() => void this.#leave(480, 'timed-out', cancelled('timed-out')));
  readonly #unreachable = new Deadline(() => this.#fail('signalling-lost'));
  /** The life of the session, as the 200 will state it. */
  readonly #terms: Judgement;
  #prewarm: Prewarm | null = null;
  #beingRung: Promise<void> | null = null;
  #bridge: Promise<Result<void>> | null = null;
  #acknowledged = false;
  /** Connected, and the rep wanted it. */
  #bridged = false;
  /** How the leg will be explained once sip.js terminates the session; undefined: nobody has said. */
  #ending: LegEvent | null | undefined;

  constructor(invitation: Invitation, facts: InviteFacts, context: LegContext) {
    super();
    const { deps } = context;
    this.facts = facts;
    this.session = invitation;
    this.#context = context;
    this.#log = deps.log;
    this.#departure = new Departure(invitation, (how) => invitation.reject(how), context.isConnected, deps.log);
    this.media = new LegMedia(deps.audio, deps.log, {
      onConnected: () => {
        this.talk.onMediaConnected();
        this.events.emit({ type: 'media-ready', afterMs: performance.now() - this.#invitedAt });
      },
      onFailed: (insecure) => this.#onMediaFailed(insecure),
      onDisconnected: () => this.talk.onMediaLost(),
    });
    this.talk = new Talk(invitation, this.media, this.events, context, (event) => {
      void this.#leave(480, 'lost', event);
    });
    this.#terms = this.talk.timers.judge(invitation.request);
    this.#ringing.arm(deps.ringSeconds * 1_000);
    invitation.stateChange.addListener((state) => this.#onState(state));
    this.referring = new Referring(invitation, this.events, deps.account.edge.aor, deps.log);
    invitation.delegate = legDelegate({
      onAck: (sdp) => this.#onAck(sdp),
      onBye: () => {
        this.#ending ??= this.#bridge ? { type: 'remote-hang-up' } : cancelled('caller-left');
      },
      onCancel: (cause) => {
        this.#ending ??= cancelled(cause);
      },
      onReinvite: (sdp) => this.talk.onReinvite(sdp),
      onRefer: (request) => context.onRefer(this, request),
      onNotify: (notification) => this.referring.onNotify(notification),
      onMedia: (handler) => this.#onMedia(handler),
    });
  }

  ring(): void {
    if (this.events.over || this.#prewarm) return;
    const { deps } = this.#context;
    const call = {
      invitation: this.session,
      reliable: requiresReliable(this.session),
      isOver: () => this.events.over,
      onEarlyDialog: () => guardDialog(this.session, () => this.#onEarlyBye()),
      sendTones: (tones: string) => this.sendTones(tones),
      sessionLines: this.#terms.headers,
    };
    const { replaces = false } = this.#context;
    const chosen = replaces
      ? { prewarm: createSilent(call), fallback: null }
      : choosePrewarm(call, isOfferless(this.session), this.media, deps);
    this.#prewarm = chosen.prewarm;
    this.events.emit({ type: 'strategy', strategy: chosen.prewarm.strategy, fallback: chosen.fallback });
    // When it fails the INVITE has had its final answer and the leg its last event: this is for the log.
    const rung = chosen.prewarm.ring().catch((error: unknown) => {
      if (!this.events.over) this.#log('warn', 'call.prewarm-failed', { why: errorName(error) });
    });
    this.#beingRung = rung.finally(() => {
      this.#beingRung = null;
    });
  }

  bridge(accept: Accept): Promise<Result<void>> {
    this.#bridge ??= this.#connect(accept).then((result) => {
      // Bridge may be tried again while the caller is still there.
      if (!result.ok) {
        this.#bridge = null;
        if (!this.events.over) this.#ringing.extend(0);
      }
      return result;
    });
    return this.#bridge;
  }

  async decline(status: 480 | 486 | 488 | 603, reason: string): Promise<void> {
    await this.#leave(status, reason, null);
  }

  async askMoreTime(seconds: number): Promise<void> {
    if (this.#bridge || this.events.over) return;
    this.#ringing.extend(seconds * 1_000);
    await sendMoreTime(this.session, seconds, this.#log);
  }

  async hangUp(): Promise<void> {
    await this.#leave(480, 'hung-up', null);
  }

  /** The connection to the edge went down or came back registered. */
  onSignalling(up: boolean, networkChanged: boolean): void {
    if (up) {
      this.#unreachable.stop();
      if (this.events.over) this.#departure.onConnected();
      else if (this.session.state === SessionState.Established) this.talk.refresh(networkChanged);
    } else if (!this.events.over && this.session.state !== SessionState.Established) {
      this.#unreachable.arm(signallingGrace);
    }
  }

  async #connect(accept: Accept): Promise<Result<void>> {
    const obstacle = bridgeObstacle(this.events, this.media, this.#context);
    if (obstacle) return obstacle;
    this.ring();
    this.#ringing.stop();
    this.talk.open();
    // Nothing is awaited that is done: the 200 leaves before the screen of the bridge is drawn.
    if (this.#beingRung) await this.#beingRung;
    if (this.media.lacksMicrophone) await this.media.takeMicrophone();
    const result = await this.#prewarm?.connect(accept).catch((error: unknown) => {
      this.#log('error', 'call.bridge-failed', { why: errorName(error) });
      return fail('rejected', 'The call could not be connected.');
    });
    if (!result?.ok) {
      this.talk.shut();
      return result ?? fail('rejected', 'The call could not be connected.');
    }
    if (this.events.over) return fail('rejected', 'The caller left before the bridge was made.');
    this.#bridged = true;
    if (this.#acknowledged) this.events.emit({ type: 'acknowledged' });
    this.talk.begin();
    return ok(undefined);
  }

  /** Final response, BYE or nothing, whatever the state asks for. `event`: what to tell, null when this side wanted it. */
  async #leave(status: number, reason: string, event: LegEvent | null): Promise<void> {
    if (this.events.over) return;
    this.#ending = event;
    this.media.close();
    await this.#departure.leave(status, reason);
    this.#finish(event);
  }

  #fail(cause: 'signalling-lost' | 'media-failed' | 'media-insecure'): void {
    const status = cause === 'signalling-lost' ? 480 : 488;
    void this.#leave(status, cause, { type: 'failed', cause });
  }

  #onMedia(handler: CallDescriptionHandler): void {
    this.media.bind(handler);
    handler.onRefused = () => {
      if (this.session.state !== SessionState.Established) this.#fail('media-failed');
    };
  }

  #onMediaFailed(insecure: boolean): void {
    if (insecure) this.#fail('media-insecure');
    else if (this.session.state === SessionState.Established) this.talk.onMediaLost();
    else {
      const fallback = 'Media did not connect while it rang. It connects on Bridge, which then takes longer.';
      this.events.emit({ type: 'strategy', strategy: 'plain', fallback });
    }
  }

  #onAck(sdp: string): void {
    this.#acknowledged = true;
    this.talk.onAnswer(sdp);
    this.talk.onAcknowledged();
    if (this.#bridged) this.events.emit({ type: 'acknowledged' });
  }

  #onEarlyBye(): void {
    this.#ending ??= cancelled('caller-left');
    void quietly(this.#log, 'call.decline-failed', () => this.session.reject({ statusCode: 487 }));
  }

  #onState(state: SessionState): void {
    if (state === SessionState.Established && this.#terms.kind === 'taken') this.talk.timers.agree(this.#terms.timer);
    if (state === SessionState.Terminated) this.#finish(this.#ending === undefined ? this.#explain() : this.#ending);
  }

  /** Terminated by sip.js itself: an ACK that never came, an answer that failed, or the Expires of the INVITE. */
  #explain(): LegEvent {
    if (this.talk.established) return { type: 'failed', cause: this.#acknowledged ? 'media-failed' : 'no-ack' };
    return this.#bridge ? { type: 'failed', cause: 'media-failed' } : cancelled('timed-out');
  }

  #finish(event: LegEvent | null): void {
    this.#ringing.stop();
    this.#unreachable.stop();
    this.talk.end();
    this.media.close();
    this.events.end(event);
  }
}
