/** A SIP client made of a bare WebSocket and strings, to see exactly what the exchange puts on the wire. */
import { createHash, randomBytes } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { createExchange, type Exchange, type ExchangeOptions } from '../../../src-main/practice/exchange.ts';

export const domain = 'practice.invalid';

export interface RunningExchange {
  readonly exchange: Exchange;
  readonly url: string;
  close(): Promise<void>;
}

export async function runExchange(options: Partial<ExchangeOptions> = {}): Promise<RunningExchange> {
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const exchange = createExchange({
    domain,
    users: ['rep', 'ai', 'stranger'].map((username) => ({ username, password: `${username}-secret` })),
    host: () => `127.0.0.1:${port}`,
    ...options,
  });
  server.on('upgrade', (request, socket, head) => exchange.handleUpgrade(request, socket, head));
  return {
    exchange,
    url: `ws://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        exchange.stop();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export interface Received {
  readonly startLine: string;
  readonly text: string;
  header(name: string): string;
  headers(name: string): string[];
  readonly body: string;
}

function read(text: string): Received {
  const [head = '', ...body] = text.split('\r\n\r\n');
  const [startLine = '', ...lines] = head.split('\r\n');
  const headers = (name: string) =>
    lines
      .filter((l) => l.toLowerCase().startsWith(`${name.toLowerCase()}:`))
      .map((l) => l.slice(name.length + 1).trim());
  return { startLine, text, headers, header: (name) => headers(name)[0] ?? '', body: body.join('\r\n\r\n') };
}

export class SipClient {
  readonly user: string;
  readonly contact: string;
  readonly socket: WebSocket;
  readonly #inbox: Received[] = [];
  readonly #waiting: Array<{ test: (m: Received) => boolean; resolve: (m: Received) => void }> = [];
  #cseq = 0;

  constructor(url: string, user: string, contactUser = randomBytes(6).toString('hex')) {
    this.user = user;
    this.contact = `sip:${contactUser}@${contactUser}.invalid;transport=ws`;
    this.socket = new WebSocket(url, 'sip');
    this.socket.on('message', (data) => {
      const message = read(String(data));
      const index = this.#waiting.findIndex((waiter) => waiter.test(message));
      if (index < 0) this.#inbox.push(message);
      else this.#waiting.splice(index, 1)[0]?.resolve(message);
    });
  }

  opened(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.socket.readyState === WebSocket.OPEN) resolve();
      this.socket.once('open', () => resolve());
      this.socket.once('error', reject);
    });
  }

  closed(): Promise<number> {
    return new Promise((resolve) => this.socket.once('close', (code) => resolve(code)));
  }

  send(text: string): void {
    this.socket.send(text);
  }

  /** The next message whose start line matches; messages that came before count too. */
  receive(startLine: RegExp): Promise<Received> {
    return this.#next((message) => startLine.test(message.startLine));
  }

  #next(test: (message: Received) => boolean): Promise<Received> {
    const index = this.#inbox.findIndex(test);
    if (index >= 0) return Promise.resolve(this.#inbox.splice(index, 1)[0] as Received);
    return new Promise((resolve) => this.#waiting.push({ test, resolve }));
  }

  /** Proves that nothing matching has arrived by now: everything sent before this OPTIONS has been handled. */
  async silentAbout(startLine: RegExp): Promise<boolean> {
    this.request('OPTIONS', `sip:${domain}`, { callId: 'fence' });
    await this.#next((message) => message.header('Call-ID') === 'fence');
    return !this.#inbox.some((message) => startLine.test(message.startLine));
  }

  request(
    method: string,
    target: string,
    options: {
      headers?: string[];
      to?: string;
      callId?: string;
      cseq?: number;
      branch?: string;
      body?: string;
      from?: string;
    } = {},
  ): { branch: string; callId: string; cseq: number } {
    const branch = options.branch ?? `z9hG4bK${randomBytes(8).toString('hex')}`;
    const callId = options.callId ?? randomBytes(8).toString('hex');
    const cseq = options.cseq ?? ++this.#cseq;
    this.send(
      [
        `${method} ${target} SIP/2.0`,
        `Via: SIP/2.0/WS client.invalid;branch=${branch}`,
        'Max-Forwards: 70',
        `From: ${options.from ?? `<sip:${this.user}@${domain}>;tag=${this.user}tag`}`,
        `To: ${options.to ?? `<${target}>`}`,
        `Call-ID: ${callId}`,
        `CSeq: ${cseq} ${method}`,
        ...(options.headers ?? []),
        `Content-Length: ${Buffer.byteLength(options.body ?? '')}`,
        '',
        options.body ?? '',
      ].join('\r\n'),
    );
    return { branch, callId, cseq };
  }

  /** Answers a request that arrived here. */
  reply(request: Received, status: number, reason: string, headers: string[] = [], body = ''): void {
    const to = request.header('To');
    this.send(
      [
        `SIP/2.0 ${status} ${reason}`,
        ...request.headers('Via').map((via) => `Via: ${via}`),
        ...request.headers('Record-Route').map((route) => `Record-Route: ${route}`),
        `From: ${request.header('From')}`,
        `To: ${to.includes('tag=') ? to : `${to};tag=${this.user}${this.contact.slice(4, 10)}`}`,
        `Call-ID: ${request.header('Call-ID')}`,
        `CSeq: ${request.header('CSeq')}`,
        ...headers,
        `Content-Length: ${Buffer.byteLength(body)}`,
        '',
        body,
      ].join('\r\n'),
    );
  }

  /** REGISTER with digest; resolves to the final answer. */
  async register(
    options: { algorithm?: 'MD5' | 'SHA-256'; password?: string; contact?: string; expires?: number } = {},
  ): Promise<Received> {
    const target = `sip:${domain}`;
    const common = [`Contact: ${options.contact ?? `<${this.contact}>`}`, `Expires: ${options.expires ?? 120}`];
    const to = `<sip:${this.user}@${domain}>`;
    const { callId } = this.request('REGISTER', target, { headers: [...common, 'Supported: outbound'], to });
    const challenged = await this.receive(/^SIP\/2\.0 401/);
    const authorization = digest(challenged, {
      username: this.user,
      password: options.password ?? `${this.user}-secret`,
      algorithm: options.algorithm ?? 'SHA-256',
      method: 'REGISTER',
      uri: target,
    });
    const headers = [...common, 'Supported: outbound', `Authorization: ${authorization}`];
    this.request('REGISTER', target, { headers, to, callId });
    return this.receive(/^SIP\/2\.0/);
  }

  close(): void {
    this.socket.close();
  }
}

export function digest(
  challenged: Received,
  credentials: {
    username: string;
    password: string;
    algorithm: 'MD5' | 'SHA-256';
    method: string;
    uri: string;
    nc?: string;
  },
): string {
  const challenge = challenged
    .headers('WWW-Authenticate')
    .find((value) => value.includes(`algorithm=${credentials.algorithm},`));
  if (challenge === undefined) throw new Error(`no ${credentials.algorithm} challenge`);
  const nonce = /nonce="([^"]+)"/.exec(challenge)?.[1] ?? '';
  const realm = /realm="([^"]+)"/.exec(challenge)?.[1] ?? '';
  const hash = (text: string) =>
    createHash(credentials.algorithm === 'MD5' ? 'md5' : 'sha256')
      .update(text)
      .digest('hex');
  const nc = credentials.nc ?? '00000001';
  const ha1 = hash(`${credentials.username}:${realm}:${credentials.password}`);
  const ha2 = hash(`${credentials.method}:${credentials.uri}`);
  const response = hash(`${ha1}:${nonce}:${nc}:cnonce1:auth:${ha2}`);
  return `Digest username="${credentials.username}", realm="${realm}", nonce="${nonce}", uri="${credentials.uri}", response="${response}", algorithm=${credentials.algorithm}, qop=auth, nc=${nc}, cnonce="cnonce1"`;
}

/** A registered client. */
export async function registered(url: string, user: string): Promise<SipClient> {
  const client = new SipClient(url, user);
  await client.opened();
  await client.register();
  return client;
}
