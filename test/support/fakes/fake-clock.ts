/** Time that only passes when a test says so. */
import type { Clock } from '../../../src-renderer/runtime/clock.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

export class FakeClock implements Clock {
  #now = 0;
  readonly #timers = new Set<Timer>();

  readonly now = (): number => this.#now;

  readonly after = (ms: number, run: () => void): (() => void) => {
    const timer: Timer = { at: this.#now + ms, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  };

  /** How many timers are still running. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Passes `ms`, running each timer at its moment and letting what it caused settle before the next. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    await settled();
    for (let timer = this.#next(until); timer !== null; timer = this.#next(until)) {
      this.#timers.delete(timer);
      this.#now = timer.at;
      timer.run();
      await settled();
    }
    this.#now = until;
  }

  #next(until: number): Timer | null {
    const due = [...this.#timers].filter(({ at }) => at <= until);
    return due.reduce<Timer | null>((first, timer) => (first === null || timer.at < first.at ? timer : first), null);
  }
}

/** Resolves when every promise that could settle by itself has. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
