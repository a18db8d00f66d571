/** Promised callbacks within a round: booked, reminded, offered like a handoff when due, dialled, tried again. */
import {
  advanceCallback,
  bookCallback,
  type CallbackEvent,
  type CallbackOrder,
  callbackWakesAt,
} from '../callbacks/callback.ts';
import { isFreeSlot } from '../callbacks/slots.ts';
import type { FeedMessage } from '../store/dispatch-store.ts';
import { callbackKey } from './callback-facts.ts';
import type { DispatchEvent } from './dispatch-event.ts';
import { tell, touch } from './orders.ts';
import { note, notesOf, type Round, say } from './round.ts';
import { type SlotFacts, slotRequest } from './slot-facts.ts';
import type { KeptCallback } from './team-state.ts';

type Booking = Extract<DispatchEvent, { type: 'callback-booked' }>;
type Happened = CallbackEvent extends infer Event ? (Event extends unknown ? Omit<Event, 'at'> : never) : never;

/** A promise that cannot be kept is not made: whoever booked it finds no callback. */
export function booked(
  round: Round,
  event: Booking,
  kept: Omit<KeptCallback, 'callback'>,
  earlier: readonly number[],
): void {
  const { team } = round;
  const { callbackId: id, handoffId, repId, startsAt } = event;
  if (team.callbacks.has(id) || !isFree(round, kept, startsAt, repId)) return;
  const callback = bookCallback({ id, handoffId, repId }, startsAt, earlier);
  team.callbacks.set(id, { ...kept, callback });
  round.callbacks.set(id, callback);
  note(round, { handoffId, ...(repId === null ? {} : { repId }) }, 'callback-booked', {
    callbackId: id,
    startsAt,
    repId,
  });
  inform(round, repId, 'booked', id);
  const stage = team.router.handoffs.get(handoffId)?.stage.kind;
  if (stage !== 'waiting' && stage !== 'offered') return;
  notesOf(round, handoffId).promised = true;
  tell(round, { type: 'handoff-cancelled', handoffId });
}

export function moved(round: Round, callbackId: string, startsAt: number, repId: string | null): void {
  const kept = round.team.callbacks.get(callbackId);
  if (kept === undefined || !isFree(round, kept, startsAt, repId, callbackId)) return;
  const before = kept.callback.repId;
  advance(round, callbackId, { type: 'rescheduled', startsAt, repId });
  if (before !== repId) inform(round, before, 'over', callbackId);
}

/** @param except a callback that gives up its own time */
function isFree(round: Round, facts: SlotFacts, startsAt: number, only: string | null, except?: string): boolean {
  const { team, at } = round;
  const others = [...team.callbacks.values()].map(({ callback }) => callback).filter(({ id }) => id !== except);
  return isFreeSlot(slotRequest(facts, [...team.reps.values()], others, { now: at, only }), startsAt);
}

export function advance(round: Round, callbackId: string, happened: Happened): void {
  const { team, at } = round;
  const kept = team.callbacks.get(callbackId);
  if (kept === undefined) return;
  const before = kept.callback;
  const { callback, orders } = advanceCallback(before, { ...happened, at }, kept.around);
  if (callback === before) return;
  kept.callback = callback;
  round.callbacks.set(callbackId, callback);
  for (const order of orders) carryOut(round, kept, order);
  // Whoever dialled has nothing to do with it any more.
  if (before.stage.kind === 'dialling' && callback.stage.kind !== 'dialling') {
    tell(round, { type: 'handoff-ended', handoffId: callbackKey(callbackId) });
  }
}

function carryOut(round: Round, kept: KeptCallback, order: CallbackOrder): void {
  const { id, handoffId, stage, attempts } = kept.callback;
  switch (order.type) {
    case 'remind':
      inform(round, order.repId, 'reminder', id);
      break;
    case 'seek-rep':
      tell(round, { type: 'handoff-requested', handoff: { ...kept.request, ownerId: order.repId } });
      touch(round, callbackKey(id));
      break;
    case 'stop-seeking':
      tell(round, { type: 'handoff-cancelled', handoffId: callbackKey(id) });
      break;
    case 'dial':
      note(round, { handoffId, repId: order.repId }, 'callback-dialled', { callbackId: id, attempt: attempts });
      inform(round, order.repId, 'dial', id);
      break;
    case 'booked-again':
      note(round, { handoffId }, 'callback-moved', { callbackId: id, startsAt: order.startsAt });
      inform(round, kept.callback.repId, 'booked', id);
      break;
    case 'over': {
      round.team.callbacks.delete(id);
      note(round, { handoffId }, 'callback-over', { callbackId: id, how: order.how });
      inform(round, stage.kind === 'reached' ? stage.repId : kept.callback.repId, 'over', id);
      break;
    }
    default:
      order satisfies never;
  }
}

/** Reps have taken callbacks: they dial, and count as being in that call until they say how it went. */
export function dialTaken(round: Round): void {
  for (const { callbackId, repId, token } of round.taken.splice(0)) {
    advance(round, callbackId, { type: 'rep-took', repId });
    tell(round, { type: 'handoff-bridged', handoffId: callbackKey(callbackId), repId, token });
  }
}

export function callbacksDue(round: Round): void {
  for (const [id, { callback }] of [...round.team.callbacks]) {
    const wakesAt = callbackWakesAt(callback);
    if (wakesAt !== null && wakesAt <= round.at) advance(round, id, { type: 'tick' });
  }
}

function inform(
  round: Round,
  repId: string | null,
  event: Extract<FeedMessage, { type: 'callback' }>['event'],
  callbackId: string,
): void {
  if (repId !== null) say(round, repId, { type: 'callback', event, callbackId });
}
