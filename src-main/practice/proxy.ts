/** Where a message goes: to the exchange itself, to every contact of a user, or along a dialog (RFC 3261 16.3 to 16.5). */
import { randomBytes } from 'node:crypto';
import type { Connection } from './connection.ts';
import type { Binding, Location } from './location.ts';
import { type ProxyTimers, ProxyTransaction } from './proxy-transaction.ts';
import { answer, forwardedRequest, type Hop, maxForwards } from './sip-forward.ts';
import { addressOf, headerValues, type SipRequest, type SipResponse, splitList } from './sip-message.ts';

export interface ProxyDependencies {
  readonly domain: string;
  /** `127.0.0.1:port` of the exchange: the host of its Via and Record-Route. */
  readonly host: () => string;
  /** Names of all users, registered or not, as `user@domain`. */
  readonly users: ReadonlySet<string>;
  readonly location: Location;
  readonly timers: ProxyTimers;
}

/** Requests in progress at once; more are answered 503. */
const maxTransactions = 500;

export class SipProxy {
  readonly #deps: ProxyDependencies;
  readonly #byRequest = new Map<string, ProxyTransaction>();
  readonly #byBranch = new Map<string, ProxyTransaction>();

  constructor(deps: ProxyDependencies) {
    this.#deps = deps;
  }

  onRequest(request: SipRequest, from: Connection): void {
    if (request.method === 'ACK') this.#onAck(request, from);
    else if (request.method === 'CANCEL') this.#onCancel(request, from);
    else this.#route(request, from);
  }

  #route(request: SipRequest, from: Connection): void {
    const status = this.#refusal(request, from);
    if (status !== null) {
      const extensions = headerValues(request.headers, 'proxy-require');
      const extra = status === 420 ? extensions.map((value) => ({ name: 'Unsupported', value })) : [];
      from.send(answer(request, status, extra));
      return;
    }
    const targets = this.#targets(request);
    if (typeof targets === 'number') {
      from.send(answer(request, targets));
      return;
    }
    if (this.#byRequest.has(keyOf(request, request.method))) return;
    if (this.#byRequest.size >= maxTransactions) {
      from.send(answer(request, 503));
      return;
    }
    this.#forward(request, from, targets);
  }

  onResponse(response: SipResponse, from: Connection): void {
    const transaction = this.#byBranch.get(response.branch);
    if (transaction?.accepts(response.branch, from)) transaction.onResponse(response.branch, response);
  }

  onConnectionClosed(connection: Connection): void {
    for (const transaction of new Set(this.#byRequest.values())) transaction.onConnectionClosed(connection);
  }

  stop(): void {
    for (const transaction of this.#byRequest.values()) transaction.stop();
    this.#byRequest.clear();
    this.#byBranch.clear();
  }

  /** The checks before routing; null: nothing against it. */
  #refusal(request: SipRequest, from: Connection): number | null {
    const hops = maxForwards(request);
    if (hops === null) return 400;
    if (hops === 0) return 483;
    if (headerValues(request.headers, 'proxy-require').length > 0) return 420;
    const proven = this.#deps.location.usersOn(from);
    const inDialog = request.toTag !== null;
    // Only who is registered may send, and only under the own name; within a dialog From names the peer as often.
    if (proven.length === 0 || (!inDialog && !proven.includes(request.from))) {
      return this.#isForUs(request) && request.method === 'OPTIONS' ? null : 403;
    }
    return null;
  }

  /** The contacts to send to, or the status to answer with. */
  #targets(request: SipRequest): Binding[] | number {
    if (this.#isForUs(request)) return request.method === 'OPTIONS' ? 200 : 405;
    const address = addressOf(request.target);
    const inDialog = this.#deps.location.byAddress(address);
    if (inDialog) return [inDialog];
    if (!this.#deps.users.has(address)) return request.toTag === null ? 404 : 481;
    const bindings = this.#deps.location.of(address);
    return bindings.length > 0 ? bindings : 480;
  }

  #isForUs(request: SipRequest): boolean {
    const { user, host, port } = request.target;
    const own = host.toLowerCase() === this.#deps.domain || `${host}:${port ?? ''}` === this.#deps.host();
    return own && !user;
  }

  #forward(request: SipRequest, from: Connection, bindings: readonly Binding[]): void {
    const transaction = new ProxyTransaction(request, from, {
      timers: this.#deps.timers,
      connectionOf: (binding) => this.#deps.location.byKey(binding.user, binding.key)?.connection ?? null,
      onDone: (done) => this.#forget(done),
    });
    const targets = bindings.map((binding) => this.#hop(request, binding));
    this.#byRequest.set(keyOf(request, request.method), transaction);
    for (const target of targets) this.#byBranch.set(target.id, transaction);
    transaction.start(targets);
  }

  #hop(request: SipRequest, binding: Binding): { id: string; hop: Hop; binding: Binding } {
    const id = `z9hG4bK${randomBytes(12).toString('hex')}`;
    const ours = `<sip:${this.#deps.host()};transport=ws;lr>`;
    const dialogForming = request.toTag === null && ['INVITE', 'SUBSCRIBE', 'REFER'].includes(request.method);
    const routes = headerValues(request.headers, 'route').flatMap(splitList);
    const hop: Hop = {
      via: `SIP/2.0/WS ${this.#deps.host()};branch=${id}`,
      targetText: binding.uri,
      recordRoute: dialogForming ? ours : null,
      routes: routes.filter((route) => !route.includes(`sip:${this.#deps.host()}`)),
    };
    return { id, hop, binding };
  }

  /** The ACK of a refusal ends here (17.1.1.3), the ACK of a 2xx is a request of its own. */
  #onAck(request: SipRequest, from: Connection): void {
    if (this.#byRequest.has(keyOf(request, 'INVITE'))) return;
    if (this.#refusal(request, from) !== null) return;
    const targets = this.#targets(request);
    if (typeof targets === 'number') return;
    for (const binding of targets) {
      binding.connection.send(forwardedRequest(request, this.#hop(request, binding).hop));
    }
  }

  #onCancel(request: SipRequest, from: Connection): void {
    const transaction = this.#byRequest.get(keyOf(request, 'INVITE'));
    from.send(answer(request, transaction ? 200 : 481));
    transaction?.cancel(headerValues(request.headers, 'reason'));
  }

  #forget(transaction: ProxyTransaction): void {
    transaction.stop();
    this.#byRequest.delete(keyOf(transaction.request, transaction.request.method));
    for (const id of transaction.branchIds) this.#byBranch.delete(id);
  }
}

/** Server transaction by RFC 3261 17.2.3; the Call-ID keeps two clients with equal branches apart. */
function keyOf(request: SipRequest, method: string): string {
  return `${method} ${request.branch} ${request.callId}`;
}
