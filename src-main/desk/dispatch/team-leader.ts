/**
 * The leader of one team's dispatch: holds its lease, turns its inbox into orders, writes everything it does as one step.
 * A step that is refused or fails leaves nothing behind: the memory is thrown away, the events are still in the inbox,
 * and the team is led again by whoever gets the lease.
 */
import type { FastifyBaseLogger } from 'fastify';
import { callbackWakesAt } from '../callbacks/callback.ts';
import type { RoutingPolicy } from '../routing/model.ts';
import { nextDeadline } from '../routing/router.ts';
import type { DispatchStep, PendingEvent } from '../store/dispatch-store.ts';
import type { DeskStore } from '../store/store.ts';
import { applyEvent } from './apply-event.ts';
import { callbacksDue, dialTaken } from './callback-round.ts';
import { startAnew } from './damaged-records.ts';
import type { DispatchEvent } from './dispatch-event.ts';
import { factsFor } from './event-facts.ts';
import { tell } from './orders.ts';
import { beatMs, type ProvedRep, silentNodes } from './presence.ts';
import { beginRound, giveUp, isEmpty, type Round, stepOf } from './round.ts';
import { loadTeam, type TeamState } from './team-state.ts';

export interface LeaderParts {
  readonly store: DeskStore;
  readonly teamId: string;
  readonly nodeId: string;
  readonly now: () => Date;
  readonly policy: RoutingPolicy;
  readonly log: Pick<FastifyBaseLogger, 'info' | 'error'>;
  /** The reps of the team whose sockets this node has and has proved; `version` is another when they are. */
  readonly connected: () => { readonly version: number; readonly reps: readonly ProvedRep[] };
  /** After a change of leader other nodes' reps are waited for this long before anything is decided, ms. */
  readonly settleMs: number;
}

/** How one round went. */
export type RoundResult =
  /** Another node leads, for at most this long without a word of its. */
  | { readonly kind: 'not-leading'; readonly freeInMs: number }
  /** `more`: there is more in the inbox. `took`: this round was the first under its epoch. */
  | { readonly kind: 'led'; readonly step: DispatchStep | null; readonly more: boolean; readonly took: boolean };

export interface TeamLeader {
  round(): Promise<RoundResult>;
  /** Null while another node leads. */
  state(): TeamState | null;
  /** ms until it wants a round without being asked; null: not before something happens. */
  wakesInMs(): number | null;
  /** Gives the lease back; the next leader need not wait for it to run out. */
  release(): Promise<void>;
}

/** How long a silent leader keeps its lease, ms. */
const leaseMs = 3_000;
const renewMs = 1_000;
const batch = 200;
const presenceTypes: readonly DispatchEvent['type'][] = ['presence', 'beat', 'rep-gone', 'reps-changed'];

export function createTeamLeader(parts: LeaderParts): TeamLeader {
  const { store, teamId, nodeId, log } = parts;
  let team: TeamState | null = null;
  let renewAt = 0;
  let settledAt = 0;
  let beatAt = 0;
  let beaten = -1;
  /** An event this leader has failed on is set aside: it would stop the whole team. */
  const poison = new Set<number>();

  async function lead(): Promise<{ team: TeamState; took: boolean } | { freeInMs: number }> {
    if (team !== null && performance.now() < renewAt) return { team, took: false };
    const asked = performance.now();
    const lease = await store.dispatch.lease(teamId, nodeId, leaseMs);
    if (!lease.held) {
      team = null;
      return { freeInMs: lease.freeInMs };
    }
    renewAt = asked + renewMs;
    if (team?.epoch === lease.epoch) return { team, took: false };
    team = await holding(
      loadTeam(store, teamId, { epoch: lease.epoch, policy: parts.policy, now: parts.now().getTime() }),
    );
    settledAt = lease.epoch === 1 ? 0 : asked + parts.settleMs;
    beatAt = 0;
    log.info({ team: teamId, epoch: lease.epoch }, 'leading');
    return { team, took: true };
  }

  /** A team with thousands of callbacks takes longer to read than a silent leader keeps its lease: it would never be led. */
  async function holding<T>(work: Promise<T>): Promise<T> {
    const renewing = setInterval(() => {
      // Lost or not renewed, the first step is refused.
      store.dispatch
        .lease(teamId, nodeId, leaseMs)
        .catch((error: unknown) => log.error({ err: error, team: teamId }, 'lease not renewed'));
    }, renewMs).unref();
    return await work.finally(() => clearInterval(renewing));
  }

  /** This node's own reps need no inbox. */
  function hearOwn(round: Round): void {
    const known = parts.connected();
    if (known.version === beaten && round.at >= beatAt - beatMs && round.at < beatAt) return;
    beatAt = round.at + beatMs;
    beaten = known.version;
    applyEvent(round, { type: 'beat', nodeId, reps: [...known.reps] }, { reps: null, bookings: new Map() });
  }

  function pass(round: Round, { number, event }: PendingEvent, facts: Awaited<ReturnType<typeof factsFor>>): void {
    round.consumed.push(number);
    if (event.type === 'unreadable' || poison.delete(number)) {
      setAside(round, number, event);
      return;
    }
    try {
      applyEvent(round, event, facts);
      // A rep may have been here before the team knew of it.
      if (event.type === 'reps-changed') beatAt = 0;
      hearOwn(round);
    } catch (error) {
      poison.add(number);
      throw error;
    }
  }

  function setAside(round: Round, number: number, event: PendingEvent['event']): void {
    const { type } = event;
    round.setAside.push(number);
    log.error({ team: teamId, number, type }, 'an event could not be dealt with and is set aside');
    const requested = type === 'unreadable' ? event.requested : type === 'requested' ? event.request.id : null;
    if (requested !== null && !round.team.router.handoffs.has(requested)) giveUp(round, requested, 'unreadable');
  }

  async function roundOf(leading: TeamState, took: boolean): Promise<RoundResult> {
    const pending = await store.dispatch.pending(teamId, batch);
    const settled = performance.now() >= settledAt;
    const now = settled
      ? pending
      : pending.filter(({ event }) => event.type !== 'unreadable' && presenceTypes.includes(event.type));
    const facts = await factsFor(store, teamId, now);
    const round = beginRound(leading, parts.now().getTime());
    hearOwn(round);
    for (const each of now) pass(round, each, facts);
    if (settled) {
      startAnew(round, log);
      for (const told of silentNodes(leading.presence, round.at)) tell(round, told);
      tell(round, { type: 'tick' });
      callbacksDue(round);
      dialTaken(round);
    }
    const more = pending.length === batch;
    if (isEmpty(round)) return { kind: 'led', step: null, more, took };
    const step = stepOf(round, nodeId);
    if (await store.dispatch.commit(step)) return { kind: 'led', step, more, took };
    team = null;
    log.info({ team: teamId }, 'no longer leading');
    return { kind: 'not-leading', freeInMs: renewMs };
  }

  return {
    async round() {
      try {
        const led = await lead();
        return 'freeInMs' in led ? { kind: 'not-leading', freeInMs: led.freeInMs } : await roundOf(led.team, led.took);
      } catch (error) {
        // What was not written has not happened.
        team = null;
        throw error;
      }
    },
    state: () => team,
    wakesInMs() {
      if (team === null) return null;
      const unsettled = settledAt - performance.now();
      if (unsettled > 0) return unsettled;
      const now = parts.now().getTime();
      const wakes = [...team.callbacks.values()].map(({ callback }) => callbackWakesAt(callback));
      const times = [nextDeadline(team.router), ...wakes].filter((at) => at !== null);
      return times.length === 0 ? null : Math.max(0, Math.min(...times) - now);
    },
    async release() {
      if (team === null) return;
      team = null;
      await store.dispatch.release(teamId, nodeId);
    },
  };
}
