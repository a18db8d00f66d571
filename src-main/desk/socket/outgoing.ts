/**
 * What goes out on one socket. Kept messages wait for each other, so that a phone that reads slowly costs one message of
 * memory; moments are left out while it is behind. One that has stopped reading is found by the age of what it owes.
 */
import type { WebSocket } from 'ws';

export interface Outgoing {
  /** Resolves once it is with the operating system, or the socket is closed: what was kept is sent again then. */
  kept(text: string): Promise<void>;
  /** False: left out, because the socket is behind. */
  moment(text: string): boolean;
  /** Since when something waits to be read, monotonic ms; null: nothing waits. */
  behindSince(): number | null;
}

/** Moments are left out above this, bytes waiting. */
const behindBytes = 262_144;

export function createOutgoing(socket: WebSocket, clock: () => number): Outgoing {
  /** When each message that is still on its way was handed over, oldest first. */
  const owed = new Set<{ readonly at: number }>();

  function send(text: string): Promise<void> {
    if (socket.readyState !== socket.OPEN) return Promise.resolve();
    const entry = { at: clock() };
    owed.add(entry);
    return new Promise((resolve) => {
      socket.send(text, () => {
        owed.delete(entry);
        resolve();
      });
    });
  }

  return {
    kept: send,
    moment(text) {
      const behind = socket.bufferedAmount > behindBytes;
      if (!behind) void send(text);
      return !behind;
    },
    behindSince: () => owed.values().next().value?.at ?? null,
  };
}
