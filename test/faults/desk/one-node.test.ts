/** Fault 39: one node on a file, killed in the middle and started again: what it had said yes to is there, and everybody goes on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openSqliteStore } from '../../../src-main/desk/store/sqlite/open.ts';
import { openBusyDesk, teamId } from './busy-desk.ts';
import { outageSeconds } from './ledger.ts';
import { replay } from './replay.ts';

const patiently = { timeout: 40_000, interval: 100 };

it('a desk on one machine is killed and started again, and nothing it had taken is lost', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-one-node-'));
  const file = path.join(folder, 'desk.sqlite');
  const opened = openSqliteStore(file);
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  const desk = await openBusyDesk(store, 20, { BATON_DESK_DATA: file });
  try {
    const node = await desk.addNode();
    desk.openReps();
    const live = () => desk.reps.filter((rep) => rep.isLive()).length;
    await expect.poll(live, patiently).toBe(20);
    desk.talk(200);
    await expect.poll(() => desk.ledger.acknowledged.length, patiently).toBeGreaterThan(10);

    const killed = performance.now();
    await desk.killNode(node);
    await desk.addNode();
    await expect.poll(() => outageSeconds(desk.ledger, killed), patiently).not.toBeNull();

    await desk.stopTalking();
    await expect.poll(live, patiently).toBe(20);
    await expect.poll(async () => (await store.dispatch.records(teamId)).length, patiently).toBe(0);
    const found = await replay(store, teamId, desk.ledger);
    console.log(desk.lines(found, { 'node killed': killed }));
    expect([...desk.ledger.faults, ...found.faults]).toEqual([]);
    expect(found.bridged).toBeGreaterThan(5);
  } finally {
    await desk.stop();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
