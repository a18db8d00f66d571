/** Where a waiting handoff stands, as its row keeps it: enough for any node to say how long it takes. */
import { queueView } from '../routing/queue-view.ts';
import type { QueuedSituation } from './routing-record.ts';
import type { TeamState } from './team-state.ts';
import { patienceMsOf } from './team-times.ts';

/** Null when it does not wait, or too little is known: a restart must not send everybody home who asks in its seconds. */
export function queuedSituation(team: TeamState, handoffId: string, at: number): QueuedSituation | null {
  const handoff = team.router.handoffs.get(handoffId);
  const view = queueView(team.router, handoffId);
  if (handoff === undefined || view === null) return null;
  if (at < team.gatheringUntil && view.servers === 0 && view.why === 'nobody-in-hours') return null;
  const { service, answer } = team.times;
  return {
    ...view,
    ...{ service, answer, patienceMs: patienceMsOf(team.times), since: handoff.requestedAt, seenAt: at },
    callbackWantedBy: team.notes.get(handoffId)?.callbackWantedBy ?? null,
  };
}
