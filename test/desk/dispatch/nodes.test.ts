/** Two nodes that run by themselves on one store: reps at one, requests at the other, and one of them dies. */
import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import { createDispatchNode, type DispatchNode } from '../../../src-main/desk/dispatch/node.ts';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';
import { openOf } from '../store/dispatch-steps.ts';
import { engines } from '../store/engines.ts';

const slowly = { timeout: 15_000, interval: 50 };

async function team(store: DeskStore, ids: readonly string[]): Promise<void> {
  await store.ensureTeam('acme', 'secret');
  const at = new Date();
  await store.conversations.add({ teamId: 'acme', id: 'c1', input: { prospect: {} }, startedAt: at, createdAt: at });
  for (const id of ids) {
    const known = { name: null, sip: `sip:${id}@example.com`, skills: ['renewals'], languages: ['en'], hours: null };
    await store.reps.put({ teamId: 'acme', id, ...known });
  }
}

function startNode(store: DeskStore, nodeId: string): DispatchNode {
  return createDispatchNode({ store, nodeId, now: () => new Date(), log: pino({ level: 'silent' }) });
}

async function ask(store: DeskStore, node: DispatchNode): Promise<void> {
  const { number } = await store.handoffs.open(openOf('h1', { at: new Date() }));
  if (number === null) throw new Error('Nothing was asked.');
  node.wake('acme');
  expect(await node.consumed('acme', number)).toBe(true);
}

describe.each(engines)('$name', (engine) => {
  it('one leads, hears of the other’s reps, and is followed by the other when it dies in the middle of an offer', async () => {
    const opened = await engine.open();
    const other = await opened.second();
    await team(other, ['ana', 'ben', 'cleo']);
    const [first, second] = [startNode(opened.store, 'n1'), startNode(other, 'n2')];
    await first.start();
    first.presence('acme', 'cleo', 'away');
    await vi.waitFor(() => expect(first.leads('acme')).toBe(true), slowly);
    await second.start();
    second.presence('acme', 'ana', 'available');
    second.presence('acme', 'ben', 'available');
    await vi.waitFor(() => expect(first.peek('acme', openOf('h1').request ?? never())).not.toBeNull(), slowly);
    expect(second.leads('acme')).toBe(false);
    await ask(other, second);
    const offered = await other.handoffs.get('acme', 'h1');
    expect(offered).toMatchObject({ state: 'offered', holder: expect.stringMatching(/ana|ben/) });

    // Without a word: the lease has to run out.
    await opened.store.close();
    await vi.waitFor(() => expect(second.leads('acme')).toBe(true), slowly);
    expect(await other.handoffs.get('acme', 'h1')).toEqual(offered);
    const holder = offered?.holder ?? '';
    const [number = 0] = await second.append('acme', [
      { type: 'declined', handoffId: 'h1', repId: holder, token: offered?.fence ?? 0, reason: 'declined' },
    ]);
    expect(await second.consumed('acme', number)).toBe(true);
    const next = await other.handoffs.get('acme', 'h1');
    expect(next).toMatchObject({ state: 'offered', holder: holder === 'ana' ? 'ben' : 'ana' });
    expect(next?.fence).toBeGreaterThan(offered?.fence ?? 0);
    await second.stop();
    await first.stop();
    await opened.remove();
  }, 40_000);

  it('a rep whose node dies with the leader is not waited for: the handoff goes to the next', async () => {
    const opened = await engine.open();
    const other = await opened.second();
    await team(other, ['ana', 'ben']);
    const first = startNode(opened.store, 'n1');
    await first.start();
    first.presence('acme', 'ana', 'available');
    await vi.waitFor(() => expect(first.peek('acme', openOf('h1').request ?? never())).toBe('ana'), slowly);
    await ask(opened.store, first);
    expect((await other.handoffs.get('acme', 'h1'))?.holder).toBe('ana');
    await first.append('acme', [{ type: 'accepted', handoffId: 'h1', repId: 'ana', token: null }]);
    await vi.waitFor(async () => expect((await other.handoffs.get('acme', 'h1'))?.state).toBe('accepted'), slowly);
    await opened.store.close();
    const second = startNode(other, 'n2');
    await second.start();
    second.presence('acme', 'ben', 'available');
    await vi.waitFor(async () => expect((await other.handoffs.get('acme', 'h1'))?.holder).toBe('ben'), {
      ...slowly,
      timeout: 30_000,
    });
    await second.stop();
    await first.stop();
    await opened.remove();
  }, 60_000);

  it('gives its lease back when it ends, and the next leads at once', async () => {
    const opened = await engine.open();
    await team(opened.store, ['ana']);
    const first = startNode(opened.store, 'n1');
    await first.start();
    first.presence('acme', 'ana', 'available');
    await vi.waitFor(() => expect(first.leads('acme')).toBe(true), slowly);
    await first.stop();
    expect(await opened.store.dispatch.lease('acme', 'n2', 1_000)).toMatchObject({ held: true, epoch: 2 });
    await opened.remove();
  }, 30_000);
});

function never(): never {
  throw new Error('It cannot be missing.');
}
