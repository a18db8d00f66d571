/** Who listens to which channel of a bus in this process. */
import type { BusListener } from './bus.ts';

export interface Subscribers {
  /** Answers the function that takes it away again; calling it twice does nothing more. */
  add(channel: string, listener: BusListener): () => void;
  channels(): string[];
  tell(channel: string, message: string): void;
  tellGap(): void;
}

export function createSubscribers(): Subscribers {
  const all = new Set<{ readonly channel: string; readonly listener: BusListener }>();
  return {
    add(channel, listener) {
      const entry = { channel, listener };
      all.add(entry);
      return () => void all.delete(entry);
    },
    channels: () => [...new Set([...all].map(({ channel }) => channel))],
    tell(channel, message) {
      for (const entry of [...all]) if (entry.channel === channel && all.has(entry)) entry.listener.onMessage(message);
    },
    tellGap() {
      for (const entry of [...all]) if (all.has(entry)) entry.listener.onGap();
    },
  };
}
