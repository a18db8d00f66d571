/** After a restart phones are on their way back for a moment: nobody is told meanwhile that nobody is there. */
import { pino } from 'pino';
import { expect, it } from 'vitest';
import type { ProvedRep } from '../../../src-main/desk/dispatch/presence.ts';
import { createTeamLeader } from '../../../src-main/desk/dispatch/team-leader.ts';
import { defaultPolicy } from '../../../src-main/desk/routing/model.ts';
import { at, openOf } from '../store/dispatch-steps.ts';
import { sqlite } from '../store/sqlite-engine.ts';

it('who asks right after a restart waits, and is told the truth when the phones stay away', async () => {
  const opened = await sqlite.open();
  const { store } = opened;
  await store.ensureTeam('acme', 'secret');
  const known = { name: null, sip: 'sip:ana@example.com', skills: ['renewals'], languages: ['en'], hours: null };
  await store.reps.put({ teamId: 'acme', id: 'ana', ...known });
  for (const id of ['c1', 'c2']) {
    await store.conversations.add({ teamId: 'acme', id, input: { prospect: {} }, startedAt: at, createdAt: at });
  }
  let now = at.getTime();
  const leaderOf = (nodeId: string, reps: readonly ProvedRep[]) =>
    createTeamLeader({
      ...{ store, teamId: 'acme', nodeId, policy: defaultPolicy, settleMs: 0, now: () => new Date(now) },
      ...{ log: pino({ level: 'silent' }), connected: () => ({ version: 0, reps }) },
    });
  const queueOf = async (id: string) => (await store.handoffs.get('acme', id))?.queue;

  const first = leaderOf('n1', []);
  await store.handoffs.open(openOf('h1'));
  await first.round();
  // Nobody has been here yet, and that is said at once.
  expect(await queueOf('h1')).toMatchObject({ why: 'nobody-in-hours', servers: 0 });
  await first.release();

  const second = leaderOf('n2', []);
  await store.handoffs.open({ ...openOf('h2'), conversationId: 'c2' });
  await second.round();
  expect(await queueOf('h2')).toBeNull();
  now += 5_000;
  await store.dispatch.append('acme', [{ type: 'asked', handoffId: 'h2' }]);
  await second.round();
  expect(await queueOf('h2')).toMatchObject({ why: 'nobody-in-hours', servers: 0 });
  await second.release();
  await opened.remove();
});
