/** The desk's end of the reps' socket, by hand: every connection is the test's to answer, break or leave alone. */
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { DeskMessage, RepMessage } from '../../src-main/contract/desk-socket.ts';

export interface StubConnection {
  readonly socket: WebSocket;
  /** The TCP connection below. */
  readonly wire: Duplex;
  readonly heard: RepMessage[];
  say(message: DeskMessage | string): void;
  /** The first message of this type, heard already or to come. */
  until<T extends RepMessage['type']>(type: T, fits?: (message: RepMessage) => boolean): Promise<RepMessage>;
}

export interface RepSocketStub {
  readonly baseUrl: string;
  readonly connections: readonly StubConnection[];
  /** Status the next upgrades are refused with; null: accepted. */
  refuseWith: number | null;
  readonly refused: number[];
  /** The next connection, or the one at `index`. */
  connection(index: number): Promise<StubConnection>;
  stop(): Promise<void>;
}

export async function startRepSocketStub(): Promise<RepSocketStub> {
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  const connections: StubConnection[] = [];
  const refused: number[] = [];
  const waiting = new Set<() => void>();
  const wires = new Set<Duplex>();
  server.on('upgrade', (request, wire, head) => {
    wires.add(wire);
    wire.on('error', () => undefined);
    const right = request.url === '/v1/reps/me/socket' && request.headers.authorization === 'Bearer secret';
    const status = stub.refuseWith ?? (right ? null : 401);
    if (status !== null) {
      refused.push(status);
      wire.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, wire, head, (socket) => {
      connections.push(connectionOf(socket, wire));
      for (const look of [...waiting]) look();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Not listening.');
  const stub: RepSocketStub = {
    baseUrl: `http://127.0.0.1:${address.port}`,
    ...{ connections, refused, refuseWith: null },
    connection: (index) =>
      new Promise((resolve) => {
        const look = () => {
          const found = connections[index];
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    async stop() {
      for (const wire of wires) wire.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return stub;
}

function connectionOf(socket: WebSocket, wire: Duplex): StubConnection {
  const heard: RepMessage[] = [];
  const waiting = new Set<() => void>();
  socket.on('error', () => undefined);
  socket.on('message', (data) => {
    heard.push(JSON.parse(String(data)));
    for (const look of [...waiting]) look();
  });
  return {
    ...{ socket, wire, heard },
    say: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    until: (type, fits = () => true) =>
      new Promise((resolve) => {
        const look = () => {
          const found = heard.find((message) => message.type === type && fits(message));
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}

export function helloOf(given: Partial<Extract<DeskMessage, { type: 'hello' }>> = {}): DeskMessage {
  return {
    ...{ type: 'hello', repId: 'ana', name: 'Ana', resumed: true, newest: 0, offers: [], callbacks: [] },
    may: { seeInsights: false, decide: false },
    ...given,
  };
}
