/** The AI platform at the far end of a warm transfer: places the INVITE, streams PCMU, follows the dialog. */
import { EventEmitter, once } from 'node:events';
import type { RtpStream } from './rtp-stream.ts';
import { answerDirection, type Direction, directionOf, mediaTarget, offerSdp, type SdpOptions } from './sdp.ts';
import { formatSip, type SipMessage, wallClock } from './sip-message.ts';
import { randomToken, type SipSocket } from './sip-socket.ts';

export interface InviteOptions {
  /** Extra header lines, e.g. `X-Baton-Handoff: …`. */
  readonly headers?: readonly string[];
  /** Option tags; default 100rel, replaces, timer. */
  readonly supported?: readonly string[];
  readonly require?: readonly string[];
  /** False: an offerless INVITE; the answer to the rep's offer travels in the ACK (or in the PRACK). */
  readonly offer?: boolean;
  readonly direction?: Direction;
  /** Offers telephone-events; default true. */
  readonly events?: boolean;
  /** `early`: stream as soon as a provisional answer names a target; `late`: only after the 200. */
  readonly stream?: 'early' | 'late';
  /** A body that replaces the ordinary SDP, with its type. */
  readonly body?: { readonly type: string; readonly text: string };
  readonly displayName?: string;
}

export class FarEndCall extends EventEmitter<{ response: [SipMessage]; request: [SipMessage]; ended: [] }> {
  readonly #socket: SipSocket;
  readonly rtp: RtpStream;
  readonly callId = randomToken(12);
  readonly #fromTag = randomToken(4);
  readonly #reliable = new Set<string>();
  #options: InviteOptions = {};
  #target = '';
  #inviteBranch = '';
  #inviteCseq = 1;
  #cseq = 1;
  #to = '';
  #remoteTarget = '';
  #routes: string[] = [];
  readonly responses: SipMessage[] = [];
  readonly requests: SipMessage[] = [];
  invitedAt = 0;
  established = false;

  constructor(socket: SipSocket, rtp: RtpStream) {
    super();
    this.#socket = socket;
    this.rtp = rtp;
    socket.onDialog(this.callId, (request) => this.#onRequest(request));
  }

  /** Resolves with the final response. */
  invite(target: string, options: InviteOptions = {}): Promise<SipMessage> {
    this.#options = options;
    this.#target = target;
    this.#to = `<${target}>`;
    this.#remoteTarget = target;
    this.#inviteBranch = `z9hG4bK${randomToken()}`;
    this.#inviteCseq = this.#cseq;
    const supported = options.supported ?? ['100rel', 'replaces', 'timer'];
    const lines = [
      ...this.#lines('INVITE', this.#inviteBranch, this.#cseq),
      'Allow: INVITE, ACK, BYE, CANCEL, PRACK, REFER, NOTIFY, UPDATE, OPTIONS',
      ...(supported.length > 0 ? [`Supported: ${supported.join(', ')}`] : []),
      ...(options.require === undefined ? [] : [`Require: ${options.require.join(', ')}`]),
      ...(options.headers ?? []),
    ];
    const sdp = options.offer === false ? '' : offerSdp(this.rtp.port, this.#sdpOptions());
    const message = formatSip(`INVITE ${target} SIP/2.0`, lines, options.body?.text ?? sdp, options.body?.type);
    this.invitedAt = wallClock();
    return new Promise((resolve) =>
      this.#socket.transact(message, this.#inviteBranch, (r) => this.#onInviteResponse(r, resolve)),
    );
  }

  cancel(reason?: string): void {
    const lines = this.#lines('CANCEL', this.#inviteBranch, this.#inviteCseq, `<${this.#target}>`);
    const message = formatSip(
      `CANCEL ${this.#target} SIP/2.0`,
      reason === undefined ? lines : [...lines, `Reason: ${reason}`],
    );
    this.#socket.transact(message, this.#inviteBranch, (response) => this.emit('response', response));
  }

  async bye(lines: readonly string[] = []): Promise<SipMessage> {
    this.rtp.stop();
    return await this.request('BYE', lines);
  }

  /** A request inside the dialog; resolves with its final response. A re-INVITE is acknowledged by itself. */
  request(method: string, lines: readonly string[] = [], body = '', type?: string): Promise<SipMessage> {
    const branch = `z9hG4bK${randomToken()}`;
    this.#cseq += 1;
    const cseq = this.#cseq;
    const message = formatSip(
      `${method} ${this.#remoteTarget} SIP/2.0`,
      [...this.#lines(method, branch, cseq), ...lines],
      body,
      type,
    );
    return new Promise((resolve) => {
      this.#socket.transact(message, branch, (response) => {
        if (response.status === null || response.status < 200) return;
        if (method === 'INVITE') this.#acknowledge(response, cseq, '');
        resolve(response);
      });
    });
  }

  /** Reports how the transfer goes that the rep has asked for; resolves with the answer. */
  report(status: string): Promise<SipMessage> {
    const state = /^1/.test(status) ? 'active;expires=60' : 'terminated;reason=noresource';
    const lines = ['Event: refer', `Subscription-State: ${state}`];
    return this.request('NOTIFY', lines, `SIP/2.0 ${status}`, 'message/sipfrag;version=2.0');
  }

  /** Asks the rep to call somebody else instead; resolves with the answer. */
  refer(target: string): Promise<SipMessage> {
    return this.request('REFER', [`Refer-To: <${target}>`]);
  }

  /** What the rep has reported about it. */
  get reports(): string[] {
    return this.requests.flatMap(({ method, body }) =>
      method === 'NOTIFY' ? [body.replace('SIP/2.0 ', '').trim()] : [],
    );
  }

  /** Resolves with the request of the rep, also one that has come before. */
  async until(method: string): Promise<SipMessage> {
    for (;;) {
      const known = this.requests.find((request) => request.method === method);
      if (known !== undefined) return known;
      await once(this, 'request');
    }
  }

  /** A re-INVITE; resolves with its final response. */
  reinvite(direction: Direction): Promise<SipMessage> {
    return this.request('INVITE', [], offerSdp(this.rtp.port, { version: this.#cseq + 10, direction }));
  }

  #sdpOptions(): SdpOptions {
    const { direction = 'sendrecv', events = true } = this.#options;
    return { direction, events };
  }

  #lines(method: string, branch: string, cseq: number, to = this.#to): string[] {
    const name = this.#options.displayName === undefined ? '' : `"${this.#options.displayName}" `;
    return [
      `Via: SIP/2.0/UDP 127.0.0.1:${this.#socket.port};branch=${branch};rport`,
      ...this.#routes.map((route) => `Route: ${route}`),
      'Max-Forwards: 70',
      `From: ${name}<sip:${this.#socket.user}@127.0.0.1:${this.#socket.port}>;tag=${this.#fromTag}`,
      `To: ${to}`,
      `Call-ID: ${this.callId}`,
      `CSeq: ${cseq} ${method}`,
      `Contact: ${this.#socket.contact}`,
    ];
  }

  #onInviteResponse(response: SipMessage, resolve: (final: SipMessage) => void): void {
    const status = response.status ?? 0;
    // A retransmitted 2xx is acknowledged again and told to nobody (RFC 3261 13.2.2.4).
    const repeated = status >= 200 && this.responses.some((known) => (known.status ?? 0) >= 200);
    if (!repeated) {
      this.responses.push(response);
      this.emit('response', response);
    }
    if (status > 100 && status < 300) this.#learn(response);
    if (status < 200) this.#onProvisional(response);
    else if (status < 300) {
      this.#onAccepted(response);
      resolve(response);
    } else {
      this.#acknowledgeFailure(response);
      resolve(response);
    }
  }

  #learn(response: SipMessage): void {
    this.#to = response.header('to') ?? this.#to;
    const contact = response.header('contact');
    if (contact !== undefined) this.#remoteTarget = /<([^>]+)>/.exec(contact)?.[1] ?? contact;
    const recorded = response.headers('record-route').flatMap((value) => value.split(/,(?=\s*<)/));
    this.#routes = recorded.map((value) => value.trim()).reverse();
  }

  #onProvisional(response: SipMessage): void {
    if (response.body !== '' && this.#options.offer !== false) this.#applySdp(response.body, 'early');
    const rseq = response.header('rseq');
    if (rseq === undefined || !(response.header('require') ?? '').includes('100rel')) return;
    const key = `${response.tag('to')}/${rseq}`;
    if (this.#reliable.has(key)) return;
    this.#reliable.add(key);
    const answer = this.#options.offer === false && response.body !== '' ? offerSdp(this.rtp.port) : '';
    if (answer !== '') this.#applySdp(response.body, 'early');
    void this.request('PRACK', [`RAck: ${rseq} ${this.#inviteCseq} INVITE`], answer);
  }

  #onAccepted(response: SipMessage): void {
    if (response.body !== '') this.#applySdp(response.body, 'final');
    else this.rtp.start();
    const answer = this.#options.offer === false && this.#reliable.size === 0 ? offerSdp(this.rtp.port) : '';
    this.#acknowledge(response, this.#inviteCseq, answer);
    this.established = true;
  }

  #acknowledge(response: SipMessage, cseq: number, body: string): void {
    if ((response.status ?? 0) >= 300) return;
    this.#learn(response);
    this.#socket.send(
      formatSip(`ACK ${this.#remoteTarget} SIP/2.0`, this.#lines('ACK', `z9hG4bK${randomToken()}`, cseq), body),
    );
  }

  /** The ACK to a failure belongs to the INVITE's transaction: same branch, no route set (RFC 3261 17.1.1.3). */
  #acknowledgeFailure(response: SipMessage): void {
    this.#routes = [];
    const lines = this.#lines('ACK', this.#inviteBranch, this.#inviteCseq, response.header('to') ?? '');
    this.#socket.send(formatSip(`ACK ${this.#target} SIP/2.0`, lines));
  }

  #applySdp(sdp: string, when: 'early' | 'final'): void {
    this.rtp.sendTo(mediaTarget(sdp));
    if (when === 'final' || this.#options.stream !== 'late') this.rtp.start();
  }

  #onRequest(request: SipMessage): void {
    this.requests.push(request);
    if (request.method === 'ACK') return;
    if (request.method === 'INVITE' && request.body !== '') {
      this.rtp.sendTo(mediaTarget(request.body));
      const direction = answerDirection(directionOf(request.body));
      this.#socket.reply(request, '200 OK', {
        body: offerSdp(this.rtp.port, { version: request.cseq + 10, direction }),
      });
    } else this.#socket.reply(request, request.method === 'REFER' ? '202 Accepted' : '200 OK');
    this.emit('request', request);
    if (request.method !== 'BYE') return;
    this.rtp.stop();
    this.emit('ended');
  }
}
