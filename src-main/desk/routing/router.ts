/**
 * The router: events in, commands out. No clock, no I/O, no chance: the same events give the same commands, on any node.
 * `route` advances the state it is given; a copy for later is `snapshot`.
 */
import type { HandoffRequest, RoutingCommand, RoutingEvent } from './model.ts';
import { close, type Orders, releaseRep, seekAll, seekHandoff, seekRep } from './moves.ts';
import { accepted, bridged, declined, moreTime, settleDeadlines } from './offer-answers.ts';
import { nodeDied, presenceChanged, profileChanged, proved, repDied } from './rep-events.ts';
import type { Handoff, RouterState } from './state.ts';

/** Settles what fell due up to the event's time, then the event. Commands are in the order to carry them out. */
export function route(state: RouterState, event: RoutingEvent): RoutingCommand[] {
  const orders: Orders = [];
  state.now = Math.max(state.now, event.at);
  settleDeadlines(state, orders);
  carryOut(state, event, orders);
  return orders;
}

/** When the router wants a `tick` at the latest, ms since the epoch; null: nothing is pending. */
export function nextDeadline(state: RouterState): number | null {
  return state.deadlines.first()?.key ?? null;
}

function carryOut(state: RouterState, event: RoutingEvent, orders: Orders): void {
  switch (event.type) {
    case 'handoff-requested':
      requested(state, event.handoff, orders);
      break;
    case 'handoff-cancelled':
      finished(state, event.handoffId, 'cancelled', orders);
      break;
    case 'handoff-ended':
      finished(state, event.handoffId, 'ended', orders);
      break;
    case 'handoff-bridged':
      bridged(state, event, orders);
      break;
    case 'rep-profile':
      profileChanged(state, event.rep, orders);
      break;
    case 'rep-presence':
      presenceChanged(state, event, orders);
      break;
    case 'rep-proved':
      proved(state, event.repId, orders);
      break;
    case 'rep-died':
      repDied(state, event.repId, event.nodeId, orders);
      break;
    case 'node-died':
      nodeDied(state, event.nodeId, orders);
      break;
    case 'offer-accepted':
      accepted(state, event, orders);
      break;
    case 'offer-declined':
      declined(state, event, orders);
      break;
    case 'offer-more-time':
      moreTime(state, event, orders);
      break;
    case 'tick':
      seekAll(state, orders);
      break;
    default:
      event satisfies never;
  }
}

/** Asked twice for the same handoff: the first one stands. */
function requested(state: RouterState, request: HandoffRequest, orders: Orders): void {
  if (state.handoffs.has(request.id)) return;
  const handoff: Handoff = {
    request,
    requestedAt: state.now,
    order: state.now - (request.vip ? state.policy.vipHeadStartMs : 0),
    need: JSON.stringify([request.language, [...request.skills].sort()]),
    passed: new Set(),
    stage: { kind: 'waiting' },
    extendedMs: 0,
  };
  state.handoffs.set(request.id, handoff);
  seekRep(state, handoff, orders);
}

function finished(state: RouterState, handoffId: string, why: 'cancelled' | 'ended', orders: Orders): void {
  const handoff = state.handoffs.get(handoffId);
  if (handoff === undefined) return;
  const { stage } = handoff;
  if (stage.kind !== 'waiting' && stage.kind !== 'talking') {
    orders.push({ type: 'withdraw', offer: stage.offer, why: 'cancelled' });
  }
  close(state, handoff, why, orders);
  if (stage.kind === 'waiting') return;
  const rep = releaseRep(state, stage.offer.repId);
  if (rep === undefined) return;
  if (stage.kind === 'talking') rep.restUntil = state.now + state.policy.restMs;
  seekHandoff(state, rep, orders);
}
