/**
 * A network with a round-trip time between phone and edge, in user space: SIP frames over WebSocket and the media's
 * UDP packets are held for half the round trip each way. Towards the phone, the media ports in SDP are replaced by
 * those of a relay; towards the edge nothing changes (ICE learns the relay as a peer-reflexive candidate, RFC 8445 7.3.1.3).
 */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { WebSocket, WebSocketServer } from 'ws';

export interface DelayProxy {
  readonly wsUrl: string;
  /** As a change of networks does: what came and went by the old address is lost without a word. A new WebSocket gets through. */
  changeAddress(): void;
  stop(): Promise<void>;
}

type Later = (work: () => void) => void;

/** Runs work in order after the delay; a timer of 1 ms resolution is enough for tens of milliseconds. */
function delayed(delayMs: number): Later {
  return (work) => void setTimeout(work, delayMs);
}

/** Relays one media port of the edge; answers with the port the phone should use instead. */
async function relay(edgePort: number, later: Later, sockets: Set<Socket>): Promise<number> {
  const front = createSocket('udp4').bind(0, '127.0.0.1');
  const back = createSocket('udp4').bind(0, '127.0.0.1');
  await Promise.all([once(front, 'listening'), once(back, 'listening')]);
  sockets.add(front).add(back);
  let phonePort: number | null = null;
  const send = (socket: Socket, packet: Buffer, port: number): void =>
    later(() => {
      if (sockets.has(socket)) socket.send(packet, port, '127.0.0.1');
    });
  front.on('message', (packet, from) => {
    phonePort = from.port;
    send(back, packet, edgePort);
  });
  back.on('message', (packet) => {
    if (phonePort !== null) send(front, packet, phonePort);
  });
  return front.address().port;
}

/** Rewrites the media port of every SDP in a SIP frame from the edge, and its Content-Length where the digits change. */
async function rewrite(frame: string, portFor: (edgePort: number) => Promise<number>): Promise<string> {
  const split = frame.indexOf('\r\n\r\n') + 4;
  const body = frame.slice(split);
  const found = /^m=audio (\d+) /m.exec(body)?.[1];
  if (found === undefined || found === '0') return frame;
  const port = await portFor(Number(found));
  const changed = body
    .replace(/^m=audio \d+ /m, `m=audio ${port} `)
    .replace(/^a=rtcp:\d+/m, `a=rtcp:${port}`)
    .replaceAll(/^(a=candidate:\S+ \d UDP \d+ \S+) \d+ /gim, `$1 ${port} `);
  return withBody(frame.slice(0, split), changed);
}

/** Without the phone's own candidates in it the edge knows no way to the phone but through a relay. */
function hidePhone(frame: string): string {
  const split = frame.indexOf('\r\n\r\n') + 4;
  const body = frame
    .slice(split)
    .replaceAll(/^a=candidate:.*\r\n/gm, '')
    .replace(/^m=audio [1-9]\d* /m, 'm=audio 9 ');
  return withBody(frame.slice(0, split), body);
}

function withBody(head: string, body: string): string {
  return head.replace(/^Content-Length:\s*\d+/im, `Content-Length: ${Buffer.byteLength(body)}`) + body;
}

/**
 * Starts the proxy in front of an edge's WebSocket. `roundTripMs` is split evenly. `hidden`: the edge is not told where the
 * phone is, so that all media takes this way.
 */
export async function startDelayProxy(
  edgeWsUrl: string,
  roundTripMs: number,
  { hidden = false } = {},
): Promise<DelayProxy> {
  const sooner = delayed(roundTripMs / 2);
  const sockets = new Set<Socket>();
  const relays = new Map<number, Promise<number>>();
  const portFor = (edgePort: number): Promise<number> => {
    const known = relays.get(edgePort) ?? relay(edgePort, sooner, sockets);
    relays.set(edgePort, known);
    return known;
  };
  let address = 0;
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, handleProtocols: () => 'sip' });
  await once(server, 'listening');
  server.on('connection', (phone) => {
    const edge = new WebSocket(edgeWsUrl, 'sip');
    const open = once(edge, 'open');
    const from = address;
    const later: Later = (work) => sooner(() => from === address && work());
    // One chain a direction keeps frames in order although the rewriting is asynchronous.
    let towardsPhone = Promise.resolve();
    phone.on('message', (data) => {
      const frame = hidden ? hidePhone(String(data)) : String(data);
      later(() => void open.then(() => edge.send(frame)));
    });
    edge.on('message', (data) => {
      towardsPhone = towardsPhone.then(async () => {
        const frame = await rewrite(String(data), portFor);
        later(() => phone.send(frame));
      });
    });
    phone.on('close', () => edge.close());
    edge.on('close', () => phone.close());
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the delay proxy has no port');
  return {
    wsUrl: `ws://127.0.0.1:${bound.port}`,
    changeAddress() {
      address += 1;
      relays.clear();
      for (const socket of sockets) socket.close();
      sockets.clear();
    },
    async stop() {
      for (const client of server.clients) client.terminate();
      for (const socket of sockets) socket.close();
      sockets.clear();
      server.close();
      await once(server, 'close');
    },
  };
}
