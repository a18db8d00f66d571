/** Reads what the events of a round need to know, before the round begins. */
import type { PendingEvent } from '../store/dispatch-store.ts';
import type { DeskStore } from '../store/store.ts';
import type { EventFacts } from './apply-event.ts';
import { earlierCalls, loadCallback } from './callback-facts.ts';

export async function factsFor(store: DeskStore, teamId: string, events: readonly PendingEvent[]): Promise<EventFacts> {
  const bookings = new Map<string, NonNullable<ReturnType<EventFacts['bookings']['get']>>>();
  for (const { event } of events) {
    if (event.type !== 'callback-booked') continue;
    const { callbackId: id, handoffId, repId, startsAt } = event;
    const wanted = {
      id,
      handoffId,
      repId,
      stage: { kind: 'booked', startsAt },
      calls: [],
      attempts: 0,
      postponed: 0,
    } as const;
    const kept = await loadCallback(store, teamId, wanted);
    if (kept !== null) bookings.set(id, { kept, earlier: await earlierCalls(store, teamId, handoffId) });
  }
  const changed = events.some(({ event }) => event.type === 'reps-changed');
  return { reps: changed ? await store.reps.list(teamId) : null, bookings };
}
