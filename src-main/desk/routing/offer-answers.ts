/** What a rep, or the clock, answers to an offer. Every answer names the token it is about. */
import type { AvailabilityState } from '../../contract/availability.ts';
import type { DeclineReason } from '../../contract/call.ts';
import { close, enterStage, type Orders, releaseRep, seekHandoff, seekRep, withinHours } from './moves.ts';
import type { Handoff, RouterState, Stage } from './state.ts';

type Answer = { readonly handoffId: string; readonly repId: string; readonly token: number };
type Held = Exclude<Stage, { kind: 'waiting' }>;

/** The stage the token still holds, or null after refusing it. */
function held(state: RouterState, answer: Answer, orders: Orders): { handoff: Handoff; stage: Held } | null {
  const { handoffId, repId, token } = answer;
  const handoff = state.handoffs.get(handoffId);
  const stage = handoff?.stage;
  if (handoff !== undefined && stage !== undefined && stage.kind !== 'waiting') {
    if (stage.offer.token === token && stage.offer.repId === repId) return { handoff, stage };
  }
  const why = handoff === undefined ? 'unknown-handoff' : 'stale-token';
  orders.push({ type: 'refuse', handoffId, repId, token, why });
  return null;
}

/** An accept sent again is answered again: the first answer may have been lost on the way. */
export function accepted(state: RouterState, answer: Answer, orders: Orders): void {
  const found = held(state, answer, orders);
  if (found === null) return;
  const { handoff, stage } = found;
  if (stage.kind === 'offered') {
    enterStage(state, handoff, { kind: 'taken', offer: stage.offer, bridgeBy: state.now + state.policy.bridgeMs });
    forgetMisses(state, answer.repId);
  }
  orders.push({ type: 'connect', offer: stage.offer });
}

/** Also without an accept: the audio may be quicker than the word about it. */
export function bridged(state: RouterState, answer: Answer, orders: Orders): void {
  const found = held(state, answer, orders);
  if (found === null || found.stage.kind === 'talking') return;
  const closeBy = state.now + state.policy.talkMs;
  enterStage(state, found.handoff, { kind: 'talking', offer: found.stage.offer, closeBy });
  forgetMisses(state, answer.repId);
}

function forgetMisses(state: RouterState, repId: string): void {
  const rep = state.reps.get(repId);
  if (rep !== undefined) rep.misses = 0;
}

const availabilityAfter: Partial<Record<DeclineReason, AvailabilityState>> = {
  busy: 'busy',
  'do-not-disturb': 'do-not-disturb',
  away: 'away',
};

export function declined(state: RouterState, answer: Answer & { reason: DeclineReason }, orders: Orders): void {
  const found = held(state, answer, orders);
  if (found === null || found.stage.kind === 'talking') return;
  const { handoff } = found;
  handoff.passed.add(answer.repId);
  const rep = state.reps.get(answer.repId);
  if (rep !== undefined) {
    rep.misses = 0;
    rep.availability = availabilityAfter[answer.reason] ?? rep.availability;
  }
  releaseRep(state, answer.repId);
  if (answer.reason === 'callback') {
    orders.push({ type: 'callback-wanted', handoffId: answer.handoffId, repId: answer.repId });
  }
  seekRep(state, handoff, orders);
  if (rep !== undefined) seekHandoff(state, rep, orders);
}

export function moreTime(state: RouterState, answer: Answer & { ms: number }, orders: Orders): void {
  const found = held(state, answer, orders);
  if (found === null || found.stage.kind !== 'offered') return;
  const { handoff, stage } = found;
  const rep = state.reps.get(answer.repId);
  const granted = Math.min(Math.max(answer.ms, 0), state.policy.moreTimeMs - handoff.extendedMs);
  if (rep === undefined || granted <= 0) return;
  handoff.extendedMs += granted;
  const expiresAt = withinHours(state, handoff, rep, stage.offer.expiresAt + granted);
  const offer = { ...stage.offer, expiresAt };
  enterStage(state, handoff, { kind: 'offered', offer });
  orders.push({ type: 'extended', offer });
}

/** Settles every deadline up to now, earliest first. */
export function settleDeadlines(state: RouterState, orders: Orders): void {
  for (let due = state.deadlines.first(); due !== undefined && due.key <= state.now; due = state.deadlines.first()) {
    settle(state, due.item, orders);
  }
}

function settle(state: RouterState, handoff: Handoff, orders: Orders): void {
  const { stage } = handoff;
  switch (stage.kind) {
    case 'waiting':
      close(state, handoff, 'waited-too-long', orders);
      break;
    case 'offered':
    case 'taken':
      missed(state, handoff, stage, orders);
      break;
    case 'talking': {
      close(state, handoff, 'end-unreported', orders);
      const rep = releaseRep(state, stage.offer.repId);
      if (rep !== undefined) seekHandoff(state, rep, orders);
      break;
    }
    default:
      stage satisfies never;
  }
}

/** Rang out, or was taken and never bridged: the next rep, and this one last in the round or out of it. */
function missed(state: RouterState, handoff: Handoff, stage: Held, orders: Orders): void {
  const { offer } = stage;
  orders.push({ type: 'withdraw', offer, why: stage.kind === 'offered' ? 'expired' : 'not-bridged' });
  handoff.passed.add(offer.repId);
  const rep = state.reps.get(offer.repId);
  if (rep !== undefined) {
    rep.misses += 1;
    if (rep.misses >= state.policy.missesBeforeAway && rep.availability === 'available') {
      rep.availability = 'away';
      orders.push({ type: 'rep-away', repId: offer.repId });
    }
    releaseRep(state, offer.repId);
  }
  seekRep(state, handoff, orders);
  if (rep !== undefined) seekHandoff(state, rep, orders);
}
