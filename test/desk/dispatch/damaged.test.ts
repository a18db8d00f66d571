/** Whatever cannot be read or dealt with stops nobody but itself, and is kept. */
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationInput } from '../../../src-main/desk/conversations/conversation.ts';
import type { DispatchEvent } from '../../../src-main/desk/dispatch/dispatch-event.ts';
import type { RoutingRecord } from '../../../src-main/desk/dispatch/routing-record.ts';
import { createTeamLeader } from '../../../src-main/desk/dispatch/team-leader.ts';
import { defaultPolicy } from '../../../src-main/desk/routing/model.ts';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';
import { at, openOf, recordOf, stepOf } from '../store/dispatch-steps.ts';
import type { OpenedEngine } from '../store/engine.ts';
import { engines } from '../store/engines.ts';

/** As a newer version may have written it. */
const newerEvent: DispatchEvent = JSON.parse('{"type":"rep-winked","repId":"ana"}');
const newerRecord = (id: string): RoutingRecord => JSON.parse(`{"request":{"id":"${id}"},"stage":{"kind":"winking"}}`);

describe.each(engines)('$name', (engine) => {
  let opened: OpenedEngine;
  let store: DeskStore;
  beforeEach(async () => {
    opened = await engine.open();
    store = opened.store;
    await store.ensureTeam('acme', 'secret');
    const known = { name: null, sip: 'sip:ana@example.com', skills: ['renewals'], languages: ['en'], hours: null };
    await store.reps.put({ teamId: 'acme', id: 'ana', ...known });
    for (const id of ['c1', 'c2', 'c3']) {
      const input = {
        prospect: {},
        direction: 'inbound' as const,
        routing: { skills: ['renewals'] },
      } satisfies ConversationInput;
      await store.conversations.add({ teamId: 'acme', id, input, startedAt: at, createdAt: at });
    }
  });
  afterEach(() => opened.remove());

  type Connected = Parameters<typeof createTeamLeader>[0]['connected'];
  const ana: Connected = () => ({ version: 0, reps: [{ repId: 'ana', availability: 'available' }] });
  const leaderOf = (nodeId: string, connected = ana) =>
    createTeamLeader({
      ...{ store, teamId: 'acme', nodeId, policy: defaultPolicy, settleMs: 0, now: () => at },
      ...{ log: pino({ level: 'silent' }), connected },
    });
  const stateOf = async (id: string) => (await store.handoffs.get('acme', id))?.state;

  it('an event nobody can read is kept aside, and the next one is dealt with', async () => {
    await store.dispatch.append('acme', [newerEvent]);
    await store.handoffs.open(openOf('h1'));
    const leader = leaderOf('n1');
    await leader.round();
    expect(await stateOf('h1')).toBe('offered');
    expect(await store.dispatch.pending('acme', 10)).toEqual([]);
    expect(await store.dispatch.countAside()).toBe(1);
    await leader.release();
  });

  it('a request nobody can read ends, so that its platform does not wait for ever', async () => {
    const zone = { ...recordOf('h1', 0).request, prospectHours: JSON.parse('[{"zone":"Nowhere/At_All"}]') };
    await store.handoffs.open({ ...openOf('h1'), request: zone });
    const leader = leaderOf('n1');
    await leader.round();
    expect(await stateOf('h1')).toBe('ended');
    expect(await store.dispatch.countAside()).toBe(1);
    await leader.release();
  });

  it('a handoff whose record cannot be read is routed anew; one that was bridged ends', async () => {
    const first = leaderOf('n1');
    await store.handoffs.open(openOf('h1'));
    await first.round();
    await store.handoffs.open({ ...openOf('h2', { request: null }), conversationId: 'c2' });
    await store.handoffs.open({ ...openOf('h3'), conversationId: 'c3' });
    await first.round();
    expect([await stateOf('h1'), await stateOf('h3')]).toEqual(['offered', 'waiting']);
    const bridged = { id: 'h2', state: 'bridged', fence: 1, holder: 'ana', endedAt: null, queue: null } as const;
    const records = [newerRecord('h1'), newerRecord('h2'), recordOf('h3', 1)];
    expect(await store.dispatch.commit(stepOf({ records, handoffs: [bridged] }))).toBe(true);
    await first.release();

    expect(await store.dispatch.records('acme')).toEqual([recordOf('h3', 1)]);
    const second = leaderOf('n2');
    await second.round();
    expect([await stateOf('h1'), await stateOf('h2'), await stateOf('h3')]).toEqual(['waiting', 'ended', 'offered']);
    expect(await store.dispatch.damagedRecords('acme')).toEqual([]);
    await second.release();
  });

  it('a request the leader fails on ends, too', async () => {
    await store.handoffs.open(openOf('h1'));
    let asked = 0;
    // Once before the events and once after each.
    const failing: Connected = () => {
      asked += 1;
      if (asked === 2) throw new Error('Something is wrong with h1.');
      return ana();
    };
    const leader = leaderOf('n1', failing);
    await expect(leader.round()).rejects.toThrow();
    await leader.round();
    expect(await stateOf('h1')).toBe('ended');
    expect(await store.dispatch.countAside()).toBe(1);
    await leader.release();
  });
});
