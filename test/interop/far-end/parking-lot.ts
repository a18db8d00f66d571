/**
 * Where calls are parked, behind the edge: `*70` leaves a call there in silence, `*71` fetches the one that waits; from then on
 * each hears the other. Both codes are dialled like a number.
 */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mediaTarget, offerSdp } from './sdp.ts';
import type { SipMessage } from './sip-message.ts';
import { randomToken, SipSocket } from './sip-socket.ts';

export const parkCode = '*70';
export const pickupCode = '*71';

interface Place {
  readonly target: ReturnType<typeof mediaTarget>;
  readonly socket: ReturnType<typeof createSocket>;
}

export class ParkingLot {
  readonly #sip: SipSocket;
  readonly #sockets: Place['socket'][] = [];
  readonly #answered = new Set<string>();
  #parked: Place | null = null;

  /** `proxyPort`: the edge's, for SIP over UDP. */
  constructor(proxyPort: number) {
    this.#sip = new SipSocket('lot', proxyPort);
    this.#sip.on('request', (request) => void this.#onRequest(request));
  }

  /** `port`: where the edge sends the codes. */
  open(port: number): Promise<void> {
    return this.#sip.bind(port);
  }

  close(): void {
    this.#sip.close();
    for (const socket of this.#sockets) socket.close();
  }

  async #onRequest(request: SipMessage): Promise<void> {
    const callId = request.header('call-id') ?? '';
    if (request.method === 'BYE') this.#sip.reply(request, '200 OK');
    if (request.method !== 'INVITE' || this.#answered.has(callId)) return;
    this.#answered.add(callId);
    const parks = request.startLine.startsWith(`INVITE sip:${parkCode}@`);
    const other = this.#parked;
    if (!parks && other === null) {
      this.#sip.reply(request, '404 Nobody Is Parked', { toTag: randomToken(4) });
      return;
    }
    const place = await this.#place(request);
    this.#parked = parks ? place : null;
    if (!parks && other !== null) join(place, other);
    this.#sip.reply(request, '200 OK', { toTag: randomToken(4), body: offerSdp(place.socket.address().port) });
  }

  async #place(request: SipMessage): Promise<Place> {
    const socket = createSocket('udp4').bind(0, '127.0.0.1');
    await once(socket, 'listening');
    this.#sockets.push(socket);
    return { target: mediaTarget(request.body), socket };
  }
}

function join(one: Place, other: Place): void {
  const relay = (from: Place, to: Place) =>
    from.socket.on('message', (packet) => to.socket.send(packet, to.target.port, to.target.address));
  relay(one, other);
  relay(other, one);
}
