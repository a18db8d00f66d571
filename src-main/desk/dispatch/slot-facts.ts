/** What callback slots are computed from, for the node that offers them and the leader that books one. */
import type { Callback } from '../callbacks/callback.ts';
import type { SlotRequest } from '../callbacks/slots.ts';
import type { RepRecord } from '../store/dispatch-store.ts';
import type { HandoffRequest } from './dispatch-event.ts';
import type { KeptCallback } from './team-state.ts';

export type SlotFacts = Pick<KeptCallback, 'request' | 'zone' | 'around'>;

/** @param only this rep; null: anyone with the skills and the language */
export function slotRequest(
  { request, zone, around }: SlotFacts,
  reps: readonly RepRecord[],
  callbacks: readonly Callback[],
  { now, only }: { readonly now: number; readonly only: string | null },
): SlotRequest {
  return {
    ...{ now, zone, only, prospectHours: around.prospectHours },
    reps: reps.filter((rep) => isQualified(rep, request)),
    booked: callbacks.flatMap(({ stage, repId }) => ('startsAt' in stage ? [{ startsAt: stage.startsAt, repId }] : [])),
  };
}

function isQualified({ languages, skills }: RepRecord, request: HandoffRequest): boolean {
  return languages.includes(request.language) && request.skills.every((skill) => skills.includes(skill));
}
