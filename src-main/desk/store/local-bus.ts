/** The bus of a desk that is one process. */
import { assertMessage, type DeskBus } from './bus.ts';
import { createSubscribers } from './subscribers.ts';

export function localBus(): DeskBus {
  const subscribers = createSubscribers();
  return {
    async publish(channel, message) {
      assertMessage(message);
      // Never inside the call of the publisher, who may be about to write more.
      setImmediate(() => subscribers.tell(channel, message));
    },
    async subscribe(channel, listener) {
      const stop = subscribers.add(channel, listener);
      return async () => stop();
    },
  };
}
