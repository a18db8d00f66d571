/** Old handoffs go at start, every day, and when either the rep or the admin wants them kept shorter. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isLocked, keptDays } from '../../../src-main/contract/locks.ts';
import { noPolicy } from '../../../src-main/contract/policy.ts';
import { defaultSettings } from '../../../src-main/contract/settings.ts';
import { createRetentionKeeper, type RetentionKeeper } from '../../../src-main/handoff/retention-keeper.ts';
import { type Bench, facts, noon, openTestDatabase } from '../../db/support.ts';

const day = 86_400_000;
let bench: Bench;
let keeper: RetentionKeeper;
let purged: number[];

function start(): RetentionKeeper {
  purged = [];
  return createRetentionKeeper({
    retention: bench.store.retention,
    settings: bench.store.settings.get,
    now: bench.clock.now,
    purged: (count) => void purged.push(count),
    failed: (error) => {
      throw error;
    },
  });
}

const kept = () => bench.store.handoffs.list({ query: '', limit: 50, before: null }).map((item) => item.handoffKey);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  bench = openTestDatabase();
  for (const age of [1, 5, 40]) {
    const receivedAt = new Date(noon.getTime() - age * day).toISOString();
    const { handoffId } = bench.store.handoffs.begin(facts({ receivedAt }), `${age} days`);
    bench.store.handoffs.record(handoffId, { type: 'ended', outcome: { kind: 'timed-out' }, talkSeconds: 0 });
  }
});
afterEach(async () => {
  await keeper.stop();
  vi.useRealTimers();
  bench.discard();
});

it('keeps everything until somebody says otherwise', async () => {
  keeper = start();
  await keeper.follow();
  expect(kept()).toHaveLength(3);
  bench.store.settings.set({ retentionDays: 30 });
  await keeper.follow();
  expect(kept()).toEqual(['1 days', '5 days']);
  expect(purged).toEqual([1]);
});

it('purges at start, and again when a day has passed', async () => {
  bench.store.settings.set({ retentionDays: 30 });
  keeper = start();
  await vi.waitFor(() => expect(kept()).toEqual(['1 days', '5 days']));
  bench.clock.pass(26 * day);
  vi.advanceTimersByTime(3_600_000);
  await vi.waitFor(() => expect(kept()).toEqual(['1 days']));
});

it('takes the word of an admin over the rep’s, within the hour', async () => {
  bench.store.settings.set({ retentionDays: 365 });
  keeper = start();
  await keeper.follow();
  bench.store.settings.set({ policy: { ...noPolicy, retentionDays: 3 } });
  vi.advanceTimersByTime(3_600_000);
  await vi.waitFor(() => expect(kept()).toEqual(['1 days']));
  const managed = { ...defaultSettings, policy: { ...noPolicy, retentionDays: 3 } };
  expect([keptDays(managed), isLocked(managed, 'retentionDays')]).toEqual([3, true]);
});
