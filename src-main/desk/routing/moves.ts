/** The few ways in which a handoff or a rep changes place. Each keeps the indexes true; nothing else writes them. */
import { mayTalk } from './eligible.ts';
import { type Choice, chooseHandoff, chooseRep, waitReason } from './match.ts';
import type { Offer, RoutingCommand } from './model.ts';
import { deadlineOf, type Handoff, type Rep, type RouterState, type Stage } from './state.ts';

/** Where commands go, in the order they are to be carried out. */
export type Orders = RoutingCommand[];

export function enterStage(state: RouterState, handoff: Handoff, stage: Stage): void {
  leaveStage(state, handoff);
  handoff.stage = stage;
  state.deadlines.add(deadlineOf(handoff, state.policy), handoff.request.id, handoff);
  if (stage.kind !== 'waiting') return;
  const { id, ownerId } = handoff.request;
  state.waiting.add(handoff.order, id, handoff);
  if (ownerId === null) return;
  const owned = state.waitingOf.get(ownerId) ?? new Set();
  state.waitingOf.set(ownerId, owned.add(handoff));
}

function leaveStage(state: RouterState, handoff: Handoff): void {
  const { id, ownerId } = handoff.request;
  state.deadlines.remove(deadlineOf(handoff, state.policy), id);
  if (handoff.stage.kind !== 'waiting') return;
  state.waiting.remove(handoff.order, id);
  const owned = ownerId === null ? undefined : state.waitingOf.get(ownerId);
  owned?.delete(handoff);
  if (ownerId !== null && owned?.size === 0) state.waitingOf.delete(ownerId);
}

/** Puts the rep among the free ones, or takes it out, as its record says. */
export function reindex(state: RouterState, rep: Rep): void {
  const { id } = rep.profile;
  if (rep.availability === 'available' && rep.handoffId === null && rep.nodeId !== null) state.free.add(rep);
  else state.free.remove(id);
}

/** The rep has nothing to do any more and stands last in the round. */
export function releaseRep(state: RouterState, repId: string): Rep | undefined {
  const rep = state.reps.get(repId);
  if (rep === undefined) return undefined;
  rep.handoffId = null;
  rep.idleSince = state.now;
  reindex(state, rep);
  return rep;
}

function makeOffer(state: RouterState, handoff: Handoff, { rep, why }: Choice, orders: Orders): void {
  state.fence += 1;
  const offer: Offer = {
    handoffId: handoff.request.id,
    repId: rep.profile.id,
    token: state.fence,
    offeredAt: state.now,
    expiresAt: withinHours(state, handoff, rep, state.now + state.policy.ringMs),
  };
  rep.handoffId = offer.handoffId;
  reindex(state, rep);
  handoff.extendedMs = 0;
  enterStage(state, handoff, { kind: 'offered', offer });
  orders.push({ type: 'offer', offer, why });
}

/** A ring does not outlast the hours it began in. */
export function withinHours(state: RouterState, { request }: Handoff, { profile }: Rep, expiresAt: number): number {
  const ends = [
    state.calendar.common(request.prospectHours, state.now).until,
    profile.hours === null ? null : state.calendar.at(profile.hours, state.now).until,
  ];
  return Math.min(expiresAt, ...ends.filter((end) => end !== null));
}

/** (Back) into the queue, and to the best rep at once if there is one that nobody before it can have. */
export function seekRep(state: RouterState, handoff: Handoff, orders: Orders): void {
  enterStage(state, handoff, { kind: 'waiting' });
  seekAll(state, orders);
  if (handoff.stage.kind !== 'waiting') return;
  orders.push({ type: 'queued', handoffId: handoff.request.id, why: waitReason(state, handoff) });
}

/** The rep may have become able to take something: the first in the queue that fits. */
export function seekHandoff(state: RouterState, rep: Rep, orders: Orders): void {
  if (state.waiting.size === 0 || !state.free.has(rep.profile.id)) return;
  const handoff = chooseHandoff(state, rep);
  if (handoff === null) return;
  const why = handoff.request.ownerId === rep.profile.id ? 'account-owner' : 'longest-idle';
  makeOffer(state, handoff, { rep, why }, orders);
}

/** Everyone who waits, in order, against everyone who is free. */
export function seekAll(state: RouterState, orders: Orders): void {
  if (state.free.size === 0) return;
  const barren = new Set<string>();
  for (const handoff of state.waiting.items()) {
    if (barren.has(handoff.need) || !mayTalk(state, handoff)) continue;
    const choice = chooseRep(state, handoff);
    if (choice !== null) makeOffer(state, handoff, choice, orders);
    // Whoever passed on this one may still take the next with the same need.
    else if (handoff.passed.size === 0) barren.add(handoff.need);
  }
}

/** The handoff is over for the router. */
export function close(
  state: RouterState,
  handoff: Handoff,
  why: Extract<RoutingCommand, { type: 'closed' }>['why'],
  orders: Orders,
): void {
  leaveStage(state, handoff);
  state.handoffs.delete(handoff.request.id);
  orders.push({ type: 'closed', handoffId: handoff.request.id, why });
}
