/**
 * How often in a row the edge could not be had (RFC 5626 4.5). A registration that did not hold is no success: an edge that
 * takes a phone and drops it again is come back to ever more slowly, too.
 */

/** A connection that was registered for this long has held, ms. */
const steady = 10_000;

export class Attempts {
  #failures = 0;
  /** Registrations in a row that did not hold. */
  #flaps = 0;
  #upSince: number | null = null;

  get failures(): number {
    return this.#failures;
  }

  failed(): void {
    this.#failures += 1;
  }

  /** What is known of the past says nothing any more. */
  forget(): void {
    this.#failures = 0;
    this.#flaps = 0;
  }

  /** Another server is next, which has not failed; the phone has all the same. */
  elsewhere(): void {
    this.#failures = Math.min(this.#failures, 1);
  }

  registered(): void {
    this.#upSince ??= performance.now();
  }

  /** The registration is over, and with it the outage before it: the first that did not hold is tried again at once. */
  lost(): void {
    if (this.#upSince === null) return;
    this.#flaps = performance.now() - this.#upSince >= steady ? 0 : this.#flaps + 1;
    this.#failures = Math.max(0, this.#flaps - 1);
    this.#upSince = null;
  }
}
