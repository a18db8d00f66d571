/** Waiting for something the other side will say, for a bounded time. */

export interface Waiting<T> {
  /** The next value settled; null after the time is up. A second wait replaces the first, which gets null. */
  next(): Promise<T | null>;
  settle(value: T): void;
}

/** @param timeoutMs how long one wait lasts at most, ms. */
export function createWaiting<T>(timeoutMs: number): Waiting<T> {
  let finish: ((value: T | null) => void) | null = null;
  return {
    next() {
      finish?.(null);
      return new Promise((resolve) => {
        const timer = setTimeout(() => finish?.(null), timeoutMs);
        finish = (value) => {
          clearTimeout(timer);
          finish = null;
          resolve(value);
        };
      });
    },
    settle: (value) => finish?.(value),
  };
}
