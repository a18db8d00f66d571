/**
 * Proof that the edge still hears us: OPTIONS every few seconds (RFC 3261 11). A frozen or half-open socket raises no
 * event and still says OPEN; an unanswered OPTIONS is the only sign of it.
 */
import type { UserAgent } from 'sip.js';
import { askOptions } from './options.ts';

export interface WatchdogListeners {
  /** Answered; round trip in ms. */
  readonly onAlive: (roundTripMs: number) => void;
  /** Not answered in time. */
  readonly onDead: () => void;
}

/** Between two checks, ms. */
const interval = 15_000;
/** For an answer in quiet times, ms. */
const patience = 4_000;
/** For an answer after a network change, ms: the doubt is already there. A slow edge gets a few of its round trips. */
const impatience = 700;
/** The same where it may be no change at all: a packet that is lost may be repeated twice (RFC 6298 2), ms. */
const calm = 2_000;
const roundTrips = 3;

export class Watchdog {
  readonly #userAgent: UserAgent;
  readonly #listeners: WatchdogListeners;
  #next: ReturnType<typeof setTimeout> | null = null;
  /** Number of the check whose answer counts; older ones come too late. */
  #check = 0;
  #deadline: ReturnType<typeof setTimeout> | null = null;
  #lastRoundTrip = 0;

  constructor(userAgent: UserAgent, listeners: WatchdogListeners) {
    this.#userAgent = userAgent;
    this.#listeners = listeners;
  }

  /** `roundTripMs`: how long the edge has just taken to answer something else. */
  start(roundTripMs: number): void {
    this.stop();
    this.#lastRoundTrip = roundTripMs;
    this.#next = setTimeout(() => this.#ask(patience), interval);
  }

  /** `sure`: that the network is another. */
  checkNow(sure: boolean): void {
    this.stop();
    this.#ask(Math.min(patience, Math.max(sure ? impatience : calm, roundTrips * this.#lastRoundTrip)));
  }

  stop(): void {
    this.#check += 1;
    if (this.#next !== null) clearTimeout(this.#next);
    if (this.#deadline !== null) clearTimeout(this.#deadline);
    this.#next = null;
    this.#deadline = null;
  }

  #ask(timeout: number): void {
    const check = ++this.#check;
    const askedAt = performance.now();
    const answered = () => {
      if (check !== this.#check) return;
      this.start(performance.now() - askedAt);
      this.#listeners.onAlive(this.#lastRoundTrip);
    };
    this.#deadline = setTimeout(() => {
      if (check !== this.#check) return;
      this.stop();
      this.#listeners.onDead();
    }, timeout);
    askOptions(this.#userAgent, answered);
  }
}
