/** What each event of the inbox is to the router. Whatever had to be read for it was read before. */
import type { RepRecord } from '../store/dispatch-store.ts';
import { advance, booked, dialTaken, moved } from './callback-round.ts';
import type { DispatchEvent } from './dispatch-event.ts';
import { tell, touch } from './orders.ts';
import { heardBeat, heardGone, heardRep } from './presence.ts';
import { note, notesOf, type Round } from './round.ts';
import type { KeptCallback } from './team-state.ts';
import { sawAnswer, sawWait } from './team-times.ts';

/** What events of a round need from the store. */
export interface EventFacts {
  /** Null: nobody said that they have changed. */
  readonly reps: readonly RepRecord[] | null;
  /** By the id of the callback that is booked. */
  readonly bookings: ReadonlyMap<
    string,
    { readonly kept: Omit<KeptCallback, 'callback'>; readonly earlier: readonly number[] }
  >;
}

export function applyEvent(round: Round, event: DispatchEvent, facts: EventFacts): void {
  apply(round, event, facts);
  dialTaken(round);
}

function apply(round: Round, event: DispatchEvent, facts: EventFacts): void {
  const { router, presence } = round.team;
  switch (event.type) {
    case 'requested':
      notesOf(round, event.request.id);
      tell(round, { type: 'handoff-requested', handoff: event.request });
      touch(round, event.request.id);
      break;
    case 'cancelled':
      tell(round, { type: 'handoff-cancelled', handoffId: event.handoffId });
      break;
    case 'asked':
      touch(round, event.handoffId);
      break;
    case 'ringing':
    case 'accepted':
    case 'declined':
    case 'more-time':
    case 'bridged':
    case 'ended':
      answered(round, event);
      break;
    case 'reps-changed':
      if (facts.reps !== null) repsChanged(round, facts.reps);
      break;
    case 'presence': {
      presence.nodes.set(event.nodeId, round.at);
      const told = heardRep(presence, router, event.nodeId, event, round.at);
      if (told !== null) tell(round, told);
      break;
    }
    case 'rep-gone': {
      const told = heardGone(presence, router, event.repId, event.nodeId);
      if (told !== null) tell(round, told);
      break;
    }
    case 'beat':
      for (const told of heardBeat(presence, router, event.nodeId, event.reps, round.at)) tell(round, told);
      break;
    case 'callback-booked': {
      const found = facts.bookings.get(event.callbackId);
      if (found !== undefined) booked(round, event, found.kept, found.earlier);
      break;
    }
    case 'callback-moved':
      moved(round, event.callbackId, event.startsAt, event.repId);
      break;
    case 'callback-cancelled':
      advance(round, event.callbackId, { type: 'cancelled' });
      break;
    case 'callback-result':
      callbackResult(round, event);
      break;
    default:
      event satisfies never;
  }
}

type Answer = Extract<DispatchEvent, { type: 'ringing' | 'accepted' | 'declined' | 'more-time' | 'bridged' | 'ended' }>;

/** Answers of a rep count while the rep holds the offer; one that names no token means the current one. */
function answered(round: Round, event: Answer): void {
  const { handoffId, repId } = event;
  const stage = round.team.router.handoffs.get(handoffId)?.stage;
  if (stage === undefined || stage.kind === 'waiting' || stage.offer.repId !== repId) return;
  const current = { handoffId, repId, token: stage.offer.token };
  const named = { ...current, token: 'token' in event && event.token !== null ? event.token : current.token };
  switch (event.type) {
    case 'ringing':
      notesOf(round, handoffId).ringing = current.token;
      touch(round, handoffId);
      break;
    case 'accepted':
      tell(round, { type: 'offer-accepted', ...named });
      break;
    case 'declined':
      tell(round, { type: 'offer-declined', ...named, reason: event.reason });
      break;
    case 'more-time':
      tell(round, { type: 'offer-more-time', ...named, ms: event.seconds * 1_000 });
      break;
    case 'bridged':
      bridged(round, current);
      break;
    case 'ended':
      if (event.over || stage.kind === 'talking') tell(round, { type: 'handoff-ended', handoffId });
      else tell(round, { type: 'offer-declined', ...current, reason: 'declined' });
      break;
    default:
      event satisfies never;
  }
}

function bridged(round: Round, current: { handoffId: string; repId: string; token: number }): void {
  const { team, at } = round;
  tell(round, { type: 'handoff-bridged', ...current });
  const notes = notesOf(round, current.handoffId);
  if (notes.bridgedAt !== null) return;
  notes.bridgedAt = at;
  team.times = sawAnswer(team.times, at - (notes.firstOfferAt ?? at));
  team.times = sawWait(team.times, at - notes.requestedAt, false);
  round.timesChanged = true;
}

/** A rep who is no longer in the team is qualified for nothing, until the next leader does not know the name any more. */
function repsChanged(round: Round, reps: readonly RepRecord[]): void {
  const { team } = round;
  const listed = new Map(reps.map((rep) => [rep.id, rep]));
  for (const { id, skills, languages, hours } of reps) {
    tell(round, { type: 'rep-profile', rep: { id, skills, languages, hours } });
  }
  for (const id of [...team.reps.keys()].filter((known) => !listed.has(known))) {
    const nodeId = team.router.reps.get(id)?.nodeId ?? null;
    tell(round, { type: 'rep-profile', rep: { id, skills: [], languages: [], hours: null } });
    if (nodeId !== null) tell(round, { type: 'rep-died', repId: id, nodeId });
  }
  team.reps.clear();
  for (const [id, rep] of listed) team.reps.set(id, rep);
}

function callbackResult(round: Round, event: Extract<DispatchEvent, { type: 'callback-result' }>): void {
  const { callbackId, repId, result } = event;
  const callback = round.team.callbacks.get(callbackId)?.callback;
  if (callback?.stage.kind !== 'dialling' || callback.stage.repId !== repId) return;
  note(round, { handoffId: callback.handoffId, repId }, 'callback-result', { callbackId, result });
  advance(round, callbackId, result === 'reached' ? { type: 'reached' } : { type: 'not-reached', why: result });
}
