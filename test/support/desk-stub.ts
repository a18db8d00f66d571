/** A desk on loopback for tests: briefs as programmed, deliveries counted by idempotency key as a real desk must. */
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type StubReply =
  | { readonly kind: 'json'; readonly body: unknown; readonly delayMs?: number }
  /** Sent as it is, for a brief that is not JSON. */
  | { readonly kind: 'text'; readonly body: string }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Record<string, string> }
  /** `bytes` of JSON string without a Content-Length. */
  | { readonly kind: 'oversized'; readonly bytes: number }
  /** The connection breaks before the answer is complete. */
  | { readonly kind: 'cut' }
  /** Accepts the request and never answers. */
  | { readonly kind: 'silent' };

export interface StubRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly authorized: boolean;
}

export interface StubDelivery extends StubRequest {
  /** Last path segment: ringing, decline, feedback, accept, availability… */
  readonly kind: string;
  /** Null for availability. */
  readonly handoffKey: string | null;
  readonly idempotencyKey: string;
}

export interface DeskStub {
  readonly baseUrl: string;
  readonly bearer: string;
  /** Every request, in order of arrival, refused ones included. */
  readonly requests: readonly StubRequest[];
  /** Every authorized delivery that was counted, repetitions included. */
  readonly deliveries: readonly StubDelivery[];
  /** What `GET /v1/handoffs/:key` answers; 404 for a key that was not set. */
  setBrief(handoffKey: string, reply: StubReply): void;
  /** What `GET` of another address answers, by its path without the query. */
  setFigures(path: string, reply: StubReply): void;
  /** Asked for every delivery: a reply to give instead of 204, null for 204. Only `cut` is counted all the same. */
  answerDeliveries(decide: (delivery: StubDelivery) => StubReply | null): void;
  /** Deliveries by distinct idempotency key: what the desk believes has happened. */
  counted(kind?: string): StubDelivery[];
  /** Deliveries that repeated a key. */
  duplicates(): number;
  /** Resolves once `condition` holds; asked after every request. */
  until(condition: (stub: DeskStub) => boolean): Promise<void>;
  stop(): Promise<void>;
}

export async function startDeskStub(options: { readonly bearer?: string } = {}): Promise<DeskStub> {
  const bearer = options.bearer ?? 'stub-bearer';
  const briefs = new Map<string, StubReply>();
  const figures = new Map<string, StubReply>();
  const requests: StubRequest[] = [];
  const deliveries: StubDelivery[] = [];
  const changes = new EventEmitter().setMaxListeners(0);
  let decide: (delivery: StubDelivery) => StubReply | null = () => null;

  function answer(request: StubRequest): StubReply {
    if (!request.authorized) return { kind: 'status', status: 401 };
    const handoff = /^\/v1\/handoffs\/([^/]+)$/.exec(request.path);
    if (request.method === 'GET' && handoff?.[1] !== undefined) {
      return briefs.get(decodeURIComponent(handoff[1])) ?? { kind: 'status', status: 404 };
    }
    const figure = request.method === 'GET' ? figures.get(request.path) : undefined;
    if (figure !== undefined) return figure;
    const delivery = deliveryOf(request);
    if (delivery === null) return { kind: 'status', status: 404 };
    const reply = decide(delivery);
    if (reply === null || reply.kind === 'cut') deliveries.push(delivery);
    return reply ?? { kind: 'status', status: 204 };
  }

  const server = createServer((incoming, response) => {
    void readBody(incoming).then(
      (body) => {
        const request: StubRequest = {
          method: incoming.method ?? '',
          path: new URL(incoming.url ?? '/', 'http://stub').pathname,
          query: new URL(incoming.url ?? '/', 'http://stub').search,
          headers: incoming.headers,
          body,
          authorized: incoming.headers.authorization === `Bearer ${bearer}`,
        };
        requests.push(request);
        send(response, answer(request));
        changes.emit('request');
        // A client that left in the middle of its request has nobody to answer.
      },
      () => response.destroy(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The stub has no TCP port.');

  const stub: DeskStub = {
    baseUrl: `http://127.0.0.1:${address.port}`,
    bearer,
    requests,
    deliveries,
    setBrief: (handoffKey, reply) => void briefs.set(handoffKey, reply),
    setFigures: (path, reply) => void figures.set(path, reply),
    answerDeliveries(next) {
      decide = next;
    },
    counted(kind) {
      const byKey = new Map(deliveries.map((delivery) => [delivery.idempotencyKey, delivery]));
      return [...byKey.values()].filter((delivery) => kind === undefined || delivery.kind === kind);
    },
    duplicates: () => deliveries.length - new Set(deliveries.map((delivery) => delivery.idempotencyKey)).size,
    async until(condition) {
      while (!condition(stub)) await once(changes, 'request');
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return stub;
}

function deliveryOf(request: StubRequest): StubDelivery | null {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') return null;
  if (request.method === 'PUT' && request.path === '/v1/reps/me/availability') {
    return { ...request, kind: 'availability', handoffKey: null, idempotencyKey: key };
  }
  const match = /^\/v1\/handoffs\/([^/]+)\/([a-z-]+)$/.exec(request.path);
  if (request.method !== 'POST' || match?.[1] === undefined || match[2] === undefined) return null;
  return { ...request, kind: match[2], handoffKey: decodeURIComponent(match[1]), idempotencyKey: key };
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, reply: StubReply): void {
  switch (reply.kind) {
    case 'json': {
      const finish = () => response.setHeader('content-type', 'application/json').end(JSON.stringify(reply.body));
      if (reply.delayMs === undefined) finish();
      else setTimeout(finish, reply.delayMs);
      return;
    }
    case 'text':
      response.setHeader('content-type', 'application/json').end(reply.body);
      return;
    case 'status':
      response.writeHead(reply.status, reply.headers).end();
      return;
    case 'oversized':
      response.setHeader('content-type', 'application/json').write('"');
      writeMuch(response, reply.bytes);
      return;
    case 'cut':
      response.setHeader('content-length', '100').write('{');
      response.destroy();
      return;
    case 'silent':
      return;
    default:
      reply satisfies never;
  }
}

/** Keeps to the reader's pace, so that a reader that stops early is not sent the rest. */
function writeMuch(response: ServerResponse, bytes: number): void {
  if (response.destroyed) return;
  if (bytes <= 0) {
    response.end('"');
    return;
  }
  const part = Math.min(bytes, 65_536);
  response.write('a'.repeat(part), () => writeMuch(response, bytes - part));
}
