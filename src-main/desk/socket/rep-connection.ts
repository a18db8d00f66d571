/**
 * One socket of a rep's phone.
 *
 *   connected --hello--> greeting --> live --> closed
 *        (anything else first is refused; every state may close)
 */
import type { FastifyBaseLogger } from 'fastify';
import type { WebSocket } from 'ws';
import type { AvailabilityState } from '../../contract/availability.ts';
import { type MomentMessage, type RepMessage, socketCloses } from '../../contract/desk-socket.ts';
import { createTokenBucket } from '../../ipc/token-bucket.ts';
import type { Caller } from '../desk.ts';
import type { RoutingRecord } from '../dispatch/routing-record.ts';
import type { Briefs } from '../handoffs/briefs.ts';
import type { RepRecord } from '../store/dispatch-store.ts';
import type { DeskStore } from '../store/store.ts';
import type { BriefUpdates } from './brief-updates.ts';
import { createFeedReader, type FeedEntry, type FeedReader } from './feed-reader.ts';
import { greet } from './hello.ts';
import { readRepMessage } from './incoming.ts';
import { textOf } from './message-text.ts';
import { createOutgoing } from './outgoing.ts';
import type { DispatchPort } from './ports.ts';
import { carryOut } from './rep-messages.ts';
import { showMessage } from './show-message.ts';

export interface RepConnection {
  readonly teamId: string;
  readonly repId: string;
  /** Monotonic ms. */
  readonly openedAt: number;
  /** The rep as the admin set it up; null: not at all, or not greeted yet. */
  profile(): RepRecord | null;
  /** There may be something new in the feed. */
  wake(): void;
  /** False: left out, because the phone is behind. */
  tell(moment: MomentMessage): boolean;
  /** Every few seconds: asks the phone whether it is there, and gives up on one that is silent or does not read. */
  check(): void;
  close(why: keyof typeof socketCloses, reason: string): void;
}

export interface ConnectionDependencies {
  readonly store: DeskStore;
  readonly dispatch: DispatchPort;
  readonly briefs: Briefs;
  readonly updates: BriefUpdates;
  readonly recordsOf: (teamId: string) => Promise<readonly RoutingRecord[]>;
  /** The rep has been greeted. */
  readonly onLive: (connection: RepConnection) => void;
  readonly now: () => Date;
  /** Monotonic ms. */
  readonly clock: () => number;
  readonly log: FastifyBaseLogger;
}

/** A phone that is not heard of for this long is taken for gone, ms. */
export const proofMs = 10_000;
/** Far more than a rep can press; a phone says one word a second at most. */
const rate = { burst: 60, perSecond: 20 };
/** Messages that cannot be read, before the socket is closed. */
const rubbishAllowed = 3;
/** A key that is revoked ends its sockets within this, and a changed profile counts, ms. */
const keyCheckMs = 60_000;
/** How long a phone may take to agree that the socket is closed. */
const farewellMs = 1_000;

export function openRepConnection(socket: WebSocket, caller: Caller, parts: ConnectionDependencies): RepConnection {
  const { store, dispatch, briefs, updates, recordsOf, clock, log } = parts;
  const { teamId, subject: repId } = caller;
  const outgoing = createOutgoing(socket, clock);
  const bucket = createTokenBucket(rate);
  let state: { kind: 'connected' } | { kind: 'greeting' } | { kind: 'live'; feed: FeedReader } = { kind: 'connected' };
  let heardAt = clock();
  let said: AvailabilityState | null = null;
  let rubbish = 0;
  let keySeenAt = heardAt;
  let profile: RepRecord | null = null;

  /** A store that is away for a moment costs nobody the line: what could not be read is read with the next word. */
  const failed = (error: unknown): void => log.error({ err: error, team: teamId }, 'rep socket failed');
  const tell = (moment: MomentMessage): boolean => outgoing.moment(textOf(moment));
  const refused = (about: string, handoffId: string | null, detail: string): void => {
    tell({ type: 'refused', about, handoffId, detail });
  };

  async function deliver(entry: FeedEntry): Promise<void> {
    // First watched, then read: a turn in between is told twice rather than not at all.
    if (entry.message.type === 'offer') await updates.watch(connection, entry.message.handoffId);
    if (entry.message.type === 'withdrawn') updates.unwatch(connection, entry.message.handoffId);
    const message = await showMessage({ store, briefs }, teamId, entry);
    if (message !== null) await outgoing.kept(textOf(message));
  }

  async function hello(after: number): Promise<void> {
    state = { kind: 'greeting' };
    profile = await store.reps.get(teamId, repId);
    const { hello: greeting, from } = await greet(store, caller, after, { profile, recordsOf });
    await outgoing.kept(textOf(greeting));
    for (const { handoffId } of greeting.offers) {
      await updates.watch(connection, handoffId);
      updates.update(connection, handoffId);
    }
    // Closed meanwhile: there is nobody to read to, and `close` has been dealt with.
    if (socket.readyState !== socket.OPEN) return;
    const read = (cursor: number, limit: number) => store.feed.after(teamId, repId, cursor, limit);
    const feed = createFeedReader(from, read, deliver, failed);
    state = { kind: 'live', feed };
    feed.wake();
    parts.onLive(connection);
  }

  async function handle(message: RepMessage): Promise<void> {
    // Answers count though the phone has gone since; that it is there, or where its feed stands, is no longer true.
    const isGone = socket.readyState !== socket.OPEN;
    if (isGone && (message.type === 'hello' || message.type === 'presence')) return;
    if (message.type === 'hello') {
      if (state.kind !== 'connected') return refused('hello', null, 'This phone has greeted already.');
      return await hello(message.after).catch((error) => {
        failed(error);
        socket.close(1011, 'The desk cannot do this now. Connect again.');
      });
    }
    if (state.kind !== 'live') return refused(message.type, null, 'Say hello first.');
    if (message.type === 'presence') {
      const arrives = said === null;
      said = message.reachable ? message.availability : 'offline';
      dispatch.presence(teamId, repId, said, arrives);
      // Should a word have been lost, this finds what it was about.
      return state.feed.wake();
    }
    const why = await carryOut({ teamId, repId }, message, parts).catch((error) => {
      failed(error);
      return 'The desk cannot do this now. Try again in a moment.';
    });
    if (why !== null) refused(message.type, 'handoffId' in message ? message.handoffId : null, why);
  }

  let last: Promise<void> = Promise.resolve();
  socket.on('message', (data, isBinary) => {
    if (socket.readyState !== socket.OPEN) return;
    heardAt = clock();
    if (!bucket.take(heardAt)) return close('rubbish', 'Too many messages.');
    const read = readRepMessage(data, isBinary);
    if (!read.ok) {
      rubbish += 1;
      refused('message', null, read.error.message);
      if (rubbish > rubbishAllowed) close('rubbish', 'Too many messages that cannot be read.');
      return;
    }
    last = last.then(() => handle(read.value));
  });
  socket.on('pong', () => {
    heardAt = clock();
    if (said !== null) dispatch.presence(teamId, repId, said);
  });
  socket.once('close', () => {
    updates.forget(connection);
    if (state.kind === 'live') void state.feed.stop();
  });

  function close(why: keyof typeof socketCloses, reason: string): void {
    socket.close(socketCloses[why], reason);
    setTimeout(() => socket.terminate(), farewellMs).unref();
  }

  async function checkKey(): Promise<void> {
    keySeenAt = clock();
    profile = await store.reps.get(teamId, repId);
    const key = await store.keys.find(teamId, caller.id);
    if (key === null || key.revokedAt !== null) close('revoked', 'The key of this phone has been revoked.');
  }

  const connection: RepConnection = {
    teamId,
    repId,
    openedAt: heardAt,
    profile: () => profile,
    wake: () => state.kind === 'live' && state.feed.wake(),
    tell,
    check() {
      const behind = outgoing.behindSince();
      if (behind !== null && clock() - behind > proofMs) return close('slow', 'This phone does not read.');
      if (clock() - heardAt > proofMs) return close('silent', 'This phone is silent.');
      socket.ping();
      if (clock() - keySeenAt > keyCheckMs) checkKey().catch(failed);
    },
    close,
  };
  return connection;
}
