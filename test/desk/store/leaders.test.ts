/** Two nodes that take turns in leading one team, while others append and a rep reads along. */
import { describe, expect, it } from 'vitest';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';
import { at, stepOf, twoTeams } from './dispatch-steps.ts';
import { engines } from './engines.ts';

const events = 120;

describe.each(engines)('$name', (engine) => {
  it('deals with every event once, and a reader of the feed misses nothing', async () => {
    const opened = await engine.open();
    const nodes = [opened.store, await opened.second()];
    await twoTeams(opened.store);
    let dealt = 0;
    const epochs = new Map<number, string>();

    async function lead(store: DeskStore, nodeId: string): Promise<void> {
      const { dispatch } = store;
      while (dealt < events) {
        const lease = await dispatch.lease('acme', nodeId, 60_000);
        if (!lease.held) continue;
        // One epoch belongs to one node, whoever else believes to lead.
        expect(epochs.get(lease.epoch) ?? nodeId).toBe(nodeId);
        epochs.set(lease.epoch, nodeId);
        const pending = await dispatch.pending('acme', 5);
        const feed = pending.map(({ number }) => {
          return { repId: 'ana', message: { type: 'connect', handoffId: 'h1', token: number }, at } as const;
        });
        const step = stepOf({ nodeId, epoch: lease.epoch, consumed: pending.map(({ number }) => number), feed });
        // Another node takes over in the middle of the step: it is refused, or it was first.
        const [committed] = await Promise.all([dispatch.commit(step), dispatch.release('acme', nodeId)]);
        if (committed) dealt += pending.length;
      }
    }

    async function append(store: DeskStore, from: number): Promise<number[]> {
      const numbers: number[] = [];
      for (let index = from; index < events; index += 2) {
        numbers.push(...(await store.dispatch.append('acme', [{ type: 'ringing', handoffId: 'h1', repId: 'ana' }])));
      }
      return numbers;
    }

    async function readAlong(store: DeskStore): Promise<number[]> {
      const tokens: number[] = [];
      for (let cursor = 0; cursor < events; ) {
        for (const seen of await store.feed.after('acme', 'ana', cursor, 7)) {
          expect(seen.cursor).toBe(cursor + 1);
          cursor = seen.cursor;
          if (seen.message.type === 'connect') tokens.push(seen.message.token);
        }
        // An engine that answers at once must not keep the others from their turn.
        await new Promise(setImmediate);
      }
      return tokens;
    }

    const [appended, others, read] = await Promise.all([
      append(opened.store, 0),
      append(nodes[1] ?? opened.store, 1),
      readAlong(opened.store),
      ...nodes.map((store, index) => lead(store, `n${index}`)),
    ]);
    expect(read.toSorted((a, b) => a - b)).toEqual([...appended, ...others].sort((a, b) => a - b));
    expect(await opened.store.dispatch.pending('acme', 10)).toEqual([]);
    expect(new Set(epochs.values()).size).toBe(2);
    await opened.remove();
  });
});
