/** Warnings the rep must see even when they arise before the page is there to show them. */
import type { Pusher } from './push.ts';

export interface Warnings {
  add(id: string, message: string): void;
  /** The page listens now. */
  pageReady(): void;
  /** The page is gone or being loaded again. */
  pageGone(): void;
}

export function createWarnings(pusher: Pusher): Warnings {
  const waiting = new Map<string, string>();
  let ready = false;

  const flush = (): void => {
    if (!ready) return;
    for (const [id, message] of waiting) pusher.push('warning', { id, message });
    waiting.clear();
  };

  return {
    add(id, message) {
      waiting.set(id, message);
      flush();
    },
    pageReady() {
      ready = true;
      flush();
    },
    pageGone() {
      ready = false;
    },
  };
}
