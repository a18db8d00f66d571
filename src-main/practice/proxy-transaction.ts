/**
 * One request on its way through the exchange, forked to every contact it is meant for (RFC 3261 16.6 to 16.10).
 * Upstream sees provisional answers as they come, every 2xx, or the best refusal once all branches are done.
 */
import type { Connection } from './connection.ts';
import type { Binding } from './location.ts';
import { answer, forwardedRequest, forwardedResponse, type Hop, hopRequest } from './sip-forward.ts';
import { headerValues, type SipRequest, type SipResponse } from './sip-message.ts';

export interface ProxyTimers {
  /** Wait for any answer: timers B and F, 64 x T1, ms. */
  readonly noAnswer: number;
  /** Wait for the final answer of an INVITE that rings: timer C, more than three minutes, ms. */
  readonly ringing: number;
  /** How long a contact whose connection broke may take to come back, ms. */
  readonly reconnect: number;
}

export const standardTimers: ProxyTimers = { noAnswer: 32_000, ringing: 185_000, reconnect: 5_000 };

export interface TransactionContext {
  readonly timers: ProxyTimers;
  /** The connection a contact is reached by now: it may have re-registered over another one. */
  readonly connectionOf: (binding: Binding) => Connection | null;
  readonly onDone: (transaction: ProxyTransaction) => void;
}

type Refusal = { readonly status: number; readonly response: string | null };

interface Branch {
  readonly id: string;
  readonly hop: Hop;
  readonly binding: Binding;
  connection: Connection;
  state: 'calling' | 'proceeding' | 'completed';
  /** Set once the branch is to be cancelled: the Reason values to send along (RFC 3326). */
  cancel: readonly string[] | null;
  refusal: Refusal | null;
  timer: NodeJS.Timeout | null;
}

const completedElsewhere = 'SIP;cause=200;text="Call completed elsewhere"';

export class ProxyTransaction {
  readonly request: SipRequest;
  readonly #upstream: Connection;
  readonly #context: TransactionContext;
  readonly #branches = new Map<string, Branch>();
  #answered = false;
  #linger: NodeJS.Timeout | null = null;

  constructor(request: SipRequest, upstream: Connection, context: TransactionContext) {
    this.request = request;
    this.#upstream = upstream;
    this.#context = context;
  }

  get branchIds(): string[] {
    return [...this.#branches.keys()];
  }

  /** Sends the request to every target. */
  start(targets: readonly { readonly id: string; readonly hop: Hop; readonly binding: Binding }[]): void {
    if (this.request.method === 'INVITE') this.#upstream.send(answer(this.request, 100));
    for (const target of targets) {
      const { connection } = target.binding;
      this.#branches.set(target.id, {
        ...target,
        connection,
        state: 'calling',
        cancel: null,
        refusal: null,
        timer: null,
      });
    }
    for (const branch of this.#branches.values()) {
      this.#arm(branch, this.#context.timers.noAnswer, () => this.#refuse(branch, 408));
      if (!branch.connection.send(forwardedRequest(this.request, branch.hop))) this.#refuse(branch, 480);
    }
  }

  /** True when the response may come from this connection: the branch's own, or the contact's newer one. */
  accepts(branchId: string, from: Connection): boolean {
    const branch = this.#branches.get(branchId);
    if (!branch) return false;
    return branch.connection === from || this.#context.connectionOf(branch.binding) === from;
  }

  onResponse(branchId: string, response: SipResponse): void {
    const branch = this.#branches.get(branchId);
    if (!branch || response.cseq.method !== this.request.method) return;
    if (response.status < 200) this.#onProvisional(branch, response);
    else if (response.status < 300) this.#onSuccess(branch, response);
    else this.#onRefusal(branch, response);
  }

  /** CANCEL from upstream (RFC 3261 16.10). `reasons` travel on to every branch. */
  cancel(reasons: readonly string[]): void {
    if (this.request.method !== 'INVITE') return;
    for (const branch of this.#branches.values()) this.#cancelBranch(branch, reasons);
  }

  onConnectionClosed(connection: Connection): void {
    if (connection === this.#upstream && !this.#answered) this.cancel([]);
    for (const branch of this.#branches.values()) {
      if (branch.connection !== connection || branch.state === 'completed') continue;
      this.#arm(branch, this.#context.timers.reconnect, () => this.#onReconnectWait(branch));
    }
  }

  stop(): void {
    for (const branch of this.#branches.values()) if (branch.timer) clearTimeout(branch.timer);
    if (this.#linger) clearTimeout(this.#linger);
  }

  #onProvisional(branch: Branch, response: SipResponse): void {
    if (branch.state === 'completed') return;
    const first = branch.state === 'calling';
    branch.state = 'proceeding';
    if (this.request.method === 'INVITE' && branch.cancel === null) {
      this.#arm(branch, this.#context.timers.ringing, () => this.#cancelBranch(branch, []));
    }
    if (first && branch.cancel !== null) this.#sendCancel(branch, branch.cancel);
    if (response.status > 100 && !this.#answered) this.#passOn(response);
  }

  #onSuccess(branch: Branch, response: SipResponse): void {
    const repeated = branch.state === 'completed';
    this.#complete(branch);
    // Every 2xx to INVITE goes upstream, repeated ones too: the caller acknowledges each (RFC 3261 16.7 step 5).
    if (!this.#answered || this.request.method === 'INVITE') this.#passOn(response);
    this.#answered = true;
    if (!repeated) this.#cancelOthers(branch);
    this.#settle();
  }

  #onRefusal(branch: Branch, response: SipResponse): void {
    if (this.request.method === 'INVITE') {
      const [to = ''] = headerValues(response.headers, 'to');
      this.#toBranch(branch, hopRequest('ACK', this.request, branch.hop, to, []));
    }
    if (branch.state === 'completed') return;
    branch.refusal = { status: response.status, response: forwardedResponse(response) };
    this.#complete(branch);
    if (response.status >= 600) this.#cancelOthers(branch);
    this.#settle();
  }

  /** The contact did not answer: the exchange answers for it. */
  #refuse(branch: Branch, status: number): void {
    if (branch.state === 'completed') return;
    branch.refusal = { status, response: answer(this.request, status) };
    this.#complete(branch);
    this.#settle();
  }

  #onReconnectWait(branch: Branch): void {
    const connection = this.#context.connectionOf(branch.binding);
    if (connection === null) {
      this.#refuse(branch, branch.cancel === null ? 480 : 487);
      return;
    }
    branch.connection = connection;
    this.#arm(branch, this.#context.timers.ringing, () => this.#cancelBranch(branch, []));
  }

  #cancelOthers(winner: Branch): void {
    if (this.request.method !== 'INVITE') return;
    for (const branch of this.#branches.values()) {
      if (branch !== winner) this.#cancelBranch(branch, [completedElsewhere]);
    }
  }

  /** A branch that has not answered at all must not be cancelled yet (RFC 3261 9.1): the first answer triggers it. */
  #cancelBranch(branch: Branch, reasons: readonly string[]): void {
    if (branch.state === 'completed' || branch.cancel !== null) return;
    branch.cancel = reasons;
    if (branch.state === 'proceeding') this.#sendCancel(branch, reasons);
  }

  #sendCancel(branch: Branch, reasons: readonly string[]): void {
    this.#arm(branch, this.#context.timers.noAnswer, () => this.#refuse(branch, 487));
    if (!this.#toBranch(branch, hopRequest('CANCEL', this.request, branch.hop, null, reasons))) {
      this.#refuse(branch, 487);
    }
  }

  #settle(): void {
    const branches = [...this.#branches.values()];
    if (branches.some((branch) => branch.state !== 'completed')) return;
    if (!this.#answered) {
      this.#answered = true;
      const best = branches.flatMap((branch) => branch.refusal ?? []).sort(byPreference)[0];
      if (best?.response) this.#upstream.send(best.response);
    }
    // Repeated 2xx and the ACK of a refusal still come through here for a while (RFC 6026).
    const wait = this.request.method === 'INVITE' ? this.#context.timers.noAnswer : 0;
    this.#linger ??= setTimeout(() => this.#context.onDone(this), wait);
    this.#linger.unref();
  }

  #passOn(response: SipResponse): void {
    const text = forwardedResponse(response);
    if (text !== null) this.#upstream.send(text);
  }

  #toBranch(branch: Branch, text: string): boolean {
    return (this.#context.connectionOf(branch.binding) ?? branch.connection).send(text);
  }

  #complete(branch: Branch): void {
    branch.state = 'completed';
    if (branch.timer) clearTimeout(branch.timer);
    branch.timer = null;
  }

  #arm(branch: Branch, ms: number, then: () => void): void {
    if (branch.timer) clearTimeout(branch.timer);
    branch.timer = setTimeout(then, ms);
    branch.timer.unref();
  }
}

/** 6xx wins, then the lowest class (RFC 3261 16.7 step 6); within a class the first. */
function byPreference(a: Refusal, b: Refusal): number {
  const rank = (refusal: Refusal) => (refusal.status >= 600 ? 0 : Math.floor(refusal.status / 100));
  return rank(a) - rank(b);
}
