/** The reps' phones on this node: `GET /v1/reps/me/socket`, upgraded. One socket a rep, the newest. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyBaseLogger } from 'fastify';
import { type WebSocket, WebSocketServer } from 'ws';
import { proofEveryMs } from '../../contract/desk-socket.ts';
import { createTokenBucket, type TokenBucket } from '../../ipc/token-bucket.ts';
import type { Caller } from '../desk.ts';
import type { Briefs } from '../handoffs/briefs.ts';
import type { Authority } from '../http/authority.ts';
import type { Problem } from '../problem.ts';
import type { DeskStore } from '../store/store.ts';
import { createBriefUpdates } from './brief-updates.ts';
import { createConnectionBook } from './connection-book.ts';
import { createFreshReads } from './fresh-reads.ts';
import { largestRepMessage } from './incoming.ts';
import { createLikelyLeader } from './likely-leader.ts';
import { createLikelyShown } from './likely-shown.ts';
import type { DispatchPort } from './ports.ts';
import { createQueueViews } from './queue-views.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';
import { openRepConnection, type RepConnection } from './rep-connection.ts';
import { deskWord, hear, likelyWord, queueWord, say, socketWord, turnsWord } from './words.ts';

export interface RepSockets {
  /** Reps connected to this node. */
  count(): number;
  /** Refuses new ones and sends the phones to other nodes. */
  drain(): Promise<void>;
}

export interface RepSocketsParts {
  readonly server: Server;
  readonly store: DeskStore;
  readonly authority: Authority;
  readonly dispatch: DispatchPort;
  readonly briefs: Briefs;
  readonly now: () => Date;
  readonly log: FastifyBaseLogger;
  /** Sockets this node holds at most; 20,000 when left out. */
  readonly most?: number;
}

export const socketPath = '/v1/reps/me/socket';
/** One key may connect this often: a phone that comes back, not one that spins. */
const connectRate = { burst: 10, perSecond: 0.5 };
/** Keys whose connecting is counted; beyond it the counts are forgotten. */
const countedKeys = 50_000;
/** Queues are told at most this often, ms. */
const queueEveryMs = 1_000;
/** Words of two nodes may cross within this, ms. */
const raceMs = 2_000;
/** A phone that lost its line is back within this, ms; one that said goodbye is gone at once. */
const graceMs = 4_000;

export async function acceptRepSockets(parts: RepSocketsParts): Promise<RepSockets> {
  const { server, store, authority, dispatch, briefs, now, log, most = 20_000 } = parts;
  const clock = () => performance.now();
  const failed = (error: unknown) => log.error({ err: error }, 'rep sockets failed');
  const connections = createConnectionBook();
  const buckets = new Map<string, TokenBucket>();
  const updates = createBriefUpdates(store, briefs, failed);
  const recordsOf = createFreshReads((teamId) => store.dispatch.records(teamId));
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestRepMessage, perMessageDeflate: false });
  let draining = false;

  const queues = createQueueViews({ bus: store.bus, dispatch, connections, now, failed });
  const leader = createLikelyLeader(store, dispatch, clock, failed);
  const likely = createLikelyShown(store, connections, clock, failed);
  const wake = (teamId: string, reps: readonly string[]) => {
    for (const rep of reps) connections.get(teamId, rep)?.wake();
  };
  const wakeAll = () => {
    for (const connection of connections.all()) connection.wake();
  };
  const grew = (teamId: string, conversationId: string, probability: number) => {
    updates.grew(teamId, conversationId);
    leader.grew(teamId, conversationId, probability);
  };
  /** A rep has connected to node `n`. Of two that connected in the same moment exactly one stays. */
  const connectedAt = (n: string, mine: RepConnection | undefined) => {
    if (mine === undefined || n === dispatch.nodeId) return;
    const isRace = clock() - mine.openedAt < raceMs;
    if (!isRace || n > dispatch.nodeId) mine.close('replaced', 'Connected elsewhere.');
  };
  const stops = await Promise.all([
    hear(store.bus, deskWord, ({ t, f }) => wake(t, f), wakeAll),
    hear(store.bus, turnsWord, ({ t, c, p }) => grew(t, c, p), updates.gap),
    hear(store.bus, queueWord, ({ t, q }) => queues.heard(t, q)),
    hear(store.bus, likelyWord, ({ t, r, c, l }) => likely.heard(t, r, c, l)),
    hear(store.bus, socketWord, ({ t, r, n }) => connectedAt(n, connections.get(t, r))),
  ]);
  const checking = setInterval(() => {
    for (const connection of connections.all()) connection.check();
    likely.sweep();
  }, proofEveryMs).unref();
  const announcing = setInterval(queues.announce, queueEveryMs).unref();

  async function problemOf(request: IncomingMessage): Promise<Problem | Caller> {
    if (request.url?.split('?')[0] !== socketPath) {
      return { kind: 'not-found', detail: 'There is no such address. See /v1/openapi.json.' };
    }
    const address = request.socket.remoteAddress ?? '';
    const caller = await authority.authorize(request.headers.authorization, address, 'handoffs:answer');
    if (!caller.ok) return caller.problem;
    if (draining) return { kind: 'unavailable', detail: 'This node ends. Another one answers.', retryAfter: 1 };
    if (connections.size >= most) {
      return { kind: 'unavailable', detail: 'This node holds as many phones as it can.', retryAfter: 5 };
    }
    const { teamId, id } = caller.value;
    if (buckets.size > countedKeys) buckets.clear();
    const bucket = buckets.get(nameOf(teamId, id)) ?? createTokenBucket(connectRate);
    buckets.set(nameOf(teamId, id), bucket);
    if (bucket.take(clock())) return caller.value;
    return { kind: 'rate-limited', detail: 'This key connects too often.', retryAfter: 5 };
  }

  function open(socket: WebSocket, caller: Caller): void {
    const { teamId, subject: repId } = caller;
    socket.on('error', (error) => log.info({ team: teamId, why: error.message }, 'rep socket broke'));
    connections.get(teamId, repId)?.close('replaced', 'Connected elsewhere.');
    const owned = { store, dispatch, briefs, updates, recordsOf, onLive: queues.tell, now, clock, log };
    const connection = openRepConnection(socket, caller, owned);
    connections.set(connection);
    say(store.bus, socketWord, { t: teamId, r: repId, n: dispatch.nodeId }).catch(failed);
    log.info({ team: teamId, key: caller.id, reps: connections.size }, 'rep connected');
    socket.once('close', (code) => {
      log.info({ team: teamId, key: caller.id, code }, 'rep disconnected');
      // Replaced by a newer one on this node.
      if (!connections.remove(connection)) return;
      const said = code === 1000 || code === 1001;
      const leave = () => {
        if (!draining && connections.get(teamId, repId) === undefined) dispatch.gone(teamId, repId);
      };
      if (said) leave();
      else setTimeout(leave, graceMs).unref();
    });
  }

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const answer = await problemOf(request);
    if (socket.destroyed) return;
    if (!('teamId' in answer)) return refuseUpgrade(socket, answer);
    sockets.handleUpgrade(request, socket, head, (client) => open(client, answer));
  }

  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    upgrade(request, socket, head).catch((error) => {
      failed(error);
      refuseUpgrade(socket, { kind: 'unavailable', detail: 'The desk cannot do this now.', retryAfter: 2 });
    });
  });

  return {
    count: () => connections.size,
    async drain() {
      draining = true;
      clearInterval(checking);
      clearInterval(announcing);
      const closed = [...sockets.clients].map((client) => new Promise((resolve) => client.once('close', resolve)));
      for (const connection of connections.all()) connection.close('restart', 'This node ends.');
      await Promise.all(closed);
      await Promise.all(stops.map((stop) => stop()));
    },
  };
}

function nameOf(teamId: string, id: string): string {
  return `${teamId} ${id}`;
}
