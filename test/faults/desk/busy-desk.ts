/** A team at work on nodes that may be killed: what tests of faults share. */
import { setTimeout as pause } from 'node:timers/promises';
import { type KeyKind, makeKey } from '../../../src-main/desk/keys/api-key.ts';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';
import { type Asking, createAsking } from './asking.ts';
import { type Balancer, startBalancer } from './balancer.ts';
import { converse, rareSkill } from './busy-platform.ts';
import { type BusyRep, openBusyRep } from './busy-rep.ts';
import { type DeskProcess, startDeskProcess } from './desk-process.ts';
import { createLedger, firstOffers, type Ledger, outageSeconds, quantile } from './ledger.ts';
import type { Found } from './replay.ts';

export const teamId = 'acme';

export interface BusyDesk {
  readonly balancer: Balancer;
  readonly ledger: Ledger;
  readonly asking: Asking;
  readonly reps: readonly BusyRep[];
  readonly nodes: Set<DeskProcess>;
  addNode(): Promise<DeskProcess>;
  killNode(node: DeskProcess): Promise<void>;
  /** The node that leads the team. */
  leader(): DeskProcess;
  /** Reps come to work, all of them. */
  openReps(): void;
  /** Conversations begin at a steady rate until `stopTalking`. */
  talk(everyMs: number): void;
  /** Resolves when every conversation has come to its end. */
  stopTalking(): Promise<void>;
  lines(found: Found, faults: Readonly<Record<string, number>>): string;
  stop(): Promise<void>;
}

/** Writes the team with so many reps. */
export async function openBusyDesk(
  store: DeskStore,
  count: number,
  where: Readonly<Record<string, string>>,
): Promise<BusyDesk> {
  await store.ensureTeam(teamId, 'a reference key of a test');
  async function keyOf(kind: KeyKind, subject: string): Promise<string> {
    const { key, text } = makeKey({ teamId, kind, subject }, new Date());
    await store.keys.add(key);
    return text;
  }
  const platform = await keyOf('platform', 'vapi');
  const keys = new Map<string, string>();
  for (let index = 0; index < count; index += 1) {
    const id = `rep-${index}`;
    const known = { name: null, skills: [], languages: ['en'], hours: null };
    await store.reps.put({ teamId, id, sip: `sip:${id}@example.com`, ...known });
    keys.set(id, await keyOf('rep', id));
  }
  // At work tomorrow, not today: whoever needs this one is called back.
  const week = [...Array(7).keys()].map((day) => (day === tomorrow() ? [{ from: 9 * 60, to: 18 * 60 }] : []));
  const hours = { zone: 'America/New_York', week, exceptions: [] };
  const rare = { id: 'tomorrow', name: null, sip: 'sip:tomorrow@example.com', skills: [rareSkill], languages: ['en'] };
  await store.reps.put({ teamId, ...rare, hours });
  const balancer = await startBalancer();
  const ledger = createLedger();
  const asking = createAsking(balancer.url);
  const nodes = new Set<DeskProcess>();
  const reps: BusyRep[] = [];
  const talks = new Set<Promise<void>>();
  const random = randomFrom(7);
  let talking: NodeJS.Timeout | undefined;
  let prospects = 0;

  return {
    ...{ balancer, ledger, asking, reps, nodes },
    async addNode() {
      const node = await startDeskProcess(where);
      nodes.add(node);
      balancer.ports.add(node.port);
      return node;
    },
    async killNode(node) {
      nodes.delete(node);
      balancer.ports.delete(node.port);
      await node.kill();
    },
    leader() {
      const [first] = [...nodes].sort((a, b) => b.epoch() - a.epoch());
      if (first === undefined) throw new Error('There is no node.');
      return first;
    },
    openReps() {
      for (const [repId, key] of keys)
        reps.push(openBusyRep({ url: balancer.url, repId, key, asking, ledger, random }));
    },
    talk(everyMs) {
      talking = setInterval(() => {
        prospects += 1;
        const talk = converse(`Prospect ${prospects}`, { key: platform, asking, ledger, random }).catch(
          (error: unknown) => void ledger.faults.push(`Prospect ${prospects}: ${String(error)}`),
        );
        talks.add(talk);
        void talk.then(() => talks.delete(talk));
      }, everyMs);
    },
    async stopTalking() {
      clearInterval(talking);
      while (talks.size > 0) await Promise.race([Promise.all(talks), pause(500)]);
    },
    lines(found, faults) {
      const waits = firstOffers(ledger);
      const ms = (part: number) => `${Math.round(quantile(waits, part))} ms`;
      const outages = Object.entries(faults).map(([name, at]) => `${name} ${outageSeconds(ledger, at)?.toFixed(1)} s`);
      const again = reps.reduce((sum, rep) => sum + rep.greetings() - 1, 0);
      return [
        `handoffs ${ledger.handoffs.size}: ${found.bridged} bridged, ${found.cancelled} left, ${found.promised} called back`,
        `offers ${found.offers}, of those made again ${found.offeredAgain}; from request to the rep’s socket p50 ${ms(0.5)}, p95 ${ms(0.95)}`,
        `until offers flow again: ${outages.join(', ')}`,
        `reps ${reps.length}, reconnected ${again} times; reports kept ${ledger.acknowledged.length}, twice ${found.twice}; requests made again ${asking.retries()}`,
      ].join('\n');
    },
    async stop() {
      clearInterval(talking);
      for (const rep of reps) rep.stop();
      await Promise.all([...nodes].map((node) => node.kill()));
      await balancer.stop();
    },
  };
}

/** The weekday after today's, 0 for Monday: `getUTCDay` begins with Sunday. */
function tomorrow(): number {
  return new Date().getUTCDay();
}

/** Numbers from 0 to 1, the same ones every time (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
