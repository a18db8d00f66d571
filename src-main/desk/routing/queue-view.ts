/** What the queue looks like from one waiting handoff: the router's part of an estimate. */
import { isInHours, isQualified, isReachable } from './eligible.ts';
import { waitReason } from './match.ts';
import type { WaitReason } from './model.ts';
import type { Handoff, Rep, RouterState } from './state.ts';

export interface QueueView {
  readonly why: WaitReason;
  /** Place among those who wait for the same reps: 0 is next. */
  readonly ahead: number;
  /** Reps who work for it now. */
  readonly servers: number;
}

/** Null when it does not wait. Looks at every rep: for the moment it is queued and the seconds between two updates. */
export function queueView(state: RouterState, handoffId: string): QueueView | null {
  const handoff = state.handoffs.get(handoffId);
  if (handoff?.stage.kind !== 'waiting') return null;
  return {
    why: waitReason(state, handoff),
    ahead: aheadOf(state, handoff),
    servers: [...state.reps.values()].filter((rep) => works(state, rep) && isQualified(rep, handoff)).length,
  };
}

function works(state: RouterState, rep: Rep): boolean {
  const engaged = rep.handoffId !== null || rep.availability === 'busy' || rep.availability === 'wrapping-up';
  return isReachable(state, rep) && isInHours(state, rep) && (engaged || rep.availability === 'available');
}

/** Everyone before it in the same language: a rep who can serve both takes the earlier one. */
function aheadOf(state: RouterState, handoff: Handoff): number {
  let ahead = 0;
  state.waiting.find((other) => {
    if (other === handoff) return true;
    if (other.request.language === handoff.request.language) ahead += 1;
    return false;
  });
  return ahead;
}
