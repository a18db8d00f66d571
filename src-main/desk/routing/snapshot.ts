/** The router's state as plain data, for another node to go on with and for tests to compare. */

import type { RoutingPolicy } from './model.ts';
import { enterStage, reindex } from './moves.ts';
import { createRouterState, type Handoff, type Rep, type RouterState, type Stage } from './state.ts';

export interface RouterSnapshot {
  readonly now: number;
  readonly fence: number;
  readonly reps: readonly Rep[];
  readonly handoffs: readonly (Omit<Handoff, 'passed'> & { readonly passed: readonly string[] })[];
}

/** Reps and handoffs in the order of their ids. Survives JSON. */
export function snapshot(state: RouterState): RouterSnapshot {
  const byId = <T>(records: ReadonlyMap<string, T>): T[] =>
    [...records].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
  return structuredClone({
    now: state.now,
    fence: state.fence,
    reps: byId(state.reps),
    handoffs: byId(state.handoffs).map((handoff) => ({ ...handoff, passed: [...handoff.passed].sort() })),
  });
}

/**
 * Times of a node whose clock was ahead of this one's, by no more than its own rules allow: or a phone would ring, and a
 * prospect wait, for as long as the clocks differ.
 */
function inThisClock(
  { requestedAt, order, stage }: Pick<Handoff, 'requestedAt' | 'order' | 'stage'>,
  { now, policy }: Pick<RouterState, 'now' | 'policy'>,
): Pick<Handoff, 'requestedAt' | 'order' | 'stage'> {
  const ahead = Math.max(0, requestedAt - now);
  return { requestedAt: requestedAt - ahead, order: order - ahead, stage: stageInThisClock(stage, now, policy) };
}

function stageInThisClock(stage: Stage, now: number, policy: RoutingPolicy): Stage {
  switch (stage.kind) {
    case 'waiting':
      return stage;
    case 'offered': {
      const latest = now + policy.ringMs + policy.moreTimeMs;
      return { ...stage, offer: { ...stage.offer, expiresAt: Math.min(stage.offer.expiresAt, latest) } };
    }
    case 'taken':
      return { ...stage, bridgeBy: Math.min(stage.bridgeBy, now + policy.bridgeMs) };
    case 'talking':
      return { ...stage, closeBy: Math.min(stage.closeBy, now + policy.talkMs) };
    default:
      return stage satisfies never;
  }
}

/**
 * Goes on where the snapshot ends. Open offers stand with their tokens; new ones get tokens greater than all before.
 * @param epoch greater than that of every node that routed for this team before
 */
export function restore(saved: RouterSnapshot, policy: RoutingPolicy, epoch: number): RouterState {
  const state = createRouterState(policy, epoch);
  state.now = saved.now;
  state.fence = Math.max(state.fence, saved.fence);
  for (const rep of saved.reps) state.reps.set(rep.profile.id, { ...rep });
  for (const rep of state.reps.values()) reindex(state, rep);
  for (const handoff of saved.handoffs) {
    const revived: Handoff = { ...handoff, ...inThisClock(handoff, state), passed: new Set(handoff.passed) };
    state.handoffs.set(revived.request.id, revived);
    enterStage(state, revived, revived.stage);
  }
  return state;
}
