/**
 * A DevTools protocol client over --remote-debugging-pipe: NUL-terminated JSON on two file descriptors.
 * The other end is the Chromium this process started itself, so messages are trusted to have the protocol's types.
 */
import type { Readable, Writable } from 'node:stream';
import type { Commands, Events, Replies } from './cdp-types.ts';
import { trace } from './environment.ts';

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: keyof Events;
  readonly params?: never;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly method: string;
  readonly sessionId: string | null;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** One target's side of the conversation; `id` is null for the browser itself. */
export class CdpSession {
  readonly id: string | null;
  readonly #connection: CdpConnection;
  readonly #listeners = new Map<keyof Events, ((payload: never) => void)[]>();
  #closed = false;

  constructor(connection: CdpConnection, id: string | null) {
    this.#connection = connection;
    this.id = id;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Rejects with the protocol's error text, or when the target or the browser goes away first. */
  async send<M extends keyof Commands & keyof Replies>(method: M, params?: Commands[M]): Promise<Replies[M]> {
    if (this.#closed) throw new Error(`${method}: the page is gone`);
    return (await this.#connection.request(this.id, method, params ?? {})) as Replies[M];
  }

  on<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void): void {
    const list = this.#listeners.get(event) ?? [];
    list.push(listener);
    this.#listeners.set(event, list);
  }

  deliver(event: keyof Events, payload: never): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(payload);
  }

  close(): void {
    this.#closed = true;
  }
}

export class CdpConnection {
  readonly browser: CdpSession;
  readonly #sessions = new Map<string, CdpSession>();
  readonly #waiting = new Map<number, Waiting>();
  readonly #output: Writable;
  #fragments: Buffer[] = [];
  #lastId = 0;

  constructor(output: Writable, input: Readable) {
    this.browser = new CdpSession(this, null);
    this.#output = output;
    // A write after Chromium has ended fails here; the close of the input rejects whatever was waiting for it.
    output.on('error', () => this.#end());
    input.on('data', (chunk: Buffer) => this.#read(chunk));
    input.on('close', () => this.#end());
  }

  session(id: string): CdpSession {
    const known = this.#sessions.get(id);
    if (known) return known;
    const session = new CdpSession(this, id);
    this.#sessions.set(id, session);
    return session;
  }

  request(sessionId: string | null, method: string, params: object): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    const text = JSON.stringify(sessionId === null ? { id, method, params } : { id, method, params, sessionId });
    trace('cdp', () => `> ${text.slice(0, 300)}`);
    this.#output.write(`${text}\0`);
    return new Promise((resolve, reject) => this.#waiting.set(id, { method, sessionId, resolve, reject }));
  }

  #read(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      this.#fragments.push(chunk.subarray(start, end));
      const text = Buffer.concat(this.#fragments).toString('utf8');
      this.#fragments = [];
      start = end + 1;
      trace('cdp', () => `< ${text.slice(0, 300)}`);
      this.#dispatch(JSON.parse(text) as Message);
    }
    if (start < chunk.length) this.#fragments.push(chunk.subarray(start));
  }

  #dispatch(message: Message): void {
    if (message.id !== undefined) {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`));
      else waiting?.resolve(message.result);
      return;
    }
    if (message.method === undefined || message.params === undefined) return;
    if (message.method === 'Target.detachedFromTarget')
      this.#detach((message.params as { sessionId: string }).sessionId);
    const session = message.sessionId === undefined ? this.browser : this.session(message.sessionId);
    session.deliver(message.method, message.params);
  }

  #detach(sessionId: string): void {
    this.#sessions.get(sessionId)?.close();
    this.#sessions.delete(sessionId);
    this.#rejectWaiting((waiting) => waiting.sessionId === sessionId, 'the page is gone');
  }

  #end(): void {
    this.browser.close();
    for (const session of this.#sessions.values()) session.close();
    this.#rejectWaiting(() => true, 'Chromium has ended');
  }

  #rejectWaiting(which: (waiting: Waiting) => boolean, why: string): void {
    for (const [id, waiting] of this.#waiting) {
      if (!which(waiting)) continue;
      this.#waiting.delete(id);
      waiting.reject(new Error(`${waiting.method}: ${why}`));
    }
  }
}
