/** The router, one behaviour at a time. */
import { beforeEach, describe, expect, it } from 'vitest';
import { weekly } from '../../../src-main/desk/hours/weekly-hours.ts';
import {
  defaultPolicy,
  type HandoffRequest,
  type RepProfile,
  type RoutingCommand,
  type RoutingEvent,
} from '../../../src-main/desk/routing/model.ts';
import { queueView } from '../../../src-main/desk/routing/queue-view.ts';
import { nextDeadline, route } from '../../../src-main/desk/routing/router.ts';
import { createRouterState, type RouterState } from '../../../src-main/desk/routing/state.ts';

const start = Date.parse('2026-03-09T10:00:00-04:00');
type Told = RoutingEvent extends infer Event ? (Event extends unknown ? Omit<Event, 'at'> : never) : never;

let state: RouterState;
let now: number;
beforeEach(() => {
  state = createRouterState(defaultPolicy, 1);
  now = start;
});

const tell = (event: Told): RoutingCommand[] => route(state, { ...event, at: now });
const kinds = (commands: readonly RoutingCommand[]): string[] => commands.map(({ type }) => type);

function rep(id: string, profile: Partial<RepProfile> = {}): RoutingCommand[] {
  tell({ type: 'rep-profile', rep: { id, skills: [], languages: ['en'], hours: null, ...profile } });
  return tell({ type: 'rep-presence', repId: id, nodeId: 'n1', availability: 'available' });
}

function ask(id: string, request: Partial<HandoffRequest> = {}): RoutingCommand[] {
  const handoff = { id, skills: [], language: 'en', ownerId: null, vip: false, prospectHours: [], ...request };
  return tell({ type: 'handoff-requested', handoff });
}

function offerIn(commands: readonly RoutingCommand[]) {
  const found = commands.find((command) => command.type === 'offer');
  if (found?.type !== 'offer') throw new Error(`no offer in ${JSON.stringify(commands)}`);
  return found;
}

/** Takes the offer, talks and is free again. */
function serve(commands: readonly RoutingCommand[]): void {
  const { handoffId, repId, token } = offerIn(commands).offer;
  tell({ type: 'offer-accepted', handoffId, repId, token });
  tell({ type: 'handoff-bridged', handoffId, repId, token });
  tell({ type: 'handoff-ended', handoffId });
}

function stayReachable(...repIds: readonly string[]): void {
  for (const repId of repIds) tell({ type: 'rep-proved', repId });
}

describe('whom a handoff is offered to', () => {
  it('the account owner, else the longest idle, each with a reason', () => {
    rep('ana');
    now += 1_000;
    rep('ben');
    expect(offerIn(ask('h1', { ownerId: 'ben' }))).toMatchObject({ offer: { repId: 'ben' }, why: 'account-owner' });
    expect(offerIn(ask('h2', { ownerId: 'ben' }))).toMatchObject({ offer: { repId: 'ana' }, why: 'longest-idle' });
  });

  it('only reps with every skill and the language', () => {
    rep('ana', { skills: ['legal'] });
    rep('ben', { skills: ['legal', 'api'], languages: ['en', 'es'] });
    expect(ask('h1', { skills: ['legal'], language: 'fr' })).toEqual([
      { type: 'queued', handoffId: 'h1', why: 'nobody-qualified' },
    ]);
    expect(offerIn(ask('h2', { skills: ['api', 'legal'], language: 'es' })).offer.repId).toBe('ben');
  });

  it('only reps proved reachable within ten seconds; a returning proof brings the waiting one', () => {
    rep('ana');
    now += 10_001;
    expect(ask('h1')).toEqual([{ type: 'queued', handoffId: 'h1', why: 'all-busy' }]);
    expect(offerIn(tell({ type: 'rep-proved', repId: 'ana' })).offer.handoffId).toBe('h1');
  });

  it('only in the hours of rep and prospect; the ring ends with them, and a tick notices when they begin', () => {
    rep('ana', { hours: weekly('America/New_York', [{ from: 9 * 60, to: 17 * 60 }]) });
    const evening = [weekly('Europe/Berlin', [{ from: 8 * 60, to: 15 * 60 + 30 }])];
    now = Date.parse('2026-03-09T15:29:55+01:00');
    stayReachable('ana');
    expect(offerIn(ask('h1', { prospectHours: evening })).offer.expiresAt).toBe(
      Date.parse('2026-03-09T15:30:00+01:00'),
    );
    tell({ type: 'handoff-cancelled', handoffId: 'h1' });
    now = Date.parse('2026-03-09T15:30:00+01:00');
    expect(ask('h2', { prospectHours: evening })).toEqual([{ type: 'queued', handoffId: 'h2', why: 'prospect-hours' }]);
    now = Date.parse('2026-03-09T08:59:59-04:00') + 86_400_000;
    stayReachable('ana');
    expect(ask('h3')).toContainEqual({ type: 'queued', handoffId: 'h3', why: 'nobody-in-hours' });
    now += 1_000;
    expect(offerIn(tell({ type: 'tick' })).offer.handoffId).toBe('h3');
  });
});

describe('an offer', () => {
  it('not answered goes to the next; that rep is not rung again for it, and away after missing twice', () => {
    rep('ana');
    now += 1;
    rep('ben');
    const first = offerIn(ask('h1')).offer;
    now = first.expiresAt;
    stayReachable('ana', 'ben');
    expect(state.reps.get('ana')?.handoffId).toBeNull();
    const open = state.handoffs.get('h1')?.stage;
    expect(open).toMatchObject({ kind: 'offered', offer: { repId: 'ben' } });
    tell({ type: 'handoff-cancelled', handoffId: 'h1' });
    tell({ type: 'rep-presence', repId: 'ben', nodeId: 'n1', availability: 'busy' });
    ask('h2');
    now += defaultPolicy.ringMs;
    expect(tell({ type: 'tick' })).toContainEqual({ type: 'rep-away', repId: 'ana' });
    expect(kinds(rep('ana'))).toEqual([]);
    expect(offerIn(ask('h3')).offer.repId).toBe('ana');
  });

  it('declined goes on at once with a greater token; the late accept is refused', () => {
    rep('ana');
    rep('ben');
    const { handoffId, repId, token } = offerIn(ask('h1')).offer;
    const next = offerIn(tell({ type: 'offer-declined', handoffId, repId, token, reason: 'declined' })).offer;
    expect(next.repId).not.toBe(repId);
    expect(next.token).toBeGreaterThan(token);
    expect(tell({ type: 'offer-accepted', handoffId, repId, token })).toEqual([
      { type: 'refuse', handoffId, repId, token, why: 'stale-token' },
    ]);
  });

  it('accepted a moment too late is refused, however the clock of the node that heard it runs', () => {
    rep('ana');
    const { handoffId, repId, token, expiresAt } = offerIn(ask('h1')).offer;
    now = expiresAt;
    expect(kinds(tell({ type: 'offer-accepted', handoffId, repId, token }))).toEqual(['withdraw', 'queued', 'refuse']);
    now = expiresAt - 5_000;
    expect(kinds(tell({ type: 'offer-accepted', handoffId, repId, token }))).toEqual(['refuse']);
  });

  it('accepted twice is answered twice the same', () => {
    rep('ana');
    const { handoffId, repId, token } = offerIn(ask('h1')).offer;
    const accept = { type: 'offer-accepted', handoffId, repId, token } as const;
    expect(tell(accept)).toEqual(tell(accept));
  });

  it('rings longer when asked, but not for ever', () => {
    rep('ana');
    const { handoffId, repId, token, expiresAt } = offerIn(ask('h1')).offer;
    const more = { type: 'offer-more-time', handoffId, repId, token, ms: 10_000 } as const;
    tell(more);
    tell(more);
    expect(tell(more)).toEqual([]);
    expect(nextDeadline(state)).toBe(expiresAt + defaultPolicy.moreTimeMs);
  });

  it('answered with “callback” says so, and the handoff keeps its place until one is booked', () => {
    rep('ana');
    const { handoffId, repId, token } = offerIn(ask('h1')).offer;
    expect(kinds(tell({ type: 'offer-declined', handoffId, repId, token, reason: 'callback' }))).toEqual([
      'callback-wanted',
      'queued',
    ]);
    expect(tell({ type: 'handoff-cancelled', handoffId })).toEqual([{ type: 'closed', handoffId, why: 'cancelled' }]);
  });

  it('taken but not bridged in time goes to another', () => {
    rep('ana');
    rep('ben');
    const { handoffId, repId, token } = offerIn(ask('h1')).offer;
    tell({ type: 'offer-accepted', handoffId, repId, token });
    now += 9_000;
    stayReachable('ana', 'ben');
    now += defaultPolicy.bridgeMs - 9_000;
    const commands = tell({ type: 'tick' });
    expect(commands[0]).toMatchObject({ type: 'withdraw', why: 'not-bridged' });
    expect(offerIn(commands).offer.repId).not.toBe(repId);
  });
});

describe('when something dies', () => {
  it('a rep: the offer goes to another, and comes back to the rep if nobody else is there', () => {
    rep('ana');
    const { token } = offerIn(ask('h1')).offer;
    expect(kinds(tell({ type: 'rep-died', repId: 'ana', nodeId: 'n1' }))).toEqual(['withdraw', 'queued']);
    const again = tell({ type: 'rep-presence', repId: 'ana', nodeId: 'n2', availability: 'available' });
    expect(offerIn(again).offer.token).toBeGreaterThan(token);
    expect(tell({ type: 'rep-died', repId: 'ana', nodeId: 'n1' })).toEqual([]);
  });

  it('a node: each of its handoffs gets one new offer, none to a rep of that node', () => {
    rep('ana');
    rep('ben');
    tell({ type: 'rep-profile', rep: { id: 'cat', skills: [], languages: ['en'], hours: null } });
    const offers = [offerIn(ask('h1')), offerIn(ask('h2'))];
    tell({ type: 'rep-presence', repId: 'cat', nodeId: 'n2', availability: 'available' });
    const commands = tell({ type: 'node-died', nodeId: 'n1' });
    expect(kinds(commands)).toEqual(['withdraw', 'withdraw', 'offer', 'queued']);
    expect(offerIn(commands).offer).toMatchObject({ handoffId: offers[0]?.offer.handoffId, repId: 'cat' });
  });

  it('a rep in a bridged call: the call is left alone and its end still counts', () => {
    rep('ana');
    const { handoffId, repId, token } = offerIn(ask('h1')).offer;
    tell({ type: 'handoff-bridged', handoffId, repId, token });
    expect(tell({ type: 'rep-died', repId, nodeId: 'n1' })).toEqual([]);
    expect(tell({ type: 'handoff-ended', handoffId })).toEqual([{ type: 'closed', handoffId, why: 'ended' }]);
  });
});

describe('the queue', () => {
  it('is first come, first served, with a head start for VIPs that others outgrow', () => {
    ask('early');
    now += defaultPolicy.vipHeadStartMs - 1;
    ask('late');
    ask('vip', { vip: true });
    now += 2;
    ask('too-late-vip', { vip: true });
    const order: string[] = [];
    rep('ana');
    for (let turn = 0; turn < 4; turn += 1) {
      const stage = [...state.handoffs.values()].find(({ stage: { kind } }) => kind === 'offered')?.stage;
      if (stage?.kind !== 'offered') throw new Error('nobody offered');
      order.push(stage.offer.handoffId);
      serve([{ type: 'offer', offer: stage.offer, why: 'longest-idle' }]);
      tell({ type: 'rep-presence', repId: 'ana', nodeId: 'n1', availability: 'available' });
    }
    expect(order).toEqual(['vip', 'early', 'too-late-vip', 'late']);
  });

  it('lets a rep take an own account a little earlier than its turn', () => {
    ask('first');
    now += defaultPolicy.ownerHeadStartMs;
    ask('own', { ownerId: 'ana' });
    expect(offerIn(rep('ana')).offer.handoffId).toBe('own');
    ask('other');
    now += defaultPolicy.ownerHeadStartMs + 1;
    ask('own-but-late', { ownerId: 'ben' });
    expect(offerIn(rep('ben')).offer.handoffId).toBe('first');
  });

  it('tells how many are ahead, counting those who share only some of the reps by that share', () => {
    for (const id of ['ana', 'ben', 'cat', 'dan']) rep(id, { skills: id === 'ana' ? ['legal'] : [] });
    for (const id of ['a', 'b', 'c', 'd']) ask(id);
    for (const id of ['w1', 'w2', 'w3', 'w4']) ask(id);
    now += 1;
    ask('legal', { skills: ['legal'] });
    expect(queueView(state, 'w4')).toEqual({ why: 'all-busy', ahead: 3, servers: 4 });
    expect(queueView(state, 'legal')).toEqual({ why: 'all-busy', ahead: 1, servers: 1 });
    expect(queueView(state, 'a')).toBeNull();
  });

  it('gives up on a handoff nobody took in half an hour, and says so', () => {
    ask('h1');
    now += defaultPolicy.maxWaitMs;
    expect(tell({ type: 'tick' })).toEqual([{ type: 'closed', handoffId: 'h1', why: 'waited-too-long' }]);
  });

  it('gives a rep a pause after a call unless the phone says available before', () => {
    rep('ana');
    serve(ask('h1'));
    expect(kinds(ask('h2'))).toEqual(['queued']);
    now += defaultPolicy.restMs;
    expect(offerIn(tell({ type: 'tick' })).offer.handoffId).toBe('h2');
  });
});
