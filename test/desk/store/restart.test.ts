/** PostgreSQL is killed twice while two nodes append and take turns in leading: what was acknowledged is dealt with, once. */
import { describe, expect, it, vi } from 'vitest';
import { openPostgresStore } from '../../../src-main/desk/store/postgres/open.ts';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';
import { StoreUnavailable } from '../../../src-main/desk/store/unavailable.ts';
import { at, stepOf, twoTeams } from './dispatch-steps.ts';
import { freshDatabase, postgresFolder } from './postgres-engine.ts';

const events = 200;

/** What was asked, or null when the database was away; then it is back. */
async function tried<T>(store: DeskStore, ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    await vi.waitFor(() => store.ping(), { timeout: 20_000 });
    return null;
  }
}

describe.runIf(postgresFolder !== null)('PostgreSQL', () => {
  it('loses no acknowledged event and deals with none twice', async () => {
    const { server, url } = await freshDatabase(postgresFolder ?? '');
    const opened = [await openPostgresStore({ url, poolSize: 3 }), await openPostgresStore({ url, poolSize: 3 })];
    const nodes = opened.flatMap((store) => (store.ok ? [store.value] : []));
    const [first] = nodes;
    if (first === undefined) throw new Error('No store.');
    await twoTeams(first);
    const acknowledged: number[] = [];
    let appending = nodes.length;

    async function append(store: DeskStore): Promise<void> {
      for (let count = 0; count < events / nodes.length; count += 1) {
        const event = { type: 'ringing', handoffId: 'h1', repId: 'ana' } as const;
        acknowledged.push(...((await tried(store, () => store.dispatch.append('acme', [event]))) ?? []));
      }
      appending -= 1;
    }

    async function lead(store: DeskStore, nodeId: string): Promise<void> {
      for (let open = true; open; ) {
        const last = appending === 0;
        const step = await tried(store, async () => {
          const lease = await store.dispatch.lease('acme', nodeId, 60_000);
          const pending = await store.dispatch.pending('acme', 5);
          if (!lease.held) return pending.length;
          const feed = pending.map(({ number }) => {
            return { repId: 'ana', message: { type: 'connect', handoffId: 'h1', token: number }, at } as const;
          });
          const consumed = pending.map(({ number }) => number);
          await store.dispatch.commit(stepOf({ nodeId, epoch: lease.epoch, consumed, feed }));
          await store.dispatch.release('acme', nodeId);
          return pending.length;
        });
        open = !last || step !== 0;
      }
    }

    const work = Promise.all([...nodes.map(append), ...nodes.map((store, index) => lead(store, `n${index}`))]);
    for (const seen of [events / 4, events / 2]) {
      await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(seen), { timeout: 20_000, interval: 5 });
      await server.kill();
      await server.restart();
    }
    await work;
    const messages = await first.feed.after('acme', 'ana', 0, 2 * events);
    const dealt = messages.flatMap(({ message }) => (message.type === 'connect' ? [message.token] : []));
    expect(messages.map(({ cursor }) => cursor)).toEqual(messages.map((_, index) => index + 1));
    expect(new Set(dealt).size).toBe(dealt.length);
    expect(dealt).toEqual(expect.arrayContaining(acknowledged));
    expect(acknowledged.length).toBeGreaterThan(events / 2);
    for (const node of nodes) await node.close();
  });
});
