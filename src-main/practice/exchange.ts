/**
 * The practice line's SIP exchange: registrar, digest gate and forking proxy over WebSocket (RFC 7118), for a handful of
 * users on this machine. A phone cannot tell it from any other edge.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { Connection } from './connection.ts';
import { createDigestGate, type DigestAlgorithm, type DigestUser, digestAlgorithms } from './digest.ts';
import { Location } from './location.ts';
import { SipProxy } from './proxy.ts';
import { type ProxyTimers, standardTimers } from './proxy-transaction.ts';
import { register } from './registrar.ts';
import { answer } from './sip-forward.ts';
import { parseFrame } from './sip-message.ts';

/** A larger frame ends its connection (RFC 6455 status 1009) before anything parses it, bytes. */
export const maxFrameBytes = 65_536;
const maxConnections = 32;

export interface ExchangeOptions {
  /** Domain of the addresses of record, and digest realm. */
  readonly domain: string;
  readonly users: readonly DigestUser[];
  /** `host:port` under which the exchange listens; asked once a message needs it. */
  readonly host: () => string;
  /** Digest algorithms offered, most wanted first; both by default. */
  readonly algorithms?: readonly DigestAlgorithm[];
  readonly timers?: ProxyTimers;
  /** ms. */
  readonly now?: () => number;
  /** A user's contacts changed. */
  readonly onRegistration?: (username: string, registered: boolean) => void;
}

export interface Exchange {
  /** Takes over an HTTP upgrade that asks for the "sip" subprotocol; refuses any other. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  isRegistered(username: string): boolean;
  stop(): void;
}

export function createExchange(options: ExchangeOptions): Exchange {
  const now = options.now ?? Date.now;
  const location = new Location(now);
  const addressFor = (username: string) => `${username}@${options.domain}`;
  const isRegistered = (username: string) => location.of(addressFor(username)).length > 0;
  const gate = createDigestGate({
    realm: options.domain,
    users: options.users,
    algorithms: options.algorithms ?? digestAlgorithms,
    now,
  });
  const proxy = new SipProxy({
    domain: options.domain,
    host: options.host,
    users: new Set(options.users.map((user) => addressFor(user.username))),
    location,
    timers: options.timers ?? standardTimers,
  });
  const announce = (user: string) => {
    const username = user.slice(0, user.indexOf('@'));
    options.onRegistration?.(username, isRegistered(username));
  };
  const registrar = { domain: options.domain, gate, location, now, onChange: announce };
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxFrameBytes,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has('sip') ? 'sip' : false),
  });

  function onFrame(text: string, connection: Connection): void {
    const frame = parseFrame(text);
    switch (frame.kind) {
      case 'noise':
        return;
      case 'keep-alive':
        // Double CRLF is the ping, one is the pong (RFC 5626 3.5.1).
        if (text.length > 2) connection.send('\r\n');
        return;
      case 'invalid':
        connection.send(answer(frame, frame.status));
        return;
      case 'request':
        if (frame.method === 'REGISTER') connection.send(register(frame, connection, registrar));
        else proxy.onRequest(frame, connection);
        return;
      case 'response':
        proxy.onResponse(frame, connection);
        return;
      default:
        frame satisfies never;
    }
  }

  function onSocket(socket: WebSocket): void {
    const connection = new Connection(socket);
    socket.on('message', (data: RawData) => {
      const text = Buffer.isBuffer(data)
        ? data.toString('utf8')
        : Buffer.concat([data].flat().map(asBuffer)).toString();
      onFrame(text, connection);
    });
    // An oversized or broken frame: the library closes the socket, `close` follows.
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      const users = location.usersOn(connection);
      location.forget(connection);
      proxy.onConnectionClosed(connection);
      for (const user of new Set(users)) announce(user);
    });
  }

  return {
    isRegistered,
    handleUpgrade(request, socket, head) {
      const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
      if (!offered.includes('sip')) refuse(socket, '400 Bad Request');
      else if (sockets.clients.size >= maxConnections) refuse(socket, '503 Service Unavailable');
      else sockets.handleUpgrade(request, socket, head, onSocket);
    },
    stop() {
      proxy.stop();
      for (const client of sockets.clients) client.close(1001);
      sockets.close();
    },
  };
}

function asBuffer(data: Buffer | ArrayBuffer): Buffer {
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}

export function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
