/** What a team's CRM has told and is owed, on every engine. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';
import { openOf } from './dispatch-steps.ts';
import { engines } from './engines.ts';

const at = new Date('2026-03-02T15:00:00Z');
const later = (seconds: number) => new Date(at.getTime() + seconds * 1_000);
const finding = { fields: { Title: 'VP' }, history: [{ text: 'Met at the fair', at: null }] };

describe.each(engines)('$name', (engine) => {
  let opened: Awaited<ReturnType<typeof engine.open>>;
  let store: DeskStore;
  beforeEach(async () => {
    opened = await engine.open();
    store = opened.store;
    for (const teamId of ['acme', 'globex']) {
      await store.ensureTeam(teamId, 'key');
      const input = { prospect: { name: 'Dana' } };
      await store.conversations.add({ teamId, id: 'c1', input, startedAt: at, createdAt: at });
      await store.handoffs.open({ ...openOf('h1'), teamId });
    }
  });
  afterEach(() => opened.remove());

  it('keeps the latest finding of a conversation, in its team', async () => {
    await store.crm.keepFinding('acme', 'c1', { fields: {}, history: [] });
    await store.crm.keepFinding('acme', 'c1', finding);
    expect(await store.crm.finding('acme', 'c1')).toEqual(finding);
    expect(await store.crm.finding('globex', 'c1')).toBeNull();
  });

  it('lets one node at a time have what is due, until its claim is old', async () => {
    await store.crm.owe('acme', 'h1', later(10));
    await store.crm.owe('globex', 'h1', later(10));
    expect(await store.crm.claim(['acme'], later(9), later(60), 5)).toEqual([]);
    const [first, ...others] = await store.crm.claim(['acme'], later(10), later(60), 5);
    expect([first, others]).toMatchObject([{ teamId: 'acme', handoffId: 'h1', attempts: 1 }, []]);
    expect(await store.crm.claim(['acme'], later(59), later(99), 5)).toEqual([]);
    expect(await store.crm.claim(['acme'], later(60), later(120), 5)).toMatchObject([{ attempts: 2 }]);
  });

  it('settles by whoever holds the claim, and keeps what was owed anew meanwhile', async () => {
    await store.crm.owe('acme', 'h1', at);
    const [old] = await store.crm.claim(['acme'], at, later(60), 5);
    const [held] = await store.crm.claim(['acme'], later(60), later(120), 5);
    if (old === undefined || held === undefined) throw new Error('nothing was claimed');
    await store.crm.settle(old, null);
    await store.crm.settle(held, later(200));
    expect(await store.crm.claim(['acme'], later(199), later(300), 5)).toEqual([]);
    const [again] = await store.crm.claim(['acme'], later(200), later(300), 5);
    if (again === undefined) throw new Error('it was forgotten');
    await store.crm.owe('acme', 'h1', later(210));
    await store.crm.settle(again, null);
    const [anew] = await store.crm.claim(['acme'], later(210), later(400), 5);
    if (anew === undefined) throw new Error('what was owed anew was forgotten');
    await store.crm.settle(anew, null);
    expect(await store.crm.claim(['acme'], later(9_999), later(10_000), 5)).toEqual([]);
  });
});
