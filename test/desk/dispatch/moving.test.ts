/** A rep who moves from one node to another, while the old node still believes in its socket. */
import { pino } from 'pino';
import { expect, it } from 'vitest';
import type { DispatchEvent } from '../../../src-main/desk/dispatch/dispatch-event.ts';
import { beatMs, deadMs } from '../../../src-main/desk/dispatch/presence.ts';
import { createTeamLeader } from '../../../src-main/desk/dispatch/team-leader.ts';
import { defaultPolicy } from '../../../src-main/desk/routing/model.ts';
import { at, openOf } from '../store/dispatch-steps.ts';
import { sqlite } from '../store/sqlite-engine.ts';

it('keeps the offer that rings, whatever the old node repeats and however it takes leave', async () => {
  const opened = await sqlite.open();
  const { store } = opened;
  await store.ensureTeam('acme', 'secret');
  const known = { name: null, sip: 'sip:ana@example.com', skills: ['renewals'], languages: ['en'], hours: null };
  await store.reps.put({ teamId: 'acme', id: 'ana', ...known });
  await store.conversations.add({ teamId: 'acme', id: 'c1', input: { prospect: {} }, startedAt: at, createdAt: at });
  let now = at.getTime();
  const leader = createTeamLeader({
    ...{ store, teamId: 'acme', nodeId: 'n1', policy: defaultPolicy, settleMs: 0, now: () => new Date(now) },
    ...{ log: pino({ level: 'silent' }), connected: () => ({ version: 0, reps: [] }) },
  });
  const hear = async (...events: DispatchEvent[]) => {
    await store.dispatch.append('acme', events);
    await leader.round();
  };
  const available = { repId: 'ana', availability: 'available' } as const;
  const beat = (nodeId: string, named: boolean) => ({ type: 'beat', nodeId, reps: named ? [available] : [] }) as const;
  const offer = async () => {
    const { state, holder, fence } = (await store.handoffs.get('acme', 'h1')) ?? {};
    return { state, holder, fence };
  };

  await store.handoffs.open(openOf('h1'));
  await hear(beat('old', true));
  const first = await offer();
  expect(first).toMatchObject({ state: 'offered', holder: 'ana' });
  await hear({ type: 'presence', nodeId: 'new', ...available });
  await hear(beat('old', true));
  await hear({ type: 'rep-gone', repId: 'ana', nodeId: 'old' }, beat('old', false), beat('new', true));
  expect(await offer()).toEqual(first);

  // The new node dies without a word: whoever still has the rep has it.
  await hear(beat('old', true));
  for (let passed = 0; passed <= deadMs; passed += beatMs) {
    now += beatMs;
    await hear(beat('old', true));
  }
  expect(leader.state()?.router.reps.get('ana')?.nodeId).toBe('old');
  await leader.release();
  await opened.remove();
});
