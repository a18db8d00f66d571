/**
 * One practice call as the AI and the prospect live it:
 *
 *   calling → ringing → (early media: the AI talks to the prospect) → answered → the prospect's lines → hang up
 *               ├ refused: over          ├ prospect leaves: CANCEL
 *               └ more time: the AI says so and goes on waiting
 *
 * Hold silences the prospect; the interrupted line is said again afterwards.
 */
import type { Cue, CuedLine, PracticeStep, SpokenLine, Timeline } from '../../src-main/contract/practice.ts';
import type { LegReport, OutgoingLeg, Stage } from './ports.ts';

/** Between the last word and the hang-up, ms. */
const farewellMs = 600;

export class Performance {
  readonly #timeline: Timeline;
  readonly #stage: Stage;
  readonly #place: (listener: (report: LegReport) => void) => Promise<OutgoingLeg>;
  readonly #startedAt: number;
  readonly #over = new AbortController();
  /** Ends with the answer: what belongs to ringing stops there. */
  readonly #ringing = new AbortController();
  #leg: OutgoingLeg | null = null;
  #speaking = Promise.resolve();
  #heard = { ringing: false, early: false };
  #hold: { readonly interrupt: AbortController; resume: (() => void) | null } = newHold();
  #held = false;
  /** To be cancelled; it may not have been placed yet. */
  #givenUp = false;

  /** @param place sends the INVITE and reports what becomes of it. */
  constructor(
    timeline: Timeline,
    stage: Stage,
    place: (listener: (report: LegReport) => void) => Promise<OutgoingLeg>,
  ) {
    this.#timeline = timeline;
    this.#stage = stage;
    this.#place = place;
    this.#startedAt = stage.now();
  }

  async start(): Promise<void> {
    this.#say({ kind: 'calling' });
    this.#afterSilence(this.#timeline.givesUpAfterSeconds, { kind: 'gave-up' });
    try {
      this.#leg = await this.#place((report) => this.#onReport(report));
    } catch (error) {
      this.#finish({ kind: 'failed', why: messageOf(error) });
      return;
    }
    if (this.#givenUp) await this.#leg.cancel();
  }

  /** Ends the call from this side, whatever state it is in, without a further report. */
  async stop(): Promise<void> {
    const answered = this.#ringing.signal.aborted;
    this.#over.abort();
    this.#ringing.abort();
    await (answered ? this.#leg?.hangUp() : this.#giveUp());
  }

  async #giveUp(): Promise<void> {
    this.#givenUp = true;
    await this.#leg?.cancel();
  }

  #onReport(report: LegReport): void {
    if (this.#over.signal.aborted) return;
    switch (report.type) {
      case 'ringing':
        this.#onRinging();
        break;
      case 'early':
        this.#onEarly();
        break;
      case 'more-time':
        this.#say({ kind: 'more-time', seconds: report.seconds });
        this.#queue(this.#timeline.whenMoreTime, this.#ringing.signal);
        break;
      case 'answered':
        this.#onAnswered();
        break;
      case 'held':
        this.#onHold(report.held);
        break;
      case 'refused':
        this.#finish({ kind: 'declined', status: report.status, reason: report.reason });
        break;
      case 'hung-up':
        this.#finish({ kind: 'ended', by: 'rep' });
        break;
      case 'failed':
        this.#finish({ kind: 'failed', why: report.why });
        break;
      default:
        report satisfies never;
    }
  }

  /** A second 180, or a 182 after it, is no second ring. */
  #onRinging(): void {
    if (this.#heard.ringing) return;
    this.#heard.ringing = true;
    this.#say({ kind: 'ringing' });
    const { leavesAfterSeconds } = this.#timeline;
    if (leavesAfterSeconds !== null) this.#afterSilence(leavesAfterSeconds, { kind: 'prospect-left' });
  }

  #onEarly(): void {
    if (this.#heard.early) return;
    this.#heard.early = true;
    // An edge may swallow the 180 that came before.
    this.#onRinging();
    this.#say({ kind: 'early-media' });
    void this.#perform(this.#timeline.whileRinging, this.#ringing.signal).catch((error: unknown) => this.#fail(error));
  }

  #onAnswered(): void {
    if (this.#ringing.signal.aborted) return;
    this.#ringing.abort();
    this.#say({ kind: 'answered' });
    const { signal } = this.#over;
    void this.#perform(this.#timeline.afterBridge, signal)
      .then(async () => {
        await this.#stage.sleep(farewellMs, signal);
        if (signal.aborted) return;
        this.#finish({ kind: 'ended', by: 'prospect' });
        await this.#leg?.hangUp();
      })
      .catch((error: unknown) => this.#fail(error));
  }

  #onHold(held: boolean): void {
    if (held === this.#held) return;
    this.#held = held;
    this.#say({ kind: held ? 'held' : 'resumed' });
    if (held) {
      this.#hold.interrupt.abort();
    } else {
      const { resume } = this.#hold;
      this.#hold = newHold();
      resume?.();
    }
  }

  /** Nobody answered in time: CANCEL and say why. */
  #afterSilence(seconds: number, step: PracticeStep): void {
    const { signal } = this.#ringing;
    void this.#stage.sleep(seconds * 1_000, signal).then(async () => {
      if (signal.aborted || this.#over.signal.aborted) return;
      this.#finish(step);
      await this.#giveUp();
    });
  }

  async #perform(lines: readonly CuedLine[], signal: AbortSignal): Promise<void> {
    for (const { cue, line } of lines) {
      await this.#await(cue, signal);
      if (signal.aborted) return;
      this.#queue(line, signal);
      await this.#speaking;
    }
  }

  #await(cue: Cue, signal: AbortSignal): Promise<void> {
    switch (cue.kind) {
      case 'pause':
        return this.#stage.sleep(cue.seconds * 1_000, signal);
      case 'reply':
        return this.#stage.ear.reply(cue.atMost * 1_000, signal);
      default:
        return cue satisfies never;
    }
  }

  /** One line at a time: the AI finishes its sentence before the next. */
  #queue(line: SpokenLine, signal: AbortSignal): void {
    this.#speaking = this.#speaking.then(() => this.#speak(line, signal)).catch((error: unknown) => this.#fail(error));
  }

  async #speak(line: SpokenLine, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#takenBack(signal);
      if (signal.aborted) return;
      const hold = this.#hold;
      this.#say({ kind: 'says', speaker: line.speaker, text: line.text });
      await this.#stage.voice.speak(line, AbortSignal.any([signal, hold.interrupt.signal]));
      if (!hold.interrupt.signal.aborted) return;
    }
  }

  /** Resolves when the call is not on hold. */
  #takenBack(signal: AbortSignal): Promise<void> {
    if (!this.#held || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      this.#hold.resume = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  #fail(error: unknown): void {
    if (this.#over.signal.aborted) return;
    this.#say({ kind: 'failed', why: messageOf(error) });
    void this.stop();
  }

  #finish(step: PracticeStep): void {
    this.#say(step);
    this.#over.abort();
    this.#ringing.abort();
  }

  #say(step: PracticeStep): void {
    this.#stage.report(step, this.#stage.now() - this.#startedAt);
  }
}

function newHold(): { interrupt: AbortController; resume: (() => void) | null } {
  return { interrupt: new AbortController(), resume: null };
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 300);
}
