/** A phone that registers with the test. */
import type { Reachability } from '../../../src-main/contract/presence.ts';
import { ok } from '../../../src-main/contract/result.ts';
import type { InboundLeg, PathCheck, Phone, PhoneDependencies, PhoneEvent } from '../../../src-renderer/call/ports.ts';

export class FakePhone implements Phone {
  readonly deps: PhoneDependencies;
  state: 'new' | 'started' | 'stopped' = 'new';
  checks = 0;
  readonly #listeners = new Set<(event: PhoneEvent) => void>();

  constructor(deps: PhoneDependencies) {
    this.deps = deps;
  }

  subscribe(listener: (event: PhoneEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start(): void {
    this.state = 'started';
    this.reach({ kind: 'reachable', roundTripMs: 4 });
  }

  checkNow(): void {
    this.checks += 1;
  }

  async checkEdge() {
    return ok({ roundTripMs: 12 });
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

  #emit(event: PhoneEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
