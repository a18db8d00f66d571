/** The two decisions: the best rep for a handoff, and the best handoff for a rep. Neither changes anything. */
import { canTake, isInHours, isQualified, mayTalk } from './eligible.ts';
import type { RoutingCommand, WaitReason } from './model.ts';
import type { Handoff, Rep, RouterState } from './state.ts';

export interface Choice {
  readonly rep: Rep;
  readonly why: Extract<RoutingCommand, { type: 'offer' }>['why'];
}

/** The account's owner where possible, else the longest idle. Null: nobody now. The prospect's hours are the caller's question. */
export function chooseRep(state: RouterState, handoff: Handoff): Choice | null {
  const { request } = handoff;
  const owner = request.ownerId === null ? undefined : state.reps.get(request.ownerId);
  if (owner !== undefined && canTake(state, owner, handoff)) return { rep: owner, why: 'account-owner' };
  const rep = state.free.find(request, (free) => canTake(state, free, handoff));
  return rep === undefined ? null : { rep, why: 'longest-idle' };
}

/** The first in the queue that this rep can take; an own account's handoff counts as having come a little earlier. */
export function chooseHandoff(state: RouterState, rep: Rep): Handoff | null {
  const fits = (handoff: Handoff): boolean => canTake(state, rep, handoff) && mayTalk(state, handoff);
  const first = state.waiting.find(fits) ?? null;
  const owned = [...(state.waitingOf.get(rep.profile.id) ?? [])]
    .filter(fits)
    .sort((a, b) => a.order - b.order || (a.request.id < b.request.id ? -1 : 1))[0];
  if (owned === undefined || first === null) return first;
  return owned.order - state.policy.ownerHeadStartMs <= first.order ? owned : first;
}

/** Why a handoff waits, for the sentence the AI says. Looks at reps until one is found who may come free. */
export function waitReason(state: RouterState, handoff: Handoff): WaitReason {
  if (!mayTalk(state, handoff)) return 'prospect-hours';
  let why: WaitReason = 'nobody-qualified';
  for (const rep of state.reps.values()) {
    if (!isQualified(rep, handoff)) continue;
    const atWork = rep.availability !== 'offline' && isInHours(state, rep);
    if (atWork && !handoff.passed.has(rep.profile.id)) return 'all-busy';
    if (atWork) why = 'all-passed';
    else if (why === 'nobody-qualified') why = 'nobody-in-hours';
  }
  return why;
}
