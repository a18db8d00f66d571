/**
 * This process's part in dispatching: it leads the teams it can, tells other leaders whom its sockets have, and lets
 * handlers append to inboxes and wait for what becomes of it.
 */
import type { AvailabilityState } from '../../contract/availability.ts';
import { deskAnswersWithinMs } from '../../contract/desk-socket.ts';
import type { JournalEntry } from '../handoffs/handoff.ts';
import { mayTalk } from '../routing/eligible.ts';
import { chooseRep } from '../routing/match.ts';
import { defaultPolicy, type RoutingPolicy } from '../routing/model.ts';
import { type TeamSituation, teamSituation } from '../routing/team-situation.ts';
import { callbackIdOf } from './callback-facts.ts';
import { createConnections } from './connections.ts';
import { createConsumption } from './consumption.ts';
import { type DeskWord, deskChannel, readWord } from './desk-word.ts';
import type { DispatchEvent, HandoffRequest } from './dispatch-event.ts';
import { beatMs, type ProvedRep } from './presence.ts';
import type { LeaderParts } from './team-leader.ts';
import { startTeamLoop, type TeamLoop } from './team-loop.ts';

export interface DispatchNode {
  readonly nodeId: string;
  start(): Promise<void>;
  /** Leads nothing any more; leases are given back. */
  stop(): Promise<void>;
  /** Into the inbox, with journal entries in the same step. Answers the numbers. */
  append(
    teamId: string,
    events: readonly DispatchEvent[],
    journal?: readonly { readonly handoffId: string; readonly entry: JournalEntry }[],
  ): Promise<number[]>;
  /** Something was put into the inbox in another way. */
  wake(teamId: string): void;
  /** True once the event is dealt with; false when that takes longer than a platform should wait. */
  consumed(teamId: string, number: number): Promise<boolean>;
  /**
   * What a rep's phone says of itself over its socket here; said again for every proof.
   * @param arrives the first word of a new socket: the rep is here from now on, wherever another node has it
   */
  presence(teamId: string, repId: string, availability: AvailabilityState, arrives?: boolean): void;
  /** The rep has no socket here any more, or has not proved that it is there. */
  gone(teamId: string, repId: string): void;
  connected(teamId: string): readonly ProvedRep[];
  /** Whether this node leads the team now. */
  leads(teamId: string): boolean;
  /** The rep who would be offered it now; null: nobody, or another node leads the team. */
  peek(teamId: string, request: HandoffRequest): string | null;
  /** The queue of every team this node leads. */
  situations(): readonly { readonly teamId: string; readonly situation: TeamSituation }[];
  /** Word of what was written, from every node; null: some may have been lost. Answers the function that stops it. */
  onWord(listener: (word: DeskWord | null) => void): () => void;
}

export interface DispatchNodeParts extends Pick<LeaderParts, 'store' | 'nodeId' | 'now' | 'log'> {
  readonly policy?: RoutingPolicy;
  readonly settleMs?: number;
}

const lookForWorkMs = 1_000;
const settleMs = 300;

export function createDispatchNode(parts: DispatchNodeParts): DispatchNode {
  const { store, nodeId, log } = parts;
  const loops = new Map<string, TeamLoop>();
  const withWork = new Set<string>();
  const listeners = new Set<(word: DeskWord | null) => void>();
  const consumption = createConsumption(store);
  const connections = createConnections();
  let stopped = true;
  let stopListening: () => Promise<void> = async () => {};
  const timers: NodeJS.Timeout[] = [];

  function publish(message: string): void {
    store.bus.publish(deskChannel, message).catch((error: unknown) => {
      // Whoever waits for it looks for itself.
      log.error({ err: error }, 'word not sent');
    });
  }

  function loopOf(teamId: string): TeamLoop | null {
    const known = loops.get(teamId);
    if (known !== undefined || stopped) return known ?? null;
    const loop = startTeamLoop({
      ...{ store, nodeId, log, teamId, now: parts.now },
      policy: parts.policy ?? defaultPolicy,
      settleMs: parts.settleMs ?? settleMs,
      connected: () => connections.of(teamId),
      publish,
      took: () => publish(JSON.stringify({ t: teamId, led: nodeId })),
      isNeeded: () => connections.has(teamId) || withWork.has(teamId) || hasWork(teamId),
      ended: () => void loops.delete(teamId),
    });
    loops.set(teamId, loop);
    return loop;
  }

  function hasWork(teamId: string): boolean {
    const state = loops.get(teamId)?.leader.state() ?? null;
    return state !== null && (state.router.handoffs.size > 0 || state.callbacks.size > 0);
  }

  function wake(teamId: string): void {
    withWork.add(teamId);
    loopOf(teamId)?.wake();
    if (!leads(teamId)) publish(JSON.stringify({ t: teamId, w: 1 }));
  }

  function leads(teamId: string): boolean {
    return (loops.get(teamId)?.leader.state() ?? null) !== null;
  }

  function heard(word: DeskWord): void {
    consumption.heard(word);
    if (word.w === 1) loops.get(word.t)?.wake();
    if (word.led !== undefined && word.led !== nodeId) beat(word.t);
    for (const listener of listeners) listener(word);
  }

  /** A leader elsewhere is told whom this node has; one here asks by itself. */
  function beat(teamId: string): void {
    if (leads(teamId) || !connections.has(teamId)) return;
    tellLeader(teamId, { type: 'beat', nodeId, reps: [...connections.of(teamId).reps] });
  }

  /** @param aloud said even to the leader here, which hears who is connected, but not who has come back. */
  function tellLeader(teamId: string, event: DispatchEvent, aloud = false): void {
    const told = leads(teamId) && !aloud ? Promise.resolve([]) : store.dispatch.append(teamId, [event]);
    told.then(
      () => wake(teamId),
      // The next beat says it again.
      (error: unknown) => log.error({ err: error, team: teamId }, 'presence not told'),
    );
  }

  async function lookForWork(): Promise<void> {
    const teams = await store.dispatch.teamsWithWork();
    withWork.clear();
    for (const teamId of [...teams, ...connections.teams()]) {
      withWork.add(teamId);
      loopOf(teamId);
    }
  }

  return {
    nodeId,
    async start() {
      stopped = false;
      stopListening = await store.bus.subscribe(deskChannel, {
        onMessage(message) {
          const word = readWord(message);
          if (word !== null) heard(word);
        },
        onGap() {
          consumption.look();
          for (const loop of loops.values()) loop.wake();
          for (const listener of listeners) listener(null);
        },
      });
      const look = () => {
        lookForWork().catch((error: unknown) => log.error({ err: error }, 'work not looked for'));
      };
      look();
      timers.push(setInterval(look, lookForWorkMs).unref());
      timers.push(setInterval(() => connections.teams().forEach(beat), beatMs).unref());
    },
    async stop() {
      stopped = true;
      for (const timer of timers.splice(0)) clearInterval(timer);
      await Promise.all([...loops.values()].map((loop) => loop.stop()));
      await stopListening();
    },
    async append(teamId, events, journal) {
      const numbers = await store.dispatch.append(teamId, events, journal);
      if (events.length > 0) wake(teamId);
      return numbers;
    },
    wake,
    consumed: (teamId, number) => consumption.until(teamId, number, deskAnswersWithinMs),
    presence(teamId, repId, availability, arrives = false) {
      const isNews = connections.set(teamId, repId, availability);
      if (isNews || arrives) tellLeader(teamId, { type: 'presence', repId, nodeId, availability }, arrives);
    },
    gone(teamId, repId) {
      if (connections.remove(teamId, repId)) tellLeader(teamId, { type: 'rep-gone', repId, nodeId });
    },
    connected: (teamId) => connections.of(teamId).reps,
    leads,
    peek(teamId, request) {
      const state = loops.get(teamId)?.leader.state() ?? null;
      if (state === null) return null;
      const handoff = {
        ...{ request, requestedAt: state.router.now, order: state.router.now, need: '', passed: new Set<string>() },
        ...({ stage: { kind: 'waiting' }, extendedMs: 0 } as const),
      };
      return mayTalk(state.router, handoff) ? (chooseRep(state.router, handoff)?.rep.profile.id ?? null) : null;
    },
    situations: () =>
      [...loops].flatMap(([teamId, { leader }]) => {
        const router = leader.state()?.router;
        return router === undefined
          ? []
          : [{ teamId, situation: teamSituation(router, (id) => callbackIdOf(id) === null) }];
      }),
    onWord(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
