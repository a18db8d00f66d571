/** Reps coming, going, proving themselves and dying. */
import type { AvailabilityState } from '../../contract/availability.ts';
import type { RepProfile, RoutingCommand } from './model.ts';
import { type Orders, reindex, releaseRep, seekHandoff, seekRep } from './moves.ts';
import type { Handoff, Rep, RouterState } from './state.ts';

export function profileChanged(state: RouterState, profile: RepProfile, orders: Orders): void {
  const known = state.reps.get(profile.id);
  const rep: Rep = known ?? {
    profile,
    availability: 'offline',
    nodeId: null,
    provedAt: 0,
    idleSince: state.now,
    handoffId: null,
    misses: 0,
    restUntil: 0,
  };
  rep.profile = profile;
  state.reps.set(profile.id, rep);
  reindex(state, rep);
  seekHandoff(state, rep, orders);
}

export function presenceChanged(
  state: RouterState,
  said: { readonly repId: string; readonly nodeId: string; readonly availability: AvailabilityState },
  orders: Orders,
): void {
  const rep = state.reps.get(said.repId);
  if (rep === undefined) return;
  if (said.availability === 'offline') {
    rep.availability = 'offline';
    repDied(state, said.repId, said.nodeId, orders);
    return;
  }
  const returns = said.availability === 'available' && rep.availability !== 'available';
  if (returns && rep.handoffId === null) rep.idleSince = state.now;
  if (said.availability === 'available') {
    rep.misses = 0;
    rep.restUntil = state.now;
  }
  rep.availability = said.availability;
  rep.nodeId = said.nodeId;
  rep.provedAt = state.now;
  reindex(state, rep);
  // Busy while an offer rings may be that very call: its accept, decline or expiry will tell. Away and do-not-disturb are not.
  if (said.availability === 'away' || said.availability === 'do-not-disturb') {
    const handoff = offeredTo(state, rep);
    handoff?.passed.add(said.repId);
    if (handoff !== undefined) takeBack(state, rep, handoff, 'rep-unavailable', orders);
    if (handoff !== undefined) seekRep(state, handoff, orders);
  }
  seekHandoff(state, rep, orders);
}

export function proved(state: RouterState, repId: string, orders: Orders): void {
  const rep = state.reps.get(repId);
  if (rep === undefined || rep.nodeId === null) return;
  const wasStale = state.now - rep.provedAt > state.policy.proofMs;
  rep.provedAt = state.now;
  if (wasStale) seekHandoff(state, rep, orders);
}

export function repDied(state: RouterState, repId: string, nodeId: string, orders: Orders): void {
  const rep = state.reps.get(repId);
  if (rep === undefined || rep.nodeId !== nodeId) return;
  const handoff = disconnect(state, rep, orders);
  if (handoff !== undefined) seekRep(state, handoff, orders);
}

/** All reps of the node are gone first, so that none of their handoffs is offered to another of them. */
export function nodeDied(state: RouterState, nodeId: string, orders: Orders): void {
  const stranded: Handoff[] = [];
  for (const rep of state.reps.values()) {
    if (rep.nodeId !== nodeId) continue;
    const handoff = disconnect(state, rep, orders);
    if (handoff !== undefined) stranded.push(handoff);
  }
  stranded.sort((a, b) => a.order - b.order || (a.request.id < b.request.id ? -1 : 1));
  for (const handoff of stranded) seekRep(state, handoff, orders);
}

/**
 * The rep cannot be reached; what it was offered or had taken, but not bridged, needs another rep: returned. A bridged
 * call stays: its audio does not run through the desk, and whoever carries it reports its end.
 */
function disconnect(state: RouterState, rep: Rep, orders: Orders): Handoff | undefined {
  rep.nodeId = null;
  rep.provedAt = 0;
  reindex(state, rep);
  const handoff = heldBy(state, rep);
  if (handoff === undefined || handoff.stage.kind === 'talking') return undefined;
  takeBack(state, rep, handoff, 'rep-gone', orders);
  return handoff;
}

function heldBy(state: RouterState, rep: Rep): Handoff | undefined {
  return rep.handoffId === null ? undefined : state.handoffs.get(rep.handoffId);
}

function offeredTo(state: RouterState, rep: Rep): Handoff | undefined {
  const handoff = heldBy(state, rep);
  return handoff?.stage.kind === 'offered' ? handoff : undefined;
}

function takeBack(
  state: RouterState,
  rep: Rep,
  handoff: Handoff,
  why: Extract<RoutingCommand, { type: 'withdraw' }>['why'],
  orders: Orders,
): void {
  if (handoff.stage.kind !== 'waiting') orders.push({ type: 'withdraw', offer: handoff.stage.offer, why });
  releaseRep(state, rep.profile.id);
}
