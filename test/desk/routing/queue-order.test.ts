/** The queue of the router: who goes first, how far off one is, when it ends. */
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../src-main/desk/routing/model.ts';
import { queueView } from '../../../src-main/desk/routing/queue-view.ts';
import { kinds, offerIn, openDesk } from './open-desk.ts';

let desk: ReturnType<typeof openDesk>;
beforeEach(() => {
  desk = openDesk();
});

describe('the queue', () => {
  it('is first come, first served, with a head start for VIPs that others outgrow', () => {
    desk.ask('early');
    desk.clock.now += defaultPolicy.vipHeadStartMs - 1;
    desk.ask('late');
    desk.ask('vip', { vip: true });
    desk.clock.now += 2;
    desk.ask('too-late-vip', { vip: true });
    const order: string[] = [];
    desk.rep('ana');
    for (let turn = 0; turn < 4; turn += 1) {
      const stage = [...desk.state.handoffs.values()].find(({ stage: { kind } }) => kind === 'offered')?.stage;
      if (stage?.kind !== 'offered') throw new Error('nobody offered');
      order.push(stage.offer.handoffId);
      desk.serve(stage.offer);
      desk.tell({ type: 'rep-presence', repId: 'ana', nodeId: 'n1', availability: 'available' });
    }
    expect(order).toEqual(['vip', 'early', 'too-late-vip', 'late']);
  });

  it('lets a rep take an own account a little earlier than its turn', () => {
    desk.ask('first');
    desk.clock.now += defaultPolicy.ownerHeadStartMs;
    desk.ask('own', { ownerId: 'ana' });
    expect(offerIn(desk.rep('ana')).offer.handoffId).toBe('own');
    desk.ask('other');
    desk.clock.now += defaultPolicy.ownerHeadStartMs + 1;
    desk.ask('own-but-late', { ownerId: 'ben' });
    expect(offerIn(desk.rep('ben')).offer.handoffId).toBe('first');
  });

  it('tells how many are ahead, counting those who share only some of the reps by that share', () => {
    for (const id of ['ana', 'ben', 'cat', 'dan']) desk.rep(id, { skills: id === 'ana' ? ['legal'] : [] });
    for (const id of ['a', 'b', 'c', 'd']) desk.ask(id);
    for (const id of ['w1', 'w2', 'w3', 'w4']) desk.ask(id);
    desk.clock.now += 1;
    desk.ask('legal', { skills: ['legal'] });
    expect(queueView(desk.state, 'w4')).toEqual({ why: 'all-busy', ahead: 3, servers: 4 });
    expect(queueView(desk.state, 'legal')).toEqual({ why: 'all-busy', ahead: 1, servers: 1 });
    expect(queueView(desk.state, 'a')).toBeNull();
  });

  it('gives up on a handoff nobody took in half an hour, and says so', () => {
    desk.ask('h1');
    desk.clock.now += defaultPolicy.maxWaitMs;
    expect(desk.tell({ type: 'tick' })).toEqual([{ type: 'closed', handoffId: 'h1', why: 'waited-too-long' }]);
  });

  it('gives a rep a pause after a call unless the phone says available before', () => {
    desk.rep('ana');
    desk.serve(offerIn(desk.ask('h1')).offer);
    expect(kinds(desk.ask('h2'))).toEqual(['queued']);
    desk.clock.now += defaultPolicy.restMs;
    expect(offerIn(desk.tell({ type: 'tick' })).offer.handoffId).toBe('h2');
  });
});
