/** Whether a rep may be offered a handoff now; each question in a line of its own. */
import type { Handoff, Rep, RouterState } from './state.ts';

export function isQualified({ profile }: Rep, { request }: Handoff): boolean {
  return (
    profile.languages.includes(request.language) && request.skills.every((skill) => profile.skills.includes(skill))
  );
}

export function isInHours(state: RouterState, { profile: { hours } }: Rep): boolean {
  return hours === null || state.calendar.at(hours, state.now).open;
}

export function isReachable(state: RouterState, rep: Rep): boolean {
  return rep.nodeId !== null && state.now - rep.provedAt <= state.policy.proofMs;
}

export function mayTalk(state: RouterState, { request }: Handoff): boolean {
  return state.calendar.common(request.prospectHours, state.now).open;
}

/** All of it but the prospect's hours, which are one question per handoff, not per rep. */
export function canTake(state: RouterState, rep: Rep, handoff: Handoff): boolean {
  return (
    rep.handoffId === null &&
    rep.availability === 'available' &&
    state.now >= rep.restUntil &&
    isReachable(state, rep) &&
    !handoff.passed.has(rep.profile.id) &&
    isQualified(rep, handoff) &&
    isInHours(state, rep)
  );
}
