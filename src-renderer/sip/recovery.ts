/**
 * Brings the media of a call back by ICE restart (RFC 8445 9) after its path was lost, and gives the call up when that takes
 * too long.
 */
import { Deadline } from './deadline.ts';
import type { LegMedia } from './leg-media.ts';

/** ICE restarts are at least this far apart, ms: a prospect who sends no silence is no reason for a storm. */
const restartSpacing = 5_000;
/** Without media and without signalling for this long the call is over, ms. */
const lossGrace = 30_000;

export interface RecoveryDependencies {
  readonly media: Pick<LegMedia, 'connectionState'>;
  readonly isConnected: () => boolean;
  /** Sends a re-INVITE; resolves with whether the far end took it. */
  readonly offer: (iceRestart: boolean) => Promise<boolean>;
  readonly onOver: (cause: 'media-failed' | 'signalling-lost') => void;
}

export class Recovery {
  readonly #deps: RecoveryDependencies;
  #restartedAt = Number.NEGATIVE_INFINITY;
  #wanted = false;
  #restarting = false;
  readonly #loss = new Deadline(() => this.#onLossOver());
  readonly #again = new Deadline(() => this.#restartAgain());

  constructor(deps: RecoveryDependencies) {
    this.#deps = deps;
  }

  /** Packets stopped or ICE lost its way. */
  onLost(): void {
    this.#loss.arm(lossGrace);
    this.#wanted = true;
    const now = performance.now();
    if (!this.#deps.isConnected() || now - this.#restartedAt < restartSpacing) return;
    this.#restartedAt = now;
    this.#again.arm(restartSpacing);
    this.offer(true);
  }

  /** A later loss has its whole grace again. */
  onFound(): void {
    this.#loss.stop();
    this.#again.stop();
  }

  /** Registered again: the far end learns our new address, and media restarts where it needs to (RFC 5626 5.4). */
  onRegistered(networkChanged: boolean): void {
    const { connectionState } = this.#deps.media;
    this.offer(networkChanged || connectionState === 'disconnected' || connectionState === 'failed' || this.#wanted);
  }

  /** One restart at a time: a second would throw away what the first has found. */
  offer(iceRestart = this.#wanted): void {
    if (iceRestart && this.#restarting) return;
    this.#restarting ||= iceRestart;
    void this.#deps.offer(iceRestart).then((taken) => {
      if (!iceRestart) return;
      this.#restarting = false;
      if (taken) this.#wanted = false;
    });
  }

  stop(): void {
    this.#loss.stop();
    this.#again.stop();
  }

  /** A restart that was refused, or met a path that was still down, is no last word. */
  #restartAgain(): void {
    if (this.#deps.media.connectionState !== 'connected') this.onLost();
  }

  #onLossOver(): void {
    if (this.#deps.media.connectionState === 'connected') return;
    this.#deps.onOver(this.#deps.isConnected() ? 'media-failed' : 'signalling-lost');
  }
}
