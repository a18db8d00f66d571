/**
 * Fault 39: three nodes on a PostgreSQL, two hundred reps at work, and things that die: the node that leads, the database, another
 * node. Nobody is lost, nobody is offered to two, and every rep is back without anybody's help.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openPostgresStore } from '../../../src-main/desk/store/postgres/open.ts';
import { findPostgres, startPostgres } from '../../support/postgres.ts';
import { openBusyDesk, teamId } from './busy-desk.ts';
import { outageSeconds } from './ledger.ts';
import { replay } from './replay.ts';

const bin = findPostgres();
if (bin === null) console.warn('Skipped: PostgreSQL is not installed (apt-get install postgresql).');

const reps = 200;
const everyMs = 250;
const patiently = { timeout: 40_000, interval: 100 };

it.skipIf(bin === null)(
  'nodes and the database die under 200 reps, and no handoff is lost',
  { timeout: 180_000 },
  async () => {
    if (bin === null) return;
    const server = await startPostgres(bin, { fsync: true });
    await server.sql('CREATE DATABASE desk');
    const url = server.url('desk');
    const opened = await openPostgresStore({ url, poolSize: 4 });
    if (!opened.ok) throw new Error(opened.error.message);
    const store = opened.value;
    const desk = await openBusyDesk(store, reps, { BATON_DATABASE_URL: url });
    try {
      await Promise.all([desk.addNode(), desk.addNode(), desk.addNode()]);
      desk.openReps();
      const live = () => desk.reps.filter((rep) => rep.isLive()).length;
      await expect.poll(live, patiently).toBe(reps);
      desk.talk(everyMs);
      const flows = async (at: number) => {
        await expect.poll(() => outageSeconds(desk.ledger, at), patiently).not.toBeNull();
      };
      await flows(performance.now());

      const faults: Record<string, number> = {};
      const leads = desk.leader();
      faults['leader killed'] = performance.now();
      await desk.killNode(leads);
      await flows(faults['leader killed']);
      await desk.addNode();
      await expect.poll(live, patiently).toBe(reps);

      faults['database killed'] = performance.now();
      await server.kill();
      await pause(1_000);
      await server.restart();
      await flows(faults['database killed']);

      const [other] = [...desk.nodes].filter((node) => node !== desk.leader());
      if (other === undefined) throw new Error('There is one node.');
      faults['other node killed'] = performance.now();
      await desk.killNode(other);
      await flows(faults['other node killed']);
      await desk.addNode();

      await desk.stopTalking();
      await expect.poll(live, patiently).toBe(reps);
      await expect.poll(async () => (await store.dispatch.records(teamId)).length, patiently).toBe(0);
      const found = await replay(store, teamId, desk.ledger);
      console.log(desk.lines(found, faults));
      expect([...desk.ledger.faults, ...found.faults]).toEqual([]);
      expect(found.bridged).toBeGreaterThan(20);
      // What each rep has acted on is all there is for it.
      for (const [index, rep] of desk.reps.entries()) {
        const { newest } = await store.feed.bounds(teamId, `rep-${index}`);
        await expect.poll(rep.cursor, patiently).toBe(newest);
      }
    } finally {
      await desk.stop();
      await store.close();
      await server.stop();
    }
  },
);
