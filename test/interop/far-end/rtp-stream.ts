/** PCMU over RTP (RFC 3550, RFC 3551): sends a tone, measures what comes in, hears telephone-events (RFC 4733). */
import { createSocket, type Socket } from 'node:dgram';
import { EventEmitter, once } from 'node:events';
import { decodeMuLaw, encodeMuLaw } from './g711.ts';
import { wallClock } from './sip-message.ts';

const packetMs = 20;
const samplesPerPacket = 160;
const sampleRate = 8_000;
/** A packet is loud above this RMS of 16-bit samples: well over comfort noise and codec hiss, well under speech. */
const loudRms = 500;
const digits = '0123456789*#ABCD';

export class RtpStream extends EventEmitter<{ loud: [number] }> {
  readonly #socket: Socket = createSocket('udp4');
  readonly #frequency: number;
  #remote: { address: string; port: number } | null = null;
  #timer: NodeJS.Timeout | null = null;
  #phase = 0;
  #lastDigitTimestamp = -1;
  received = 0;
  loudPackets = 0;
  /** RMS of the last packet, 0..32767. */
  rms = 0;
  digits = '';

  constructor(frequencyHz = 700) {
    super();
    this.#frequency = frequencyHz;
    this.#socket.on('message', (packet) => this.#receive(packet));
  }

  async bind(): Promise<void> {
    this.#socket.bind(0, '127.0.0.1');
    await once(this.#socket, 'listening');
  }

  get port(): number {
    return this.#socket.address().port;
  }

  sendTo(target: { address: string; port: number }): void {
    this.#remote = target;
  }

  resetMarks(): void {
    this.loudPackets = 0;
    this.received = 0;
  }

  start(): void {
    if (this.#timer !== null) return;
    const ssrc = Math.floor(Math.random() * 0xffffffff);
    const begun = performance.now();
    let sent = 0;
    const catchUp = (): void => {
      for (; sent * packetMs <= performance.now() - begun; sent += 1) this.#sendPacket(sent, ssrc);
    };
    catchUp();
    this.#timer = setInterval(catchUp, 5);
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  close(): void {
    this.stop();
    this.#socket.close();
  }

  #sendPacket(index: number, ssrc: number): void {
    const packet = Buffer.alloc(12 + samplesPerPacket);
    packet[0] = 0x80;
    packet[1] = index === 0 ? 0x80 : 0;
    packet.writeUInt16BE((index + 1) & 0xffff, 2);
    packet.writeUInt32BE((index * samplesPerPacket) >>> 0, 4);
    packet.writeUInt32BE(ssrc, 8);
    for (let i = 0; i < samplesPerPacket; i += 1) {
      packet[12 + i] = encodeMuLaw(Math.round(9_000 * Math.sin(this.#phase)));
      this.#phase += (2 * Math.PI * this.#frequency) / sampleRate;
    }
    if (this.#remote !== null) this.#socket.send(packet, this.#remote.port, this.#remote.address);
  }

  #receive(packet: Buffer): void {
    const payloadType = (packet[1] ?? 0) & 0x7f;
    // RTCP shares the port (RFC 5761): packet types 200-204 look like payload types 72-76.
    if (payloadType >= 72 && payloadType <= 76) return;
    const now = wallClock();
    this.received += 1;
    if (payloadType === 101) this.#receiveEvent(packet);
    else if (payloadType === 0) this.#receiveAudio(packet, now);
  }

  #receiveEvent(packet: Buffer): void {
    // All packets of one event share the timestamp of its start (RFC 4733 2.5.1.2).
    const timestamp = packet.readUInt32BE(4);
    if (timestamp === this.#lastDigitTimestamp) return;
    this.#lastDigitTimestamp = timestamp;
    const digit = digits[packet[12] ?? 255];
    this.digits += digit ?? '';
  }

  #receiveAudio(packet: Buffer, now: number): void {
    let energy = 0;
    for (let i = 12; i < packet.length; i += 1) energy += decodeMuLaw(packet[i] ?? 0xff) ** 2;
    this.rms = Math.sqrt(energy / Math.max(1, packet.length - 12));
    if (this.rms <= loudRms) return;
    this.loudPackets += 1;
    this.emit('loud', now);
  }
}
