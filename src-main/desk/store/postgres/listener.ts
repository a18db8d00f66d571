/**
 * The connection that hears: LISTEN needs one of its own that stays open. When it breaks it comes back by itself, after a
 * pause that grows to a few seconds, and whoever listens is told that something may have been missed.
 */
import pg from 'pg';
import { clientConfig } from './connections.ts';

export interface Listener {
  /** Resolves when the channel is heard, or when there is no connection: then `onGap` follows once there is one. */
  listen(channel: string): Promise<void>;
  unlisten(channel: string): Promise<void>;
  close(): Promise<void>;
}

export interface ListenerEvents {
  onMessage(channel: string, message: string): void;
  /** Every channel is heard again, after a time when none was. */
  onGap(): void;
  /** What is to be heard on a new connection. */
  channels(): readonly string[];
}

const shortestPauseMs = 50;
const longestPauseMs = 3_000;
/** How often the line is tried: one that has gone silent says nothing. */
const probeMs = 10_000;

export function createListener(url: string, events: ListenerEvents): Listener {
  let client: pg.Client | null = null;
  let connecting: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let failures = 0;
  let closed = false;

  async function connect(): Promise<void> {
    const fresh = new pg.Client(clientConfig(url));
    let given = false;
    const giveUp = (): void => {
      if (given) return;
      given = true;
      fresh.end().catch(() => {});
      if (client === fresh) client = null;
      if (!closed) comeBack();
    };
    fresh.on('error', giveUp);
    fresh.on('end', giveUp);
    fresh.on('notification', ({ channel, payload }) => events.onMessage(channel, payload ?? ''));
    try {
      await fresh.connect();
      client = fresh;
      for (const channel of events.channels()) await fresh.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    } catch {
      giveUp();
    }
    if (given) return;
    if (closed) return void (await fresh.end());
    if (failures > 0) events.onGap();
    failures = 0;
    probe(fresh, giveUp);
  }

  function comeBack(): void {
    const pause = Math.min(longestPauseMs, shortestPauseMs * 2 ** failures) * (0.5 + Math.random() / 2);
    failures += 1;
    again(pause, () => {
      connecting = connect();
    });
  }

  function probe(on: pg.Client, giveUp: () => void): void {
    again(probeMs, async () => {
      try {
        await inTurn(() => on.query('SELECT'));
        if (client === on) probe(on, giveUp);
      } catch {
        giveUp();
      }
    });
  }

  function again(afterMs: number, work: () => void): void {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(work, afterMs);
  }

  async function tell(statement: string): Promise<void> {
    // What fails here has broken the connection, and the next one begins with all channels.
    await inTurn(async () => await client?.query(statement)).catch(() => {});
  }

  /** One connection does one thing after the other. */
  function inTurn<T>(ask: () => Promise<T>): Promise<T> {
    const mine = last.then(ask, ask);
    last = mine;
    return mine;
  }

  return {
    async listen(channel) {
      connecting ??= connect();
      await connecting;
      await tell(`LISTEN ${pg.escapeIdentifier(channel)}`);
    },
    unlisten: (channel) => tell(`UNLISTEN ${pg.escapeIdentifier(channel)}`),
    async close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      await connecting;
      await client?.end();
      client = null;
    },
  };
}
