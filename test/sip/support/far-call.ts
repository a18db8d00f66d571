/** One call of the far end, on the wire. */
import type { ScriptedEdge } from './scripted-edge.ts';
import { type Message, responseTo, unique, webrtcSdp, writeMessage } from './sip-text.ts';

export interface InviteOptions {
  readonly headers?: readonly string[];
  /** Empty: an offerless INVITE. */
  readonly body?: string;
  readonly type?: string;
  readonly from?: string;
  /** Request-URI. */
  readonly target?: string;
}

export const phoneTarget = 'sip:rep1@sip.test';

export class FarCall {
  readonly callId = unique('call');
  readonly #edge: ScriptedEdge;
  readonly #options: InviteOptions;
  readonly #branch = unique('z9hG4bK');
  readonly #tag = unique('far');
  #cseq = 1;
  /** Of the newest INVITE. */
  #inviteCseq = 1;
  #toTag: string | null = null;
  #target: string;

  constructor(edge: ScriptedEdge, options: InviteOptions) {
    this.#edge = edge;
    this.#options = options;
    this.#target = options.target ?? phoneTarget;
  }

  get from(): string {
    return `${this.#options.from ?? '"Ada Prospect" <sip:+15550100@trunk.test>'};tag=${this.#tag}`;
  }

  /** Tags of the dialog as a Replaces header of someone else would name them. */
  get replaces(): string {
    return `${this.callId};to-tag=${this.#toTag};from-tag=${this.#tag}`;
  }

  invite(): void {
    this.#edge.send(this.inviteText());
  }

  inviteText(): string {
    const { body = webrtcSdp(), type = 'application/sdp', headers = [] } = this.#options;
    return writeMessage(
      `INVITE ${this.#options.target ?? phoneTarget} SIP/2.0`,
      [...this.#head('INVITE', 1, this.#branch), 'Contact: <sip:far@far.test>', ...headers],
      body,
      type,
    );
  }

  onMessage(message: Message): void {
    const tag = /;tag=([^;]+)/.exec(message.header('to') ?? '')?.[1];
    if (message.status !== null && message.status > 100 && tag) this.#toTag = tag;
    const contact = /<([^>]+)>/.exec(message.header('contact') ?? '')?.[1];
    if (contact) this.#target = contact;
  }

  /** From now on as one who never had this call. */
  forgetTag(): void {
    this.#toTag = 'nobody';
  }

  /** The next response to the INVITE with this status. */
  response(status: number): Promise<Message> {
    return this.#edge.next(
      (message) =>
        message.status === status && message.method === 'INVITE' && message.header('call-id') === this.callId,
    );
  }

  /** Statuses of every response to the INVITE so far. */
  get statuses(): number[] {
    return this.#edge.received.flatMap((message) =>
      message.status !== null && message.method === 'INVITE' && message.header('call-id') === this.callId
        ? [message.status]
        : [],
    );
  }

  /** The next request of the phone inside this call. */
  request(method: string): Promise<Message> {
    return this.#edge.next(
      (message) => message.status === null && message.method === method && message.header('call-id') === this.callId,
    );
  }

  answer(request: Message, status: number, body = '', headers: readonly string[] = []): void {
    this.#edge.send(responseTo(request, status, withContact(headers), body));
  }

  ack(body = ''): void {
    const head = this.#head('ACK', this.#inviteCseq, unique('z9hG4bK'));
    this.#edge.send(writeMessage(`ACK ${this.#target} SIP/2.0`, head, body));
  }

  cancel(reason?: string): void {
    const headers = reason === undefined ? [] : [`Reason: ${reason}`];
    this.#edge.send(
      writeMessage(`CANCEL ${this.#options.target ?? phoneTarget} SIP/2.0`, [
        ...this.#head('CANCEL', 1, this.#branch, false),
        ...headers,
      ]),
    );
  }

  /** A request inside the dialog; resolves with its final response. */
  send(method: string, headers: readonly string[] = [], body = '', type = 'application/sdp'): Promise<Message> {
    this.#cseq += 1;
    const cseq = this.#cseq;
    if (method === 'INVITE') this.#inviteCseq = cseq;
    this.#edge.send(
      writeMessage(
        `${method} ${this.#target} SIP/2.0`,
        [...this.#head(method, cseq, unique('z9hG4bK')), ...withContact(headers)],
        body,
        type,
      ),
    );
    return this.#edge.next(
      (message) =>
        message.status !== null &&
        message.status >= 200 &&
        message.header('call-id') === this.callId &&
        message.header('cseq') === `${cseq} ${method}`,
    );
  }

  #head(method: string, cseq: number, branch: string, tagged = true): string[] {
    const to = `<${phoneTarget}>`;
    return [
      `Via: SIP/2.0/WS edge.test;branch=${branch}`,
      'Max-Forwards: 70',
      `From: ${this.from}`,
      `To: ${tagged && this.#toTag !== null && method !== 'CANCEL' && cseq + method !== '1INVITE' ? `${to};tag=${this.#toTag}` : to}`,
      `Call-ID: ${this.callId}`,
      `CSeq: ${cseq} ${method}`,
    ];
  }
}

/** Its usual one, where it names no other. */
function withContact(headers: readonly string[]): readonly string[] {
  return headers.some((line) => line.startsWith('Contact:')) ? headers : ['Contact: <sip:far@far.test>', ...headers];
}
