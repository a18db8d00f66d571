/** Nodes whose clocks differ: the team goes from one to the other, and neither a phone rings nor a prospect waits any longer for it. */
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createTeamLeader } from '../../../src-main/desk/dispatch/team-leader.ts';
import { defaultPolicy } from '../../../src-main/desk/routing/model.ts';
import { at, openOf } from '../store/dispatch-steps.ts';
import { sqlite } from '../store/sqlite-engine.ts';

/** A clock that is further behind makes a prospect look like one who has waited for longer than anybody is asked to. */
const tenMinutes = 600_000;

it.each([
  ['ten minutes ahead', tenMinutes],
  ['ten minutes behind', -tenMinutes],
])('a leader whose clock is %s hands over to one that is right', async (_, skew) => {
  const opened = await sqlite.open();
  const { store } = opened;
  await store.ensureTeam('acme', 'secret');
  const known = { teamId: 'acme', name: null, skills: ['renewals'], languages: ['en'], hours: null };
  for (const id of ['ana', 'ben']) await store.reps.put({ ...known, id, sip: `sip:${id}@example.com` });
  await store.conversations.add({ teamId: 'acme', id: 'c1', input: { prospect: {} }, startedAt: at, createdAt: at });
  const reps = ['ana', 'ben'].map((repId) => ({ repId, availability: 'available' as const }));
  let now = at.getTime();
  const leaderOf = (nodeId: string, ahead: number) =>
    createTeamLeader({
      ...{ store, teamId: 'acme', nodeId, policy: defaultPolicy, settleMs: 0, now: () => new Date(now + ahead) },
      ...{ log: pino({ level: 'silent' }), connected: () => ({ version: 0, reps }) },
    });
  const stands = async () => {
    const { state, holder } = (await store.handoffs.get('acme', 'h1')) ?? {};
    return { state, holder };
  };

  const wrong = leaderOf('wrong', skew);
  await store.handoffs.open(openOf('h1'));
  await wrong.round();
  const first = (await stands()).holder;
  expect(['ana', 'ben']).toContain(first);
  await wrong.release();

  const right = leaderOf('right', 0);
  await right.round();
  const atOnce = await stands();
  now += defaultPolicy.ringMs + defaultPolicy.moreTimeMs + 1;
  await right.round();
  // Whoever did not answer in time has had the chance; the other one rings, at once where the ring looks long over.
  const other = { state: 'offered', holder: first === 'ana' ? 'ben' : 'ana' };
  expect(skew > 0 ? await stands() : atOnce).toEqual(other);
  await right.release();
  await opened.remove();
});
