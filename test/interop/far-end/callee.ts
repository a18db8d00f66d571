/** Somebody the rep calls, behind the edge: takes the INVITE, answers as the test wants, streams PCMU, follows the dialog. */
import { EventEmitter, once } from 'node:events';
import type { RtpStream } from './rtp-stream.ts';
import { mediaTarget, offerSdp } from './sdp.ts';
import type { SipMessage } from './sip-message.ts';
import { randomToken, type SipSocket } from './sip-socket.ts';

export class Callee extends EventEmitter<{ request: [SipMessage] }> {
  readonly rtp: RtpStream;
  /** Requests of the call, oldest first, repetitions left out. */
  readonly requests: SipMessage[] = [];
  readonly #socket: SipSocket;
  readonly #toTag = randomToken(4);
  #invite: SipMessage | null = null;

  constructor(socket: SipSocket, rtp: RtpStream) {
    super();
    this.#socket = socket;
    this.rtp = rtp;
    socket.on('request', (request) => this.#onRequest(request));
  }

  /** Where the edge finds it: `sip:peer<port>@…` goes to that UDP port. */
  addressAt(domain: string): string {
    return `sip:peer${this.#socket.port}@${domain}`;
  }

  /** Resolves when the rep has called. */
  async invited(): Promise<void> {
    await this.until('INVITE');
  }

  /** Resolves when the rep calls another time. */
  async invitedAgain(): Promise<void> {
    await this.#next('INVITE');
  }

  /** The dialog with the rep, as a Replaces header of somebody who is sent to them names it (RFC 3891). */
  get replaces(): string {
    const [callId, theirs, own] = this.dialog;
    return `${callId};to-tag=${theirs};from-tag=${own}`;
  }

  /** Call-ID, the tag of the rep, the tag of its own. */
  get dialog(): readonly [string, string, string] {
    if (this.#invite === null) throw new Error('nobody has called yet');
    return [this.#invite.header('call-id') ?? '', this.#invite.tag('from') ?? '', this.#toTag];
  }

  ring(): void {
    this.#reply('180 Ringing');
  }

  /** Sound before the answer. `branch`: of a forked INVITE, one that is not the one that answers. */
  earlyMedia(branch = this.#toTag): void {
    this.#reply('183 Session Progress', { body: offerSdp(this.rtp.port), toTag: branch });
    this.#stream();
  }

  answer(branch = this.#toTag): void {
    this.#reply('200 OK', { body: offerSdp(this.rtp.port), toTag: branch });
    this.#stream();
  }

  refuse(status: string, lines: readonly string[] = []): void {
    this.#reply(status, { lines });
  }

  /** Resolves with the request, also one that has come before. */
  async until(method: string): Promise<SipMessage> {
    const known = this.requests.find((request) => request.method === method);
    return known ?? this.#next(method);
  }

  async #next(method: string): Promise<SipMessage> {
    for (;;) {
      const [request] = await once(this, 'request');
      if (request.method === method) return request;
    }
  }

  #reply(status: string, options: Parameters<SipSocket['reply']>[2] = {}): void {
    if (this.#invite === null) throw new Error('nobody has called yet');
    this.#socket.reply(this.#invite, status, { toTag: this.#toTag, ...options });
  }

  #stream(): void {
    if (this.#invite === null) return;
    this.rtp.sendTo(mediaTarget(this.#invite.body));
    this.rtp.start();
  }

  #onRequest(request: SipMessage): void {
    const repeated = this.requests.some(
      (known) =>
        known.method === request.method &&
        known.cseq === request.cseq &&
        known.header('call-id') === request.header('call-id'),
    );
    if (request.method === 'INVITE' && !repeated) this.#invite = request;
    if (request.method === 'CANCEL') {
      this.#socket.reply(request, '200 OK');
      this.#reply('487 Request Terminated');
    }
    if (request.method === 'BYE') {
      this.rtp.stop();
      this.#socket.reply(request, '200 OK');
    }
    if (repeated) return;
    this.requests.push(request);
    this.emit('request', request);
  }
}
