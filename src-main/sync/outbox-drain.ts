/**
 * Empties the outbox into the desk: one delivery at a time, in order within a handoff, again until acknowledged.
 * At least once from here; with the idempotency key the desk counts exactly once.
 *
 *   stopped --start--> waiting --row due / kick--> delivering --outbox empty, desk down--> waiting
 *                         ^                                                                  |
 *                         +------------------------------------------------------------------+
 */
import type { Outbox, OutboxRow } from '../db/outbox-row.ts';
import type { DeskClient } from './desk-client.ts';
import { classify, retryDelay } from './retry-policy.ts';

export interface OutboxDrain {
  /** Delivers what waits, parked rows included, and from then on whatever becomes due. */
  start(): void;
  /** A row was added, or the network is back: look now. Cheap; any number of calls make one round. */
  kick(): void;
  /** The desk's address or key changed: everything again, parked rows included. */
  retryAll(): void;
  /** Resolves when the delivery under way has ended; nothing is sent or written afterwards. */
  stop(): Promise<void>;
}

export interface DrainDependencies {
  readonly outbox: Outbox;
  /** Null while no desk is configured: rows wait. */
  readonly client: () => Pick<DeskClient, 'deliver'> | null;
  readonly clock: { now(): Date };
  /** After every change of what waits. */
  readonly onChange: () => void;
  /** What the outbox threw in the middle of a round, for the log; the drain waits and tries again. */
  readonly onError: (error: unknown) => void;
  /** Calls `run` after `ms`; answers how to call it off. */
  readonly schedule?: (ms: number, run: () => void) => () => void;
  readonly random?: () => number;
}

const batch = 50;
/** Longest sleep: wall clocks jump, timers stop while a machine sleeps. */
const longestSleepMs = 60_000;
const databaseRetryMs = 5_000;

export function createOutboxDrain(dependencies: DrainDependencies): OutboxDrain {
  const { outbox, client, clock, onChange, onError, schedule = timer, random = Math.random } = dependencies;
  let running = false;
  let round: Promise<void> | null = null;
  let again = false;
  let deskWasDown = false;
  let cancelTimer = () => {};

  function kick(): void {
    if (!running) return;
    again = true;
    round ??= work().finally(() => {
      round = null;
      // Kicked after the round had looked for the last time.
      if (again) kick();
    });
  }

  async function work(): Promise<void> {
    let sleepMs: number | null = null;
    cancelTimer();
    try {
      while (running && again) {
        again = false;
        sleepMs = await deliverDue();
      }
      sleepMs ??= untilNextDue();
    } catch (error) {
      onError(error);
      sleepMs = databaseRetryMs;
    }
    if (running && sleepMs !== null) cancelTimer = schedule(Math.min(sleepMs, longestSleepMs), kick);
  }

  /** Delivers until nothing is due. Answers how long to leave a silent desk alone, null when it answers. */
  async function deliverDue(): Promise<number | null> {
    for (let rows = outbox.due(clock.now(), batch); rows.length > 0; rows = outbox.due(clock.now(), batch)) {
      for (const row of rows) {
        const desk = client();
        if (!running || desk === null) return null;
        const silentMs = await deliver(desk, row);
        onChange();
        if (silentMs !== null) return silentMs;
      }
    }
    return null;
  }

  async function deliver(desk: Pick<DeskClient, 'deliver'>, row: OutboxRow): Promise<number | null> {
    const result = await desk.deliver(row);
    const now = clock.now();
    if (result.ok) {
      outbox.delivered(row.id);
      if (deskWasDown) outbox.hurry(now);
      deskWasDown = false;
      return null;
    }
    const verdict = classify(result.error);
    if (verdict === 'park') {
      outbox.failed(row.id, result.error.message, null);
      return null;
    }
    const delayMs = retryDelay(row.attempts + 1, random(), result.error.retryAfterMs);
    outbox.failed(row.id, result.error.message, new Date(now.getTime() + delayMs));
    if (verdict === 'later') return null;
    deskWasDown = true;
    return delayMs;
  }

  function untilNextDue(): number | null {
    const next = client() === null ? null : outbox.nextDue();
    return next === null ? null : Math.max(0, next.getTime() - clock.now().getTime());
  }

  function retryAll(): void {
    if (outbox.retryParked(clock.now()) > 0) onChange();
    outbox.hurry(clock.now());
    kick();
  }

  return {
    start() {
      if (running) return;
      running = true;
      retryAll();
    },
    kick,
    retryAll,
    async stop() {
      running = false;
      cancelTimer();
      await round;
    },
  };
}

/** A timer that does not keep the process alive. */
function timer(ms: number, run: () => void): () => void {
  const handle = setTimeout(run, ms);
  handle.unref();
  return () => clearTimeout(handle);
}
