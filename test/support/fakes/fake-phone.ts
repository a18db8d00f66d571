/** A phone that registers with the test. */
import type { DialTarget } from '../../../src-main/contract/dial-target.ts';
import type { Reachability } from '../../../src-main/contract/presence.ts';
import { ok, type Result } from '../../../src-main/contract/result.ts';
import type {
  InboundLeg,
  OutboundLeg,
  PathCheck,
  Phone,
  PhoneDependencies,
  PhoneEvent,
  PublishedPresence,
  Referral,
  RelayMeasurement,
} from '../../../src-renderer/call/ports.ts';
import { FakeOutboundLeg } from './fake-outbound-leg.ts';

export class FakePhone implements Phone {
  readonly deps: PhoneDependencies;
  state: 'new' | 'started' | 'stopped' = 'new';
  /** Why its socket was to be checked, oldest first. */
  readonly doubts: ('network' | 'sleep')[] = [];
  /** Calls this phone was asked for, oldest first. */
  readonly placed: { readonly target: DialTarget; readonly leg: FakeOutboundLeg }[] = [];
  /** What the next call is answered; null: a leg. */
  refusesCalls: Result<never> | null = null;
  /** What was to be published whenever that may have changed, oldest first. */
  readonly shown: (PublishedPresence | null)[] = [];
  readonly #listeners = new Set<(event: PhoneEvent) => void>();

  constructor(deps: PhoneDependencies) {
    this.deps = deps;
  }

  call(target: DialTarget, callId: string): Result<OutboundLeg> {
    if (this.refusesCalls !== null) return this.refusesCalls;
    const leg = new FakeOutboundLeg(callId);
    this.placed.push({ target, leg });
    return ok(leg);
  }

  subscribe(listener: (event: PhoneEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start(): void {
    this.state = 'started';
    this.reach({ kind: 'reachable', roundTripMs: 4 });
  }

  checkNow(doubt: 'network' | 'sleep'): void {
    this.doubts.push(doubt);
  }

  presenceChanged(): void {
    this.shown.push(this.deps.presence());
  }

  async checkEdge() {
    return ok({ roundTripMs: 12 });
  }

  async measureRelay(): Promise<RelayMeasurement> {
    return { kind: 'no-relay' };
  }

  async checkPaths(): Promise<PathCheck> {
    return { stuns: false, turns: false, reflexiveMs: null, relayMs: null, refused: false };
  }

  async stop(): Promise<void> {
    this.state = 'stopped';
  }

  reach(reachability: Reachability): void {
    this.#emit({ type: 'reachability', reachability });
  }

  invite(leg: InboundLeg): void {
    this.#emit({ type: 'invite', leg });
  }

  refer(referral: Referral): void {
    this.#emit({ type: 'referral', referral });
  }

  replace(leg: InboundLeg, replacedLegId: string): void {
    this.#emit({ type: 'replacement', leg, replacedLegId });
  }

  #emit(event: PhoneEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
