/** The router at work: an event goes in, and what it orders becomes messages to reps, journal and references. */
import { issueReference } from '../handoffs/references.ts';
import type { RoutingCommand, RoutingEvent } from '../routing/model.ts';
import { queueView } from '../routing/queue-view.ts';
import { route } from '../routing/router.ts';
import { callbackIdOf } from './callback-facts.ts';
import { note, notesOf, type Round, say } from './round.ts';
import { sawService, sawWait } from './team-times.ts';

export type Told = RoutingEvent extends infer Event ? (Event extends unknown ? Omit<Event, 'at'> : never) : never;
type Order<Type extends RoutingCommand['type']> = Extract<RoutingCommand, { type: Type }>;

export function tell(round: Round, event: Told): void {
  if ('handoffId' in event) touch(round, event.handoffId);
  for (const command of route(round.team.router, { ...event, at: round.at })) carryOut(round, command);
}

/** Its record and row are written, whatever became of it. */
export function touch(round: Round, handoffId: string): void {
  if (round.team.router.handoffs.has(handoffId)) round.dirty.add(handoffId);
}

function carryOut(round: Round, command: RoutingCommand): void {
  switch (command.type) {
    case 'offer':
      offered(round, command);
      break;
    case 'withdraw':
      withdrawn(round, command);
      break;
    case 'extended':
      extended(round, command);
      break;
    case 'connect':
      connected(round, command);
      break;
    case 'callback-wanted':
      callbackWanted(round, command);
      break;
    case 'queued':
      queued(round, command);
      break;
    case 'rep-away':
      round.team.presence.setAway.add(command.repId);
      say(round, command.repId, { type: 'set-away' });
      break;
    case 'closed':
      closed(round, command);
      break;
    case 'refuse':
      // Whoever answered too late reads so in the stored handoff.
      break;
    default:
      command satisfies never;
  }
}

function offered(round: Round, { offer, why }: Order<'offer'>): void {
  const { handoffId, repId, token, expiresAt } = offer;
  const { team, at } = round;
  const notes = notesOf(round, handoffId);
  notes.firstOfferAt ??= at;
  Object.assign(notes, { holder: repId, token, offeredAt: at });
  round.dirty.add(handoffId);
  const callbackId = callbackIdOf(handoffId);
  say(round, repId, { type: 'offer', handoffId, token, expiresAt, callbackId });
  const callback = callbackId === null ? undefined : team.callbacks.get(callbackId)?.callback;
  if (callback !== undefined) {
    const about = { handoffId: callback.handoffId, repId };
    note(round, about, 'callback-offered', { callbackId: callback.id, token, expiresAt });
    return;
  }
  const reference = issueReference(handoffId, token, team.referenceKey, at);
  round.references.push({ ...reference, handoffId, fence: token });
  note(round, { handoffId, repId }, 'offered', { token, expiresAt, why });
}

function withdrawn(round: Round, { offer, why }: Order<'withdraw'>): void {
  const { handoffId, repId, token } = offer;
  say(round, repId, { type: 'withdrawn', handoffId, token, why });
  // Cancelled, it ends with the rep it was offered to.
  if (why !== 'cancelled') notesOf(round, handoffId).holder = null;
  round.dirty.add(handoffId);
  note(round, { handoffId, repId }, 'withdrawn', { token, why });
}

function extended(round: Round, { offer }: Order<'extended'>): void {
  const { handoffId, repId, token, expiresAt } = offer;
  say(round, repId, { type: 'extended', handoffId, token, expiresAt, callbackId: callbackIdOf(handoffId) });
  note(round, { handoffId, repId }, 'extended', { token, expiresAt });
}

function connected(round: Round, { offer }: Order<'connect'>): void {
  const { handoffId, repId, token } = offer;
  const notes = notesOf(round, handoffId);
  const isFirst = notes.connected !== token;
  notes.connected = token;
  const callbackId = callbackIdOf(handoffId);
  if (callbackId !== null) {
    if (isFirst) round.taken.push({ callbackId, repId, token });
    return;
  }
  // An accept said again is answered again: the first answer may be lost with the connection it was for.
  say(round, repId, { type: 'connect', handoffId, token });
  if (isFirst) note(round, { handoffId, repId }, 'connected', { token });
}

function callbackWanted(round: Round, { handoffId, repId }: Order<'callback-wanted'>): void {
  notesOf(round, handoffId).callbackWantedBy = repId;
  note(round, { handoffId, repId }, 'callback-wanted', {});
}

function queued(round: Round, { handoffId, why }: Order<'queued'>): void {
  notesOf(round, handoffId);
  round.dirty.add(handoffId);
  const ahead = queueView(round.team.router, handoffId)?.ahead ?? 0;
  note(round, { handoffId }, 'queued', { why, ahead });
}

function closed(round: Round, { handoffId, why }: Order<'closed'>): void {
  const { team, at } = round;
  const notes = notesOf(round, handoffId);
  team.notes.delete(handoffId);
  round.closed.set(handoffId, notes);
  if (callbackIdOf(handoffId) !== null) return;
  note(round, { handoffId, ...(notes.holder === null ? {} : { repId: notes.holder }) }, 'closed', { why });
  if (notes.bridgedAt !== null && why === 'ended') {
    team.times = sawService(team.times, at - notes.offeredAt + team.router.policy.restMs);
    round.timesChanged = true;
  }
  if (notes.bridgedAt === null && !notes.promised && why !== 'ended') {
    team.times = sawWait(team.times, at - notes.requestedAt, why === 'cancelled');
    round.timesChanged = true;
  }
}
