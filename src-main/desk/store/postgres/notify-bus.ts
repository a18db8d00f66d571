/** The bus between nodes: NOTIFY from any connection of the pool, heard on one of its own. */
import { assertMessage, type DeskBus } from '../bus.ts';
import { createSubscribers } from '../subscribers.ts';
import type { Connections } from './connections.ts';
import { createListener } from './listener.ts';
import { fromText } from './text.ts';

/** Other programs may notify in the same database. */
const prefix = 'baton_';

export function notifyBus(url: string, { query }: Connections): { readonly bus: DeskBus; close(): Promise<void> } {
  const subscribers = createSubscribers();
  const listener = createListener(url, {
    onMessage: (channel, message) => subscribers.tell(channel.slice(prefix.length), fromText(message)),
    onGap: () => subscribers.tellGap(),
    channels: () => subscribers.channels().map((channel) => prefix + channel),
  });
  const bus: DeskBus = {
    async publish(channel, message) {
      assertMessage(message);
      await query('SELECT pg_notify($1, $2)', [prefix + channel, message]);
    },
    async subscribe(channel, heard) {
      const stop = subscribers.add(channel, heard);
      await listener.listen(prefix + channel);
      return async () => {
        stop();
        if (!subscribers.channels().includes(channel)) await listener.unlisten(prefix + channel);
      };
    },
  };
  return { bus, close: () => listener.close() };
}
