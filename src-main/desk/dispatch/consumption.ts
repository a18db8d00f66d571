/** Waits until an event of an inbox is dealt with: by word from the leader, and by looking, should the word be lost. */
import type { DeskStore } from '../store/store.ts';
import { StoreUnavailable } from '../store/unavailable.ts';
import type { DeskWord } from './desk-word.ts';

/** How often a waiter looks for itself, ms. */
const lookMs = 250;
/** Numbers remembered per team: word may come before anybody waits for it. */
const remembered = 2_000;

export interface Consumption {
  /** False: not within the time. */
  until(teamId: string, number: number, timeoutMs: number): Promise<boolean>;
  heard(word: DeskWord): void;
  /** Word may have been lost. */
  look(): void;
}

export function createConsumption(store: DeskStore): Consumption {
  const done = new Map<string, Set<number>>();
  const waiters = new Set<{ readonly teamId: string; readonly number: number; readonly wake: () => void }>();

  /** A store that is away for a moment does not say, and what waits for it is kept already: whoever failed now would do it twice. */
  async function isPending(teamId: string, number: number): Promise<boolean> {
    try {
      return await store.dispatch.isPending(teamId, number);
    } catch (error) {
      if (error instanceof StoreUnavailable) return true;
      throw error;
    }
  }

  return {
    async until(teamId, number, timeoutMs) {
      const deadline = performance.now() + timeoutMs;
      if (done.get(teamId)?.has(number) === true) return true;
      for (;;) {
        const rest = deadline - performance.now();
        if (rest <= 0) return false;
        await new Promise<void>((resolve) => {
          const timer = setTimeout(wake, Math.min(lookMs, rest));
          const waiter = { teamId, number, wake };
          waiters.add(waiter);
          function wake(): void {
            clearTimeout(timer);
            waiters.delete(waiter);
            resolve();
          }
        });
        if (done.get(teamId)?.has(number) === true) return true;
        if (!(await isPending(teamId, number))) return true;
      }
    },
    heard({ t, c = [] }) {
      if (c.length === 0) return;
      const numbers = done.get(t) ?? new Set();
      done.set(t, numbers);
      for (const number of c) numbers.add(number);
      for (const number of numbers) {
        if (numbers.size <= remembered) break;
        numbers.delete(number);
      }
      for (const waiter of [...waiters]) if (waiter.teamId === t && numbers.has(waiter.number)) waiter.wake();
    },
    look() {
      for (const waiter of [...waiters]) waiter.wake();
    },
  };
}
