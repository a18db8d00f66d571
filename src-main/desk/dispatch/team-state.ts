/** What the leader of a team knows: the router's state, and beside it what the router need not know. */
import type { Callback, CallbackSurroundings } from '../callbacks/callback.ts';
import type { RoutingPolicy } from '../routing/model.ts';
import { type RouterSnapshot, restore } from '../routing/snapshot.ts';
import type { Rep, RouterState } from '../routing/state.ts';
import type { RepRecord } from '../store/dispatch-store.ts';
import type { DeskStore } from '../store/store.ts';
import { loadCallback } from './callback-facts.ts';
import { type DamagedRecord, damagedRecords } from './damaged-records.ts';
import type { HandoffRequest } from './dispatch-event.ts';
import { createPresence, type Presence, unheardNode } from './presence.ts';
import type { RoutingRecord, TeamTimes } from './routing-record.ts';
import { assumedTeamTimes } from './team-times.ts';

/** What is known of an open handoff beside its place in the router. */
export interface HandoffNotes {
  requestedAt: number;
  firstOfferAt: number | null;
  callbackWantedBy: string | null;
  /** The rep of the latest offer that was not withdrawn. */
  holder: string | null;
  /** Its token. */
  token: number;
  offeredAt: number;
  /** The token whose offer the rep's phone rings for. */
  ringing: number | null;
  /** The token that was accepted in time. */
  connected: number | null;
  bridgedAt: number | null;
  /** A callback was booked for it. */
  promised: boolean;
}

/** An open callback with what does not change about it. */
export interface KeptCallback {
  callback: Callback;
  readonly around: CallbackSurroundings;
  /** What is asked of the router when it is due. */
  readonly request: HandoffRequest;
  /** IANA zone times are said in. */
  readonly zone: string;
}

export interface TeamState {
  readonly teamId: string;
  readonly referenceKey: string;
  readonly epoch: number;
  readonly router: RouterState;
  readonly reps: Map<string, RepRecord>;
  readonly notes: Map<string, HandoffNotes>;
  readonly callbacks: Map<string, KeptCallback>;
  readonly presence: Presence;
  /** The leader before was stopped at work: until then, ms since the epoch, phones that are not here may be on their way back. */
  readonly gatheringUntil: number;
  /** Found when the team was loaded, not yet routed anew. */
  readonly damaged: DamagedRecord[];
  times: TeamTimes;
}

/** Phones of a node that has gone are back within this, most of them, ms. */
const gatherMs = 5_000;

export function freshNotes(requestedAt: number): HandoffNotes {
  return {
    requestedAt,
    ...{ firstOfferAt: null, callbackWantedBy: null, holder: null, token: 0, offeredAt: 0 },
    ...{ ringing: null, connected: null, bridgedAt: null, promised: false },
  };
}

/** What the store has of the team, for a leader under a new epoch. Reps make themselves known anew. */
export async function loadTeam(
  store: DeskStore,
  teamId: string,
  facts: { readonly epoch: number; readonly policy: RoutingPolicy; readonly now: number },
): Promise<TeamState> {
  const team = await store.team(teamId);
  if (team === null) throw new Error('A lease of a team that is not there.');
  const reps = await store.reps.list(teamId);
  const records = await store.dispatch.records(teamId);
  const open = await store.callbacks.list(teamId, { repId: null, open: true, limit: 100_000 });
  const kept = new Map<string, KeptCallback>();
  for (const callback of open) {
    const loaded = await loadCallback(store, teamId, callback);
    if (loaded !== null) kept.set(callback.id, loaded);
  }
  return {
    ...{ teamId, referenceKey: team.referenceKey, epoch: facts.epoch },
    router: restore(snapshotOf(reps, records, facts.now), facts.policy, facts.epoch),
    reps: new Map(reps.map((rep) => [rep.id, rep])),
    notes: new Map(records.map((record) => [record.request.id, notesOf(record)])),
    callbacks: kept,
    damaged: await damagedRecords(store, teamId, kept),
    presence: createPresence(facts.now),
    gatheringUntil: records.length === 0 ? 0 : facts.now + gatherMs,
    times: (await store.dispatch.times(teamId)) ?? assumedTeamTimes,
  };
}

function notesOf({ requestedAt, firstOfferAt, callbackWantedBy, stage }: RoutingRecord): HandoffNotes {
  const known = { ...freshNotes(requestedAt), firstOfferAt, callbackWantedBy };
  if (stage.kind === 'waiting') return known;
  const { repId, token, offeredAt } = stage.offer;
  const accepted = stage.kind === 'offered' ? null : token;
  const bridgedAt = stage.kind === 'talking' ? offeredAt : null;
  return { ...known, holder: repId, token, offeredAt, connected: accepted, bridgedAt };
}

function snapshotOf(reps: readonly RepRecord[], records: readonly RoutingRecord[], now: number): RouterSnapshot {
  const busy = new Map(
    records.flatMap(({ request, stage }) => (stage.kind === 'waiting' ? [] : [[stage.offer.repId, request.id]])),
  );
  const tokens = records.flatMap(({ stage }) => (stage.kind === 'waiting' ? [] : [stage.offer.token]));
  return {
    now,
    fence: Math.max(0, ...tokens),
    reps: reps.map(({ id, skills, languages, hours }): Rep => {
      const handoffId = busy.get(id) ?? null;
      return {
        profile: { id, skills, languages, hours },
        availability: 'offline',
        // Whoever has an offer is thought to be there until its silence says otherwise.
        nodeId: handoffId === null ? null : unheardNode,
        ...{ provedAt: 0, idleSince: now, handoffId, misses: 0, restUntil: 0 },
      };
    }),
    handoffs: records,
  };
}

/** A handoff as the next leader needs it. */
export function recordOf(team: TeamState, handoffId: string): RoutingRecord | null {
  const handoff = team.router.handoffs.get(handoffId);
  if (handoff === undefined) return null;
  const { firstOfferAt = null, callbackWantedBy = null } = team.notes.get(handoffId) ?? {};
  const { request, requestedAt, order, need, extendedMs, stage } = handoff;
  return {
    request: { ...request, skills: [...request.skills], prospectHours: [...request.prospectHours] },
    ...{ requestedAt, order, need, extendedMs, firstOfferAt, callbackWantedBy },
    passed: [...handoff.passed],
    stage,
  };
}
