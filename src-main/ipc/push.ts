/** The only place that sends to the page. A message that does not fit its schema is a fault of ours and is not sent. */
import type { WebContents } from 'electron';
import { type PushName, type PushOf, pushes } from '../contract/channels.ts';

export interface Pusher {
  push<N extends PushName>(name: N, message: PushOf<N>): void;
}

export type PushTarget = Pick<WebContents, 'send' | 'isDestroyed'>;

/** `target`: the page of the main window, null before it exists and after it is gone. */
export function createPusher(
  target: () => PushTarget | null,
  log: (event: string, fields: Record<string, string>) => void,
): Pusher {
  return {
    push(name, message) {
      const parsed = pushes[name].safeParse(message);
      if (!parsed.success) {
        log('push-bad-message', { name, at: parsed.error.issues[0]?.path.join('.') ?? '' });
        return;
      }
      const page = target();
      if (page !== null && !page.isDestroyed()) page.send(name, parsed.data);
    },
  };
}
