/** One timer with a purpose: armed, moved, stopped, never doubled. */
export class Deadline {
  readonly #onOver: () => void;
  #handle: ReturnType<typeof setTimeout> | null = null;
  #at = 0;

  constructor(onOver: () => void) {
    this.#onOver = onOver;
  }

  get running(): boolean {
    return this.#handle !== null;
  }

  /** `ms` from now. A deadline that is already running stays where it is. */
  arm(ms: number): void {
    if (this.#handle !== null) return;
    this.#at = performance.now() + ms;
    this.#run();
  }

  /** `ms` later than it was set for, running or stopped. */
  extend(ms: number): void {
    this.stop();
    this.#at += ms;
    this.#run();
  }

  stop(): void {
    if (this.#handle !== null) clearTimeout(this.#handle);
    this.#handle = null;
  }

  #run(): void {
    this.#handle = setTimeout(
      () => {
        this.#handle = null;
        this.#onOver();
      },
      Math.max(0, this.#at - performance.now()),
    );
  }
}
