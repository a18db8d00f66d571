/** One UDP socket that speaks SIP: client transactions with retransmission (RFC 3261 17.1), requests by Call-ID. */
import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { EventEmitter, once } from 'node:events';
import { formatSip, parseSip, type SipMessage } from './sip-message.ts';

const t1 = 500;
const t2 = 4_000;

export function randomToken(bytes = 8): string {
  return randomBytes(bytes).toString('hex');
}

export class SipSocket extends EventEmitter<{ request: [SipMessage] }> {
  readonly #socket = createSocket('udp4');
  readonly #transactions = new Map<string, (response: SipMessage) => void>();
  readonly #dialogs = new Map<string, (request: SipMessage) => void>();
  readonly #proxyPort: number;
  readonly user: string;

  constructor(user: string, proxyPort: number) {
    super();
    this.user = user;
    this.#proxyPort = proxyPort;
    this.#socket.on('message', (data) => this.#receive(data.toString('utf8')));
  }

  /** `port`: 0 for any that is free. */
  async bind(port = 0): Promise<void> {
    this.#socket.bind(port, '127.0.0.1');
    await once(this.#socket, 'listening');
  }

  get port(): number {
    return this.#socket.address().port;
  }

  get contact(): string {
    return `<sip:${this.user}@127.0.0.1:${this.port}>`;
  }

  send(message: string): void {
    this.#socket.send(message, this.#proxyPort, '127.0.0.1');
  }

  /** Sends a request until something answers; `onResponse` sees every response of the branch. */
  transact(message: string, branch: string, onResponse: (response: SipMessage) => void): void {
    let interval = t1;
    let timer: NodeJS.Timeout | null = null;
    const resend = (): void => {
      this.send(message);
      interval = Math.min(interval * 2, t2);
      timer = setTimeout(resend, interval);
    };
    this.send(message);
    timer = setTimeout(resend, interval);
    // CANCEL shares the branch of its INVITE: the method of CSeq tells them apart (RFC 3261 17.1.3).
    this.#transactions.set(`${branch} ${message.slice(0, message.indexOf(' '))}`, (response) => {
      if (timer !== null) clearTimeout(timer);
      onResponse(response);
    });
  }

  onDialog(callId: string, handler: (request: SipMessage) => void): void {
    this.#dialogs.set(callId, handler);
  }

  reply(
    request: SipMessage,
    status: string,
    options: { toTag?: string; body?: string; lines?: readonly string[] } = {},
  ): void {
    const to = request.header('to') ?? '';
    const tagged = options.toTag !== undefined && !to.includes(';tag=') ? `${to};tag=${options.toTag}` : to;
    const lines = [
      ...request.headers('via').map((value) => `Via: ${value}`),
      ...request.headers('record-route').map((value) => `Record-Route: ${value}`),
      `From: ${request.header('from')}`,
      `To: ${tagged}`,
      `Call-ID: ${request.header('call-id')}`,
      `CSeq: ${request.header('cseq')}`,
      `Contact: ${this.contact}`,
      ...(options.lines ?? []),
    ];
    this.send(formatSip(`SIP/2.0 ${status}`, lines, options.body));
  }

  close(): void {
    this.#socket.close();
  }

  #receive(text: string): void {
    // Keep-alives are CRLFs.
    if (text.trim() === '') return;
    const message = parseSip(text);
    if (message.status !== null) {
      const branch = /branch=([^;,\s]+)/.exec(message.header('via') ?? '')?.[1];
      this.#transactions.get(`${branch} ${message.method}`)?.(message);
      return;
    }
    const dialog = this.#dialogs.get(message.header('call-id') ?? '');
    if (dialog === undefined) this.emit('request', message);
    else dialog(message);
  }
}
