/** The one loopback port of the practice line: HTTP for the desk, WebSocket upgrades for the exchange and the caller page. */
import http from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** How long a client may take to answer the closing of its WebSocket, ms: quitting does not wait for a frozen page. */
const farewellMs = 300;

export interface LoopbackServer {
  /** `127.0.0.1:port`. */
  readonly host: string;
  stop(): Promise<void>;
}

export interface LoopbackRoutes {
  request(request: http.IncomingMessage, response: http.ServerResponse): void;
  upgrade(request: http.IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** Listens on 127.0.0.1 and a port the system chooses; nothing outside this machine reaches it. Rejects if it cannot. */
export async function listenOnLoopback(routes: LoopbackRoutes): Promise<LoopbackServer> {
  const server = http.createServer({ maxHeaderSize: 16_384, requestTimeout: 10_000 }, routes.request);
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (request, socket, head) => {
    // Until a WebSocket takes the socket over, a reset by the client would be an unhandled error.
    socket.on('error', () => socket.destroy());
    routes.upgrade(request, socket, head);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The practice line is not listening on TCP');
  return {
    host: `127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        setTimeout(() => {
          for (const socket of sockets) socket.destroy();
        }, farewellMs);
      }),
  };
}
