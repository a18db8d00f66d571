/** What every engine must do for dispatching. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bookCallback } from '../../../src-main/desk/callbacks/callback.ts';
import type { DispatchEvent } from '../../../src-main/desk/dispatch/dispatch-event.ts';
import { weekly } from '../../../src-main/desk/hours/weekly-hours.ts';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';
import { at, opening, recordOf, stepOf, twoTeams } from './dispatch-steps.ts';
import type { OpenedEngine } from './engine.ts';
import { engines } from './engines.ts';

const later = (ms: number) => new Date(at.getTime() + ms);
const ringing = (repId: string): DispatchEvent => ({ type: 'ringing', handoffId: 'h1', repId });
const entry = { kind: 'ringing', repId: 'ana', body: { x: 1 }, at, current: true };
const decision = {
  ...{ fire: false, begins: false, trigger: null, probability: 0, evidence: [], contributions: [] },
  ...{ counterfactual: null, weightsVersion: 'w1' },
};
const connect = (token: number) => ({ type: 'connect', handoffId: 'h1', token }) as const;

describe.each(engines)('$name', (engine) => {
  let opened: OpenedEngine;
  let store: DeskStore;
  beforeEach(async () => {
    opened = await engine.open();
    store = opened.store;
    await twoTeams(store);
  });
  afterEach(() => opened.remove());

  it('keeps reps of one team apart from those of another', async () => {
    const hours = weekly('Europe/Berlin', [{ from: 540, to: 1020 }], [1, 2, 3]);
    const ana = { teamId: 'acme', id: 'ana', name: 'Ana', sip: 'sip:ana@a', skills: ['x'], languages: ['en'], hours };
    await store.reps.put({ ...ana, id: 'Zoe', name: null, hours: null });
    await store.reps.put({ ...ana, sip: 'sip:old@a' });
    await store.reps.put(ana);
    expect((await store.reps.list('acme')).map(({ id }) => id)).toEqual(['Zoe', 'ana']);
    expect(await store.reps.get('acme', 'ana')).toEqual(ana);
    expect(await store.reps.get('globex', 'ana')).toBeNull();
    expect(await store.reps.remove('globex', 'ana')).toBe(false);
    expect(await store.reps.remove('acme', 'ana')).toBe(true);
    expect(await store.reps.list('globex')).toEqual([]);
  });

  it('gives a lease to one node, and a new epoch to the next', async () => {
    const { dispatch } = store;
    expect(await dispatch.lease('acme', 'n1', 60_000)).toEqual({ held: true, epoch: 1 });
    expect(await dispatch.lease('acme', 'n1', 60_000)).toEqual({ held: true, epoch: 1 });
    const refused = await dispatch.lease('acme', 'n2', 60_000);
    expect(refused).toMatchObject({ held: false });
    expect(refused.held ? 0 : refused.freeInMs).toBeGreaterThan(30_000);
    expect(await dispatch.lease('globex', 'n2', 60_000)).toEqual({ held: true, epoch: 1 });
    await dispatch.release('acme', 'n2');
    expect(await dispatch.lease('acme', 'n2', 60_000)).toMatchObject({ held: false });
    await dispatch.release('acme', 'n1');
    expect(await dispatch.lease('acme', 'n2', 1)).toEqual({ held: true, epoch: 2 });
    // It runs out by itself.
    await vi.waitFor(async () => expect(await dispatch.lease('acme', 'n1', 60_000)).toEqual({ held: true, epoch: 3 }));
  });

  it('keeps events in order with their journal, until a step has dealt with them', async () => {
    const { dispatch } = store;
    const [first = 0, second = 0] = await dispatch.append(
      'acme',
      [ringing('ana'), ringing('ben')],
      [{ handoffId: 'h1', entry }],
    );
    expect(await store.handoffs.journal('acme', 'h1')).toEqual([opening, entry]);
    expect(await dispatch.pending('acme', 10)).toEqual([
      { number: first, event: ringing('ana') },
      { number: second, event: ringing('ben') },
    ]);
    expect(await dispatch.pending('acme', 1)).toHaveLength(1);
    expect(await dispatch.pending('globex', 10)).toEqual([]);
    expect(await dispatch.isPending('globex', first)).toBe(false);
    await dispatch.lease('acme', 'n1', 60_000);
    expect(await dispatch.commit(stepOf({ consumed: [first] }))).toBe(true);
    expect(await dispatch.isPending('acme', first)).toBe(false);
    expect(await dispatch.isPending('acme', second)).toBe(true);
    // A number is never given out twice, not even that of the newest event.
    await dispatch.commit(stepOf({ consumed: [second] }));
    expect((await dispatch.append('acme', [ringing('cleo')]))[0]).toBeGreaterThan(second);
  });

  it('appends nothing when the journal entry is about no handoff', async () => {
    const { dispatch } = store;
    await expect(dispatch.append('acme', [ringing('ana')], [{ handoffId: 'h9', entry }])).rejects.toThrow('not there');
    expect(await dispatch.pending('acme', 10)).toEqual([]);
  });

  it('writes a whole step, and nothing of a step whose lease is gone', async () => {
    const { dispatch } = store;
    const [number = 0] = await dispatch.append('acme', [ringing('ana')]);
    const callback = bookCallback({ id: 'k1', handoffId: 'h1', repId: 'ana' }, at.getTime(), [1, 2]);
    const queue = {
      ...{
        why: 'all-busy' as const,
        ahead: 2,
        servers: 3,
        patienceMs: 60_000,
        callbackWantedBy: 'ben',
        since: 1,
        seenAt: 2,
      },
      ...{ service: { weight: 1, meanMs: 2.5, varianceMs2: 3 }, answer: { weight: 0, meanMs: 1, varianceMs2: 1 } },
    } as const;
    const step = stepOf({
      consumed: [number],
      records: [recordOf('h1', 7)],
      handoffs: [{ id: 'h1', state: 'waiting', fence: 5, holder: 'ana', endedAt: null, queue }],
      references: [{ handoffId: 'h1', nonceHash: 'n5', fence: 5, expiresAt: later(1_000) }],
      journal: [{ handoffId: 'h1', entry }],
      feed: [
        { repId: 'ana', message: connect(5), at },
        { repId: 'ben', message: { type: 'set-away' }, at },
        { repId: 'ana', message: connect(6), at },
      ],
      callbacks: [callback],
      times: { service: queue.service, answer: queue.answer, patience: { waitedMs: 1.5, gaveUp: 2 } },
    });
    await dispatch.lease('acme', 'n1', 60_000);
    for (const wrong of [{ nodeId: 'n2' }, { epoch: 2 }, { teamId: 'globex' }]) {
      expect(await dispatch.commit({ ...step, ...wrong })).toBe(false);
    }
    const broken = { ...step, journal: [{ handoffId: 'h9', entry }] };
    await expect(dispatch.commit(broken)).rejects.toThrow('not there');
    expect(await dispatch.records('acme')).toEqual([]);
    expect(await store.feed.bounds('acme', 'ana')).toEqual({ oldest: 0, newest: 0 });
    expect(await dispatch.isPending('acme', number)).toBe(true);

    expect(await dispatch.commit(step)).toBe(true);
    expect(await dispatch.isPending('acme', number)).toBe(false);
    expect(await dispatch.records('acme')).toEqual([recordOf('h1', 7)]);
    expect(await dispatch.times('acme')).toEqual(step.times);
    expect(await dispatch.times('globex')).toBeNull();
    expect(await store.handoffs.get('acme', 'h1')).toMatchObject({ state: 'waiting', fence: 5, holder: 'ana', queue });
    expect(await store.handoffs.redeem('acme', 'h1', 'n5', 'ana', at)).toBe('redeemed');
    expect(await store.handoffs.journal('acme', 'h1')).toEqual([opening, entry]);
    expect(await store.feed.after('acme', 'ana', 0, 10)).toEqual([
      { cursor: 1, message: connect(5) },
      { cursor: 2, message: connect(6) },
    ]);
    expect(await store.feed.after('acme', 'ben', 0, 10)).toEqual([{ cursor: 1, message: { type: 'set-away' } }]);
    expect(await store.callbacks.get('acme', 'k1')).toEqual(callback);
    expect(await store.handoffs.get('globex', 'h1')).toMatchObject({ state: 'ended', fence: 0 });
    expect(await dispatch.records('globex')).toEqual([]);
    expect(await store.callbacks.get('globex', 'k1')).toBeNull();
    await dispatch.release('acme', 'n1');
    expect(await dispatch.commit(stepOf({ closed: ['h1'] }))).toBe(false);
  });

  it('knows when the AI had the prospect back, and when a handoff was over', async () => {
    const { conversations, dispatch, handoffs } = store;
    const told = async (kind: string, body: object, turn: number, current = true) => {
      await conversations.addTurns('acme', 'c1', [{ turn, speaker: 'prospect', text: 'So?', atSeconds: null }]);
      await conversations.addDecisions('acme', 'c1', [{ ...decision, turn }]);
      await dispatch.append('acme', [], [{ handoffId: 'h1', entry: { kind, repId: 'ana', body, at, current } }]);
    };
    expect(await handoffs.closedAfter('acme', 'h1')).toBeNull();
    await told('decline', { why: 'ended' }, 1);
    await told('decline', {}, 2, false);
    await told('closed', { why: 'cancelled' }, 3);
    await told('closed', { why: 'ended' }, 4);
    await told('closed', { why: 'waited-too-long' }, 5);
    expect(await conversations.handBacks('acme', 'c1')).toEqual([1, 3, 5]);
    expect(await conversations.handBacks('globex', 'c1')).toEqual([]);
    expect(await handoffs.closedAfter('acme', 'h1')).toBe(5);
    expect(await handoffs.closedAfter('globex', 'h1')).toBeNull();
  });

  it('knows which teams have work', async () => {
    const { dispatch } = store;
    expect(await dispatch.teamsWithWork()).toEqual([]);
    const [number = 0] = await dispatch.append('globex', [ringing('ana')]);
    await dispatch.lease('acme', 'n1', 60_000);
    await dispatch.commit(stepOf({ records: [recordOf('h1', 1), recordOf('h1', 2)] }));
    expect(await dispatch.teamsWithWork()).toEqual(['acme', 'globex']);
    await dispatch.lease('globex', 'n1', 60_000);
    await dispatch.commit(stepOf({ teamId: 'globex', consumed: [number] }));
    expect(await dispatch.teamsWithWork()).toEqual(['acme']);
    const booked = bookCallback({ id: 'k1', handoffId: 'h1', repId: null }, at.getTime(), []);
    await dispatch.commit(stepOf({ closed: ['h1'], callbacks: [booked] }));
    expect(await dispatch.teamsWithWork()).toEqual(['acme']);
    const over = { ...booked, stage: { kind: 'cancelled', at: 5 } } as const;
    await dispatch.commit(stepOf({ callbacks: [over] }));
    expect(await dispatch.teamsWithWork()).toEqual([]);
  });

  it('forgets old messages of the feed, and counts on', async () => {
    const { dispatch, feed } = store;
    await dispatch.lease('acme', 'n1', 60_000);
    const say = (token: number, ms: number) =>
      dispatch.commit(stepOf({ feed: [{ repId: 'ana', message: connect(token), at: later(ms) }] }));
    for (const token of [1, 2, 3]) await say(token, token);
    expect(await feed.after('acme', 'ana', 1, 1)).toEqual([{ cursor: 2, message: connect(2) }]);
    expect(await feed.sweep(later(2))).toBe(1);
    expect(await feed.bounds('acme', 'ana')).toEqual({ oldest: 2, newest: 3 });
    expect(await feed.sweep(later(1_000))).toBe(1);
    expect(await feed.bounds('acme', 'ana')).toEqual({ oldest: 3, newest: 3 });
    await say(4, 4);
    expect(await feed.after('acme', 'ana', 3, 10)).toEqual([{ cursor: 4, message: connect(4) }]);
  });

  it('lists callbacks by their time, open ones first, for whoever has to keep the promise', async () => {
    const { dispatch, callbacks } = store;
    await dispatch.lease('acme', 'n1', 60_000);
    const book = (id: string, repId: string | null, ms: number) => bookCallback({ id, handoffId: 'h1', repId }, ms, []);
    const over = { ...book('k0', 'ana', 0), stage: { kind: 'cancelled', at: 1 } } as const;
    const taken = { ...book('k3', null, 0), stage: { kind: 'dialling', repId: 'ben', since: 2 } } as const;
    await dispatch.commit(stepOf({ callbacks: [over, book('k1', 'ana', 30), book('k2', null, 20), taken] }));
    const ids = async (repId: string | null, open: boolean, limit = 10) =>
      (await callbacks.list('acme', { repId, open, limit })).map(({ id }) => id);
    expect(await ids(null, false)).toEqual(['k3', 'k2', 'k1', 'k0']);
    expect(await ids(null, true)).toEqual(['k3', 'k2', 'k1']);
    expect(await ids(null, true, 1)).toEqual(['k3']);
    expect(await ids('ana', true)).toEqual(['k1']);
    expect(await ids('ben', false)).toEqual(['k3']);
    expect(await callbacks.list('globex', { repId: null, open: false, limit: 10 })).toEqual([]);
  });
});
