/** A team that takes long to read is led all the same. */
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createTeamLeader } from '../../../src-main/desk/dispatch/team-leader.ts';
import { defaultPolicy } from '../../../src-main/desk/routing/model.ts';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';
import { sqlite } from '../store/sqlite-engine.ts';

it('the lease is kept while the team is read', async () => {
  const opened = await sqlite.open();
  const { reps, dispatch } = opened.store;
  await opened.store.ensureTeam('acme', 'secret');
  const renewed = Promise.withResolvers<void>();
  let leases = 0;
  const store: DeskStore = {
    ...opened.store,
    reps: {
      ...reps,
      async list(teamId) {
        await renewed.promise;
        return await reps.list(teamId);
      },
    },
    dispatch: {
      ...dispatch,
      async lease(...asked) {
        leases += 1;
        if (leases > 1) renewed.resolve();
        return await dispatch.lease(...asked);
      },
    },
  };
  const leader = createTeamLeader({
    ...{ store, teamId: 'acme', nodeId: 'n1', policy: defaultPolicy, settleMs: 0, now: () => new Date() },
    ...{ log: pino({ level: 'silent' }), connected: () => ({ version: 0, reps: [] }) },
  });
  expect(await leader.round()).toMatchObject({ kind: 'led', took: true });
  await leader.release();
  await opened.remove();
});
