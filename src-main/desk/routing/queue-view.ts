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

/** Reps looked at to see how two needs share them: enough for a ratio, few enough for a team of 10,000. */
const sample = 1_000;

/** Null when it does not wait. Looks at every rep: for the moment it is queued and the seconds between two updates. */
export function queueView(state: RouterState, handoffId: string): QueueView | null {
  const handoff = state.handoffs.get(handoffId);
  if (handoff?.stage.kind !== 'waiting') return null;
  const working = [...state.reps.values()].filter((rep) => works(state, rep));
  return {
    why: waitReason(state, handoff),
    ahead: Math.round(aheadOf(state, handoff, working)),
    servers: working.filter((rep) => isQualified(rep, handoff)).length,
  };
}

function works(state: RouterState, rep: Rep): boolean {
  const engaged = rep.handoffId !== null || rep.availability === 'busy' || rep.availability === 'wrapping-up';
  return isReachable(state, rep) && isInHours(state, rep) && (engaged || rep.availability === 'available');
}

/** Everyone before it, each counted by the chance that it takes one of the reps this one needs. */
function aheadOf(state: RouterState, handoff: Handoff, working: readonly Rep[]): number {
  const before = new Map<string, { readonly like: Handoff; count: number }>();
  state.waiting.find((other) => {
    if (other === handoff) return true;
    const group = before.get(other.need) ?? { like: other, count: 0 };
    group.count += 1;
    before.set(other.need, group);
    return false;
  });
  const stride = Math.ceil(working.length / sample);
  const looked = working.filter((_, index) => index % stride === 0);
  let ahead = 0;
  for (const { like, count } of before.values()) {
    if (like.need === handoff.need) {
      ahead += count;
      continue;
    }
    const theirs = looked.filter((rep) => isQualified(rep, like));
    const shared = theirs.filter((rep) => isQualified(rep, handoff));
    if (theirs.length > 0) ahead += (count * shared.length) / theirs.length;
  }
  return ahead;
}
