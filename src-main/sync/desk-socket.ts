/**
 * The phone's end of the desk's WebSocket, kept up by itself.
 *
 *   connecting --hello--> live --lost, silent--> waiting --delay, kick--> connecting
 *        |                  |
 *        +---key refused, another phone took over---> refused --kick by a person--> connecting
 *        +---no such address---> off
 */
import { WebSocket } from 'ws';
import { type DeskMessage, largestSocketMessage, proofEveryMs, type RepMessage } from '../contract/desk-socket.ts';
import type { DeskConnection } from '../contract/desk-state.ts';
import { isAllowedDeskUrl } from '../contract/settings.ts';
import { createTokenBucket } from '../ipc/token-bucket.ts';
import { readDeskMessage } from './desk-message.ts';
import { type Ending, endingOf, endingOfStatus, reconnectDelay } from './desk-socket-endings.ts';

export interface DeskSocket {
  /** False: not live, nothing was sent. */
  say(message: RepMessage): boolean;
  /** The presence is another: says it now. */
  presenceChanged(): void;
  /** The network or the machine is back: do not wait any longer. `person`: somebody asked for it, a refusal too. */
  kick(person?: boolean): void;
  stop(): void;
}

export interface DeskSocketDependencies {
  /** As `isAllowedDeskUrl` allows, a path included if it has one. */
  readonly baseUrl: string;
  readonly bearer: string;
  /** The last kept message acted on; 0 for none. */
  readonly cursor: () => number;
  readonly presence: () => RepMessage;
  readonly onConnection: (connection: DeskConnection) => void;
  /** What it throws ends this connection: what was not acted on comes again with the next one. */
  readonly onMessage: (message: DeskMessage) => void;
  readonly onError: (error: unknown) => void;
  /** Calls `run` after `ms`; answers how to call it off. */
  readonly schedule?: (ms: number, run: () => void) => () => void;
  readonly random?: () => number;
}

/** Without a word or a ping of the desk for this long the line is dead, whatever TCP says, ms. */
const silenceMs = 10_000;
/** The same after the machine woke up, when the line is asked, ms. */
const checkMs = 3_000;
/** Messages read without a pause; a desk that sends faster is read more slowly, and nothing of it is lost. */
const rate = { burst: 300, perSecond: 20 };
const breathMs = 200;
/** Messages of one connection this version cannot read, before it is given up. */
const unreadableAllowed = 20;

interface Line {
  readonly socket: WebSocket;
  live: boolean;
  unreadable: number;
}

export function openDeskSocket(dependencies: DeskSocketDependencies): DeskSocket {
  const { bearer, cursor, presence, onConnection, onMessage, schedule = timer, random = Math.random } = dependencies;
  const url = socketUrl(dependencies.baseUrl);
  let state: 'connecting' | 'live' | 'waiting' | 'refused' | 'off' | 'stopped' = 'connecting';
  let line: Line | null = null;
  let failures = 0;
  let cancelWait = () => {};
  let cancelSilence = () => {};
  let cancelProof = () => {};

  function connect(): void {
    cancelWait();
    if (url === null) {
      settle({ kind: 'refused', why: 'The address of the desk is not allowed: use https://.' });
      return;
    }
    state = 'connecting';
    onConnection({ kind: 'connecting' });
    const socket = new WebSocket(url, {
      headers: { authorization: `Bearer ${bearer}` },
      maxPayload: largestSocketMessage,
      perMessageDeflate: false,
      handshakeTimeout: silenceMs,
      followRedirects: false,
    });
    const opened: Line = { socket, live: false, unreadable: 0 };
    line = opened;
    const bucket = createTokenBucket(rate);
    let refusal: Ending | null = null;
    socket.on('unexpected-response', (_request, response) => {
      const { statusCode = 0, headers } = response;
      refusal = endingOfStatus(statusCode, headers['retry-after'] ?? null);
      response.resume();
      socket.terminate();
    });
    socket.on('open', () => {
      heard();
      socket.send(JSON.stringify({ type: 'hello', after: cursor() } satisfies RepMessage));
    });
    socket.on('ping', heard);
    socket.on('pong', heard);
    socket.on('message', (data, isBinary) => {
      if (line !== opened) return;
      heard();
      if (!bucket.take(performance.now())) {
        socket.pause();
        schedule(breathMs, () => socket.resume());
      }
      receive(opened, data, isBinary);
    });
    // Whatever it is, `close` follows.
    socket.on('error', () => undefined);
    socket.on('close', (code) => {
      if (line === opened) lost(refusal ?? endingOf(code, opened.live));
    });
  }

  function receive(from: Line, data: WebSocket.RawData, isBinary: boolean): void {
    const message = readDeskMessage(data, isBinary);
    if (message === null) {
      from.unreadable += 1;
      if (from.unreadable > unreadableAllowed) {
        drop({ kind: 'waiting', why: 'The desk says what this version of Baton cannot read.', retryAfterMs: null });
      }
      return;
    }
    try {
      if (message.type === 'hello' && !from.live) greeted(from);
      else if (!from.live) return;
      onMessage(message);
    } catch (error) {
      dependencies.onError(error);
      drop({ kind: 'waiting', why: 'What the desk said could not be stored.', retryAfterMs: null });
    }
  }

  function greeted(from: Line): void {
    from.live = true;
    state = 'live';
    onConnection({ kind: 'live' });
    prove();
  }

  function prove(): void {
    cancelProof();
    say(presence());
    cancelProof = schedule(proofEveryMs, () => {
      // Only a line that holds counts as a success: one that breaks at once must not be tried without end.
      failures = 0;
      prove();
    });
  }

  function heard(): void {
    expectWithin(silenceMs);
  }

  function expectWithin(ms: number): void {
    cancelSilence();
    cancelSilence = schedule(ms, () =>
      drop({ kind: 'waiting', why: 'The desk has fallen silent.', retryAfterMs: null }),
    );
  }

  function drop(ending: Ending): void {
    const dropped = line;
    lost(ending);
    dropped?.socket.terminate();
  }

  function lost(ending: Ending): void {
    line = null;
    cancelSilence();
    cancelProof();
    if (state !== 'stopped') settle(ending);
  }

  function settle(ending: Ending): void {
    state = ending.kind;
    if (ending.kind !== 'waiting') {
      onConnection(ending);
      return;
    }
    failures += 1;
    const retryInMs = reconnectDelay(failures, random(), ending.retryAfterMs);
    onConnection({ kind: 'waiting', retryInMs, why: ending.why });
    cancelWait = schedule(retryInMs, connect);
  }

  function say(message: RepMessage): boolean {
    if (line === null || !line.live || line.socket.readyState !== WebSocket.OPEN) return false;
    line.socket.send(JSON.stringify(message));
    return true;
  }

  connect();
  return {
    say,
    presenceChanged: () => {
      if (state === 'live') prove();
    },
    kick(person = false) {
      if (state === 'waiting' || (person && (state === 'refused' || state === 'off'))) connect();
      else if (state === 'live') {
        // It looks alive; whether it is shows in a moment.
        line?.socket.ping();
        expectWithin(checkMs);
      }
    },
    stop() {
      state = 'stopped';
      cancelWait();
      cancelSilence();
      cancelProof();
      const stopped = line;
      line = null;
      stopped?.socket.close(1000);
      schedule(1_000, () => stopped?.socket.terminate());
    },
  };
}

/** wss for https, ws for loopback; null for an address that is not allowed. */
function socketUrl(baseUrl: string): string | null {
  if (!isAllowedDeskUrl(baseUrl)) return null;
  const url = new URL(baseUrl);
  return `${url.protocol === 'https:' ? 'wss' : 'ws'}://${url.host}${url.pathname.replace(/\/+$/, '')}/v1/reps/me/socket`;
}

/** A timer that does not keep the process alive. */
function timer(ms: number, run: () => void): () => void {
  const handle = setTimeout(run, ms);
  handle.unref();
  return () => clearTimeout(handle);
}
