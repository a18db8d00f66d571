/**
 * Keeps one user agent connected and registered until told to stop, and says truthfully whether calls can arrive.
 *
 *   stopped -> connecting -> registering -> registered -> (lost) -> waiting -> connecting ...
 *                                 |
 *                                 +-> refused: only the user can help
 */
import { type UserAgent, UserAgentState } from 'sip.js';
import type { Reachability } from '../../src-main/contract/presence.ts';
import { Attempts } from './attempts.ts';
import { errorName, type Log, quietly } from './log.ts';
import type { NetworkDoubt } from './network-watch.ts';
import { takesConnections } from './probe.ts';
import { reconnectDelay } from './reconnect-policy.ts';
import { Registration, type RegistrationOptions, type RegistrationOutcome } from './registration.ts';
import type { ServerList } from './server-list.ts';
import { Watchdog } from './watchdog.ts';

export interface ConnectionOptions {
  readonly userAgent: UserAgent;
  readonly registration: Omit<RegistrationOptions, 'userAgent' | 'log'>;
  readonly log: Log;
  readonly servers: ServerList;
  /** No call is on: the server may be changed. */
  readonly isIdle: () => boolean;
  readonly onReachability: (reachability: Reachability) => void;
  /** Registered over a new connection, or not any more. `networkChanged`: media paths may be gone too. */
  readonly onSignalling: (up: boolean, networkChanged: boolean) => void;
}

type Phase = 'stopped' | 'connecting' | 'registering' | 'registered' | 'waiting' | 'refused';

/** Part of the granted lifetime after which the registration is refreshed. */
const refreshAt = 0.75;
/** A slower answer than this is worth telling, ms. */
const slow = 1_000;
const lost = 'The connection to the edge was lost.';

export class Connection {
  readonly #options: ConnectionOptions;
  readonly #watchdog: Watchdog;
  readonly #attempts = new Attempts();
  #phase: Phase = 'stopped';
  #registration: Registration | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #networkChanged = false;
  #seeking = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#watchdog = new Watchdog(options.userAgent, {
      onAlive: (roundTripMs) => {
        this.#networkChanged = false;
        this.#tellAlive(roundTripMs);
        void this.#seekBetter();
      },
      onDead: () => this.#drop('watchdog'),
    });
    options.userAgent.delegate = { ...options.userAgent.delegate, onDisconnect: () => this.#onDisconnect() };
  }

  get isUp(): boolean {
    return this.#phase === 'registered' && this.#options.userAgent.isConnected();
  }

  start(): void {
    if (this.#phase === 'stopped') this.#connect();
  }

  /** See `Phone.checkNow`. The address of this machine may be another one now. */
  checkNow(doubt: NetworkDoubt | 'sleep'): void {
    // Only a connection that stands can be asked. One that is being made finds out by itself.
    if (doubt === 'estimate' && this.#phase !== 'registered') return;
    this.#networkChanged = true;
    this.#attempts.forget();
    if (this.#phase === 'registered' && doubt !== 'sleep') this.#watchdog.checkNow(doubt === 'network');
    else if (this.#phase === 'waiting') this.#connect();
    // What is under way may wait on a network that is gone.
    else if (this.#phase !== 'stopped' && this.#phase !== 'refused') this.#drop(doubt);
  }

  async stop(): Promise<void> {
    const registered = this.isUp;
    const registration = this.#registration;
    this.#registration = null;
    this.#enter('stopped');
    if (registered) await registration?.unregister();
    registration?.abandon();
    await quietly(this.#options.log, 'sip.agent-not-stopped', () => this.#options.userAgent.stop());
    this.#options.onReachability({ kind: 'signed-out' });
  }

  #enter(phase: Phase): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#watchdog.stop();
    const wasUp = this.#phase === 'registered';
    this.#phase = phase;
    if (!wasUp || phase === 'registered') return;
    this.#attempts.lost();
    this.#options.onSignalling(false, false);
  }

  #connect(): void {
    this.#enter('connecting');
    const attempt = Math.max(1, this.#attempts.failures);
    this.#options.onReachability({ kind: 'connecting', attempt });
    const { userAgent } = this.#options;
    const opening = userAgent.state === UserAgentState.Stopped ? userAgent.start() : userAgent.reconnect();
    opening.then(
      () => this.#phase === 'connecting' && void this.#register(),
      (error: unknown) => {
        this.#options.log('info', 'sip.connect-failed', { attempt, why: errorName(error) });
        if (this.#phase === 'connecting') this.#retryElsewhere('The edge cannot be reached.');
      },
    );
  }

  async #register(): Promise<void> {
    this.#enter('registering');
    const { userAgent, registration: options, log } = this.#options;
    const registration = new Registration({ ...options, userAgent, log });
    this.#registration = registration;
    await this.#refresh(registration);
  }

  async #refresh(registration: Registration): Promise<void> {
    const outcome = await registration.register();
    if (this.#registration === registration) this.#onOutcome(outcome, registration);
  }

  #onOutcome(outcome: RegistrationOutcome, registration: Registration): void {
    switch (outcome.kind) {
      case 'registered': {
        const fresh = this.#phase !== 'registered';
        this.#enter('registered');
        this.#attempts.registered();
        this.#options.servers.reached();
        this.#watchdog.start(outcome.roundTripMs);
        this.#timer = setTimeout(() => void this.#refresh(registration), outcome.expiresSeconds * refreshAt * 1_000);
        if (fresh) this.#options.log('info', 'sip.registered', { roundTripMs: Math.round(outcome.roundTripMs) });
        this.#tellAlive(outcome.roundTripMs);
        if (fresh) this.#options.onSignalling(true, this.#networkChanged);
        this.#networkChanged = false;
        return;
      }
      case 'refused':
        this.#options.log('warn', 'sip.registration-refused');
        this.#enter('refused');
        this.#close();
        this.#options.onReachability({ kind: 'offline', why: outcome.why, retryInMs: null });
        return;
      case 'unavailable':
        this.#options.log('warn', 'sip.registration-unavailable');
        this.#enter('waiting');
        this.#close();
        if (this.#attempts.failures === 0) this.#attempts.failed();
        this.#retryElsewhere(outcome.why, outcome.retryAfterMs ?? 0);
        return;
      default:
        outcome satisfies never;
    }
  }

  #onDisconnect(): void {
    if (this.#phase === 'stopped' || this.#phase === 'refused' || this.#phase === 'waiting') return;
    this.#options.log('info', 'sip.disconnected');
    this.#abandon();
    const wasUp = this.#phase === 'registered';
    this.#enter('waiting');
    // Who hangs up instead of an answer, or once more soon after it, has failed; another one may do better.
    if (wasUp && this.#attempts.failures === 0) this.#retry(lost);
    else this.#retryElsewhere(lost);
  }

  /** The socket is not trusted any more. */
  #drop(why: string): void {
    this.#options.log('info', 'sip.socket-dropped', { why });
    this.#enter('waiting');
    this.#close();
    this.#retry(lost);
  }

  /** The server in use has failed, and wants to be left alone for so long. Another one is tried soon. */
  #retryElsewhere(why: string, closedForMs = 0): void {
    const { servers } = this.#options;
    if (servers.failed(closedForMs)) this.#attempts.elsewhere();
    this.#retry(why, servers.closedForMs);
  }

  /** Back to a server that stands before the one in use, once it takes connections again and no call is on. */
  async #seekBetter(): Promise<void> {
    const { servers, isIdle, log } = this.#options;
    const better = servers.better();
    if (better === null || this.#seeking || !isIdle()) return;
    this.#seeking = true;
    const there = await takesConnections(better);
    this.#seeking = false;
    if (!there) servers.avoid(better);
    const registration = this.#registration;
    if (!there || registration === null || this.#phase !== 'registered' || !isIdle()) return;
    log('info', 'sip.back-to-better-server');
    await registration.unregister();
    if (this.#registration !== registration) return;
    // A call may have come in with the last breath of this server.
    if (!isIdle()) return void this.#refresh(registration);
    servers.use(better);
    this.#drop('a better server is back');
  }

  #retry(why: string, atLeastMs = 0): void {
    this.#enter('waiting');
    const retryInMs = Math.max(reconnectDelay(this.#attempts.failures, Math.random()), atLeastMs);
    this.#attempts.failed();
    this.#options.onReachability({ kind: 'offline', why, retryInMs });
    this.#timer = setTimeout(() => this.#connect(), retryInMs);
  }

  /** Ends the socket without a word to the edge: it may not be listening. */
  #close(): void {
    void this.#options.userAgent.transport.disconnect();
    this.#abandon();
  }

  /** Only once the transport is down: before, sip.js would send an un-REGISTER and take our next contact with it. */
  #abandon(): void {
    const registration = this.#registration;
    this.#registration = null;
    registration?.abandon();
  }

  #tellAlive(roundTripMs: number): void {
    const why = `The edge took ${(roundTripMs / 1_000).toFixed(1)} s to answer. Calls may connect slowly.`;
    this.#options.onReachability(roundTripMs > slow ? { kind: 'degraded', why } : { kind: 'reachable', roundTripMs });
  }
}
