/** Deletes what is older than the rep, or the admin, wants kept: at start, once a day, and soon after either changes it. */
import { setImmediate as breathe } from 'node:timers/promises';
import { keptDays } from '../contract/locks.ts';
import type { Settings } from '../contract/settings.ts';
import type { Retention } from '../db/retention.ts';

export interface RetentionKeeper {
  /** Resolves when everything that was too old is gone. */
  follow(): Promise<void>;
  stop(): Promise<void>;
}

export interface RetentionKeeperDependencies {
  readonly retention: Pick<Retention, 'purge'>;
  readonly settings: () => Settings;
  readonly now: () => Date;
  readonly purged: (count: number) => void;
  readonly failed: (error: unknown) => void;
}

const day = 86_400_000;
/** A timer that slept with the machine is late by this at most, ms. */
const longestNap = 3_600_000;

/** Handoffs received before this are too old. Counted in whole days of 24 hours. */
export function keptSince(days: number, now: Date): Date {
  return new Date(now.getTime() - days * day);
}

export function createRetentionKeeper(dependencies: RetentionKeeperDependencies): RetentionKeeper {
  const { retention, settings, now, purged, failed } = dependencies;
  let last: { readonly at: number; readonly days: number | null } | null = null;
  let stopped = false;
  let work = Promise.resolve();

  async function purge(): Promise<void> {
    const days = keptDays(settings());
    last = { at: now().getTime(), days };
    if (days === null) return;
    let count = 0;
    try {
      let more = true;
      while (more && !stopped) {
        const step = retention.purge(keptSince(days, now()));
        count += step;
        more = step > 0;
        // A call may come in between.
        await breathe();
      }
    } catch (error) {
      failed(error);
    }
    if (count > 0) purged(count);
  }

  function follow(): Promise<void> {
    work = work.then(purge);
    return work;
  }

  const timer = setInterval(() => {
    const changed = last !== null && last.days !== keptDays(settings());
    if (changed || last === null || Math.abs(now().getTime() - last.at) >= day) void follow();
  }, longestNap).unref();
  void follow();

  return {
    follow,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await work;
    },
  };
}
