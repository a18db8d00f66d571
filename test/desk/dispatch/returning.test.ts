/** A rep whose phone comes back to the node that leads before that node has given up its first socket. */
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createDispatchNode } from '../../../src-main/desk/dispatch/node.ts';
import { openOf } from '../store/dispatch-steps.ts';
import { sqlite } from '../store/sqlite-engine.ts';

const patiently = { timeout: 10_000 };

it('keeps the offer that rings when the node in between takes leave', async () => {
  const opened = await sqlite.open();
  const { store } = opened;
  const known = { name: null, sip: 'sip:ana@example.com', skills: ['renewals'], languages: ['en'], hours: null };
  const at = new Date();
  await store.ensureTeam('acme', 'secret');
  await store.reps.put({ teamId: 'acme', id: 'ana', ...known });
  await store.conversations.add({ teamId: 'acme', id: 'c1', input: { prospect: {} }, startedAt: at, createdAt: at });
  const nodeOn = (nodeId: string, of = store) =>
    createDispatchNode({ store: of, nodeId, now: () => new Date(), log: pino({ level: 'silent' }) });
  const [leader, other] = [nodeOn('n1'), nodeOn('n2', await opened.second())];
  const dealtWith = async (node: typeof leader, number = 0) => {
    expect(await node.consumed('acme', number)).toBe(true);
  };
  const heardOf = async () => {
    // In order: what was said before is dealt with when this is.
    const [number] = await leader.append('acme', [{ type: 'asked', handoffId: 'h1' }]);
    await dealtWith(leader, number);
  };

  await leader.start();
  leader.presence('acme', 'ana', 'available', true);
  await expect.poll(() => leader.leads('acme'), patiently).toBe(true);
  await other.start();
  const { number } = await store.handoffs.open(openOf('h1', { at }));
  leader.wake('acme');
  await dealtWith(leader, number ?? 0);
  const offered = await store.handoffs.get('acme', 'h1');
  expect(offered).toMatchObject({ state: 'offered', holder: 'ana' });

  other.presence('acme', 'ana', 'available', true);
  await heardOf();
  leader.presence('acme', 'ana', 'available', true);
  await heardOf();
  other.gone('acme', 'ana');
  await heardOf();
  expect(await store.handoffs.get('acme', 'h1')).toEqual(offered);
  await other.stop();
  await leader.stop();
  await opened.remove();
}, 30_000);
