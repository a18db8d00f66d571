/** Saves what a person types: at most one write under way, always followed by the newest value, repeated until it holds. */
import type { Result } from '../../src-main/contract/result.ts';

export type SaveStatus =
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly message: string };

export interface Saver<T> {
  /** Takes the newest value; older ones not yet written are dropped. */
  save(value: T): void;
  /** Drops what is not yet under way and resolves when nothing is. */
  close(): Promise<void>;
}

export interface SaverOptions<T> {
  write(value: T): Promise<Result<unknown>>;
  onStatus(status: SaveStatus): void;
  /** Pause before a failed write is tried again, ms. */
  retryAfterMs?: number;
}

export function createSaver<T>({ write, onStatus, retryAfterMs = 2_000 }: SaverOptions<T>): Saver<T> {
  let next: { readonly value: T } | null = null;
  let running: Promise<void> | null = null;
  let retry: ReturnType<typeof setTimeout> | null = null;
  let closed = false;

  function stopRetry(): void {
    if (retry !== null) clearTimeout(retry);
    retry = null;
  }

  async function drain(): Promise<void> {
    while (next !== null) {
      const current = next;
      next = null;
      const result = await write(current.value);
      if (result.ok) continue;
      onStatus({ kind: 'failed', message: result.error.message });
      next ??= current;
      retry = setTimeout(start, retryAfterMs);
      return;
    }
    // What close() dropped was not saved, and nobody may read that it was.
    if (!closed) onStatus({ kind: 'saved' });
  }

  function start(): void {
    stopRetry();
    if (running !== null || next === null) return;
    onStatus({ kind: 'saving' });
    running = drain().finally(() => {
      running = null;
      // A value that came between the last write and now.
      if (next !== null && retry === null) start();
    });
  }

  return {
    save(value) {
      next = { value };
      start();
    },
    async close() {
      closed = true;
      next = null;
      stopRetry();
      await running;
      next = null;
      stopRetry();
    },
  };
}

/** One saver per key, made at the key's first value. */
export interface SaverPool<T> {
  save(key: string, value: T): void;
  close(key: string): Promise<void>;
}

export function createSaverPool<T>(
  write: (key: string, value: T) => Promise<Result<unknown>>,
  onStatus: (key: string, status: SaveStatus) => void,
): SaverPool<T> {
  const savers = new Map<string, Saver<T>>();
  return {
    save(key, value) {
      const saver =
        savers.get(key) ??
        createSaver<T>({ write: (newest) => write(key, newest), onStatus: (status) => onStatus(key, status) });
      savers.set(key, saver);
      saver.save(value);
    },
    async close(key) {
      const saver = savers.get(key);
      savers.delete(key);
      await saver?.close();
    },
  };
}
