/** Warnings the rep must see even when they arise before the page is there to show them. */
import { createPageGate, type PageGate } from './page-gate.ts';
import type { Pusher } from './push.ts';

export interface Warnings extends PageGate {
  add(id: string, message: string): void;
}

export function createWarnings(pusher: Pusher): Warnings {
  const waiting = new Map<string, string>();
  const { whenOpen, ...gate } = createPageGate(() => {
    for (const [id, message] of waiting) pusher.push('warning', { id, message });
    waiting.clear();
  });
  return {
    ...gate,
    add(id, message) {
      waiting.set(id, message);
      whenOpen();
    },
  };
}
