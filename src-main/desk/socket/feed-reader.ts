/**
 * Brings a rep's feed to one socket: in order, each message once. It only ever asks for what comes after the last one it
 * has sent, so that a word heard twice, late or not at all can neither repeat nor lose a message.
 */
import type { FeedMessage } from '../store/dispatch-store.ts';

export interface FeedEntry {
  readonly cursor: number;
  readonly message: FeedMessage;
}

export interface FeedReader {
  /** There may be something new. Any number of calls while it reads make one more look. */
  wake(): void;
  /** Resolves when nothing is sent any more. */
  stop(): Promise<void>;
}

const page = 50;

/**
 * @param read entries after a cursor, oldest first
 * @param deliver resolves when the socket has taken it; the next one waits for it
 * @param failed what `read` or `deliver` rejected with; reading goes on with the next word
 */
export function createFeedReader(
  from: number,
  read: (after: number, limit: number) => Promise<readonly FeedEntry[]>,
  deliver: (entry: FeedEntry) => Promise<void>,
  failed: (error: unknown) => void,
): FeedReader {
  let cursor = from;
  let again = false;
  let stopped = false;
  let reading: Promise<void> | null = null;

  async function readAll(): Promise<void> {
    while (again && !stopped) {
      again = false;
      const entries = await read(cursor, page);
      for (const entry of entries) {
        if (stopped) return;
        await deliver(entry);
        cursor = entry.cursor;
      }
      again ||= entries.length === page;
    }
  }

  function wake(): void {
    again = true;
    if (stopped || reading !== null) return;
    reading = readAll()
      .catch(failed)
      .finally(() => {
        reading = null;
        // Woken after it had looked for the last time.
        if (again) wake();
      });
  }

  return {
    wake,
    async stop() {
      stopped = true;
      await reading;
    },
  };
}
