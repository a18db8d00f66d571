/** Word from node to node. */
import { describe, expect, it, vi } from 'vitest';
import { openPostgresStore } from '../../../src-main/desk/store/postgres/open.ts';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';
import { engines } from './engines.ts';
import { freshDatabase, postgresFolder } from './postgres-engine.ts';

async function listen(store: DeskStore, channel: string) {
  const heard: string[] = [];
  const gaps = vi.fn();
  const stop = await store.bus.subscribe(channel, { onMessage: (message) => heard.push(message), onGap: gaps });
  return { heard, gaps, stop };
}

describe.each(engines)('$name', (engine) => {
  it('tells everyone on the channel, in order, until they have heard enough', async () => {
    const opened = await engine.open();
    const { bus } = opened.store;
    const ear = await listen(opened.store, 'desk');
    const other = await listen(opened.store, 'desk "quoted"');
    const leaving = await listen(opened.store, 'desk');
    await bus.publish('desk', 'one');
    await bus.publish('desk', '\0 two \uffff');
    await vi.waitFor(() => expect(leaving.heard).toHaveLength(2));
    await leaving.stop();
    await leaving.stop();
    await bus.publish('desk', 'three');
    await bus.publish('desk "quoted"', 'four');
    await vi.waitFor(() => expect(other.heard).toEqual(['four']));
    expect(ear.heard).toEqual(['one', '\0 two \uffff', 'three']);
    expect(leaving.heard).toHaveLength(2);
    await expect(bus.publish('desk', 'x'.repeat(7_000))).rejects.toThrow(RangeError);
    await opened.remove();
  });
});

describe.runIf(postgresFolder !== null)('between nodes', () => {
  it('hears the others, and knows when it may have missed something', async () => {
    const { server, url } = await freshDatabase(postgresFolder ?? '');
    const nodes: DeskStore[] = [];
    for (let count = 0; count < 2; count += 1) {
      const opened = await openPostgresStore({ url, poolSize: 2 });
      if (!opened.ok) throw new Error(opened.error.message);
      nodes.push(opened.value);
    }
    const [one, two] = nodes;
    if (one === undefined || two === undefined) throw new Error('Two nodes are needed.');
    const ears = [await listen(one, 'desk'), await listen(two, 'desk')];
    await one.bus.publish('desk', 'hello');
    await vi.waitFor(() => expect(ears.map(({ heard }) => heard)).toEqual([['hello'], ['hello']]));
    expect(ears.map(({ gaps }) => gaps.mock.calls.length)).toEqual([0, 0]);

    await server.kill();
    await expect(one.bus.publish('desk', 'nobody hears')).rejects.toThrow('cannot be reached');
    // Who comes while there is no connection is heard from the next one on.
    ears.push(await listen(two, 'late'));
    await server.restart();
    await vi.waitFor(() => expect(ears.every(({ gaps }) => gaps.mock.calls.length === 1)).toBe(true), {
      timeout: 20_000,
    });
    await one.bus.publish('desk', 'back');
    await one.bus.publish('late', 'welcome');
    await vi.waitFor(() => expect(ears.map(({ heard }) => heard.at(-1))).toEqual(['back', 'back', 'welcome']));
    for (const node of nodes) await node.close();
  });
});
