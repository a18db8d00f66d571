/** The router, one behaviour at a time: whom it offers to, what answers do, what dies. */
import { beforeEach, describe, expect, it } from 'vitest';
import { weekly } from '../../../src-main/desk/hours/weekly-hours.ts';
import { defaultPolicy } from '../../../src-main/desk/routing/model.ts';
import { nextDeadline } from '../../../src-main/desk/routing/router.ts';
import { kinds, offerIn, openDesk } from './open-desk.ts';

let desk: ReturnType<typeof openDesk>;
beforeEach(() => {
  desk = openDesk();
});

describe('whom a handoff is offered to', () => {
  it('the account owner, else the longest idle, each with a reason', () => {
    desk.rep('ana');
    desk.clock.now += 1_000;
    desk.rep('ben');
    expect(offerIn(desk.ask('h1', { ownerId: 'ben' }))).toMatchObject({
      offer: { repId: 'ben' },
      why: 'account-owner',
    });
    expect(offerIn(desk.ask('h2', { ownerId: 'ben' }))).toMatchObject({ offer: { repId: 'ana' }, why: 'longest-idle' });
  });

  it('only reps with every skill and the language', () => {
    desk.rep('ana', { skills: ['legal'] });
    desk.rep('ben', { skills: ['legal', 'api'], languages: ['en', 'es'] });
    expect(desk.ask('h1', { skills: ['legal'], language: 'fr' })).toEqual([
      { type: 'queued', handoffId: 'h1', why: 'nobody-qualified' },
    ]);
    expect(offerIn(desk.ask('h2', { skills: ['api', 'legal'], language: 'es' })).offer.repId).toBe('ben');
  });

  it('only reps proved reachable within ten seconds; a returning proof brings the waiting one', () => {
    desk.rep('ana');
    desk.clock.now += 10_001;
    expect(desk.ask('h1')).toEqual([{ type: 'queued', handoffId: 'h1', why: 'all-busy' }]);
    expect(offerIn(desk.tell({ type: 'rep-proved', repId: 'ana' })).offer.handoffId).toBe('h1');
  });

  it('only in the hours of rep and prospect; the ring ends with them, and a tick notices when they begin', () => {
    desk.rep('ana', { hours: weekly('America/New_York', [{ from: 9 * 60, to: 17 * 60 }]) });
    const evening = [weekly('Europe/Berlin', [{ from: 8 * 60, to: 15 * 60 + 30 }])];
    desk.clock.now = Date.parse('2026-03-09T15:29:55+01:00');
    desk.stayReachable('ana');
    expect(offerIn(desk.ask('h1', { prospectHours: evening })).offer.expiresAt).toBe(
      Date.parse('2026-03-09T15:30:00+01:00'),
    );
    desk.tell({ type: 'handoff-cancelled', handoffId: 'h1' });
    desk.clock.now = Date.parse('2026-03-09T15:30:00+01:00');
    expect(desk.ask('h2', { prospectHours: evening })).toEqual([
      { type: 'queued', handoffId: 'h2', why: 'prospect-hours' },
    ]);
    desk.clock.now = Date.parse('2026-03-09T08:59:59-04:00') + 86_400_000;
    desk.stayReachable('ana');
    expect(desk.ask('h3')).toContainEqual({ type: 'queued', handoffId: 'h3', why: 'nobody-in-hours' });
    desk.clock.now += 1_000;
    expect(offerIn(desk.tell({ type: 'tick' })).offer.handoffId).toBe('h3');
  });
});

describe('an offer', () => {
  it('not answered goes to the next; that rep is not rung again for it, and away after missing twice', () => {
    desk.rep('ana');
    desk.clock.now += 1;
    desk.rep('ben');
    const first = offerIn(desk.ask('h1')).offer;
    desk.clock.now = first.expiresAt;
    desk.stayReachable('ana', 'ben');
    expect(desk.state.reps.get('ana')?.handoffId).toBeNull();
    const open = desk.state.handoffs.get('h1')?.stage;
    expect(open).toMatchObject({ kind: 'offered', offer: { repId: 'ben' } });
    desk.tell({ type: 'handoff-cancelled', handoffId: 'h1' });
    desk.tell({ type: 'rep-presence', repId: 'ben', nodeId: 'n1', availability: 'busy' });
    desk.ask('h2');
    desk.clock.now += defaultPolicy.ringMs;
    expect(desk.tell({ type: 'tick' })).toContainEqual({ type: 'rep-away', repId: 'ana' });
    expect(kinds(desk.rep('ana'))).toEqual([]);
    expect(offerIn(desk.ask('h3')).offer.repId).toBe('ana');
  });

  it('declined goes on at once with a greater token; the late accept is refused', () => {
    desk.rep('ana');
    desk.rep('ben');
    const { handoffId, repId, token } = offerIn(desk.ask('h1')).offer;
    const next = offerIn(desk.tell({ type: 'offer-declined', handoffId, repId, token, reason: 'declined' })).offer;
    expect(next.repId).not.toBe(repId);
    expect(next.token).toBeGreaterThan(token);
    expect(desk.tell({ type: 'offer-accepted', handoffId, repId, token })).toEqual([
      { type: 'refuse', handoffId, repId, token, why: 'stale-token' },
    ]);
  });

  it('accepted a moment too late is refused, however the clock of the node that heard it runs', () => {
    desk.rep('ana');
    const { handoffId, repId, token, expiresAt } = offerIn(desk.ask('h1')).offer;
    desk.clock.now = expiresAt;
    expect(kinds(desk.tell({ type: 'offer-accepted', handoffId, repId, token }))).toEqual([
      'withdraw',
      'queued',
      'refuse',
    ]);
    desk.clock.now = expiresAt - 5_000;
    expect(kinds(desk.tell({ type: 'offer-accepted', handoffId, repId, token }))).toEqual(['refuse']);
  });

  it('accepted twice is answered twice the same', () => {
    desk.rep('ana');
    const { handoffId, repId, token } = offerIn(desk.ask('h1')).offer;
    const accept = { type: 'offer-accepted', handoffId, repId, token } as const;
    expect(desk.tell(accept)).toEqual(desk.tell(accept));
  });

  it('rings longer when asked, but not for ever', () => {
    desk.rep('ana');
    const { handoffId, repId, token, expiresAt } = offerIn(desk.ask('h1')).offer;
    const more = { type: 'offer-more-time', handoffId, repId, token, ms: 10_000 } as const;
    desk.tell(more);
    desk.tell(more);
    expect(desk.tell(more)).toEqual([]);
    expect(nextDeadline(desk.state)).toBe(expiresAt + defaultPolicy.moreTimeMs);
  });

  it('answered with “callback” says so, and the handoff keeps its place until one is booked', () => {
    desk.rep('ana');
    const { handoffId, repId, token } = offerIn(desk.ask('h1')).offer;
    expect(kinds(desk.tell({ type: 'offer-declined', handoffId, repId, token, reason: 'callback' }))).toEqual([
      'callback-wanted',
      'queued',
    ]);
    expect(desk.tell({ type: 'handoff-cancelled', handoffId })).toEqual([
      { type: 'closed', handoffId, why: 'cancelled' },
    ]);
  });

  it('taken but not bridged in time goes to another', () => {
    desk.rep('ana');
    desk.rep('ben');
    const { handoffId, repId, token } = offerIn(desk.ask('h1')).offer;
    desk.tell({ type: 'offer-accepted', handoffId, repId, token });
    desk.clock.now += 9_000;
    desk.stayReachable('ana', 'ben');
    desk.clock.now += defaultPolicy.bridgeMs - 9_000;
    const commands = desk.tell({ type: 'tick' });
    expect(commands[0]).toMatchObject({ type: 'withdraw', why: 'not-bridged' });
    expect(offerIn(commands).offer.repId).not.toBe(repId);
  });
});

describe('when something dies', () => {
  it('a rep: the offer goes to another, and comes back to the rep if nobody else is there', () => {
    desk.rep('ana');
    const { token } = offerIn(desk.ask('h1')).offer;
    expect(kinds(desk.tell({ type: 'rep-died', repId: 'ana', nodeId: 'n1' }))).toEqual(['withdraw', 'queued']);
    const again = desk.tell({ type: 'rep-presence', repId: 'ana', nodeId: 'n2', availability: 'available' });
    expect(offerIn(again).offer.token).toBeGreaterThan(token);
    const late = { handoffId: 'h1', repId: 'ana', token };
    expect(desk.tell({ type: 'offer-accepted', ...late })).toEqual([{ type: 'refuse', ...late, why: 'stale-token' }]);
    expect(desk.tell({ type: 'rep-died', repId: 'ana', nodeId: 'n1' })).toEqual([]);
  });

  it('a node: each of its handoffs gets one new offer, none to a rep of that node', () => {
    desk.rep('ana');
    desk.rep('ben');
    desk.tell({ type: 'rep-profile', rep: { id: 'cat', skills: [], languages: ['en'], hours: null } });
    const offers = [offerIn(desk.ask('h1')), offerIn(desk.ask('h2'))];
    desk.tell({ type: 'rep-presence', repId: 'cat', nodeId: 'n2', availability: 'available' });
    const commands = desk.tell({ type: 'node-died', nodeId: 'n1' });
    expect(kinds(commands)).toEqual(['withdraw', 'withdraw', 'offer', 'queued']);
    expect(offerIn(commands).offer).toMatchObject({ handoffId: offers[0]?.offer.handoffId, repId: 'cat' });
  });

  it('a rep in a bridged call: the call is left alone and its end still counts', () => {
    desk.rep('ana');
    const { handoffId, repId, token } = offerIn(desk.ask('h1')).offer;
    desk.tell({ type: 'handoff-bridged', handoffId, repId, token });
    expect(desk.tell({ type: 'rep-died', repId, nodeId: 'n1' })).toEqual([]);
    expect(desk.tell({ type: 'handoff-ended', handoffId })).toEqual([{ type: 'closed', handoffId, why: 'ended' }]);
  });
});
