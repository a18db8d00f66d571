/** What reps and platforms of a test have seen and were told, and what of it must never be. */
export interface Acknowledged {
  readonly handoffId: string;
  readonly repId: string;
  readonly kind: string;
  /** What is found in the journal's body: a call id, an Idempotency-Key, a token. */
  readonly mark: string;
}

export interface Ledger {
  /** Anything here is a fault. */
  readonly faults: string[];
  /** Conversations by the prospect's name, when they asked for a person, monotonic ms. */
  readonly askedAt: Map<string, number>;
  /** By handoff, the conversation's. */
  readonly handoffs: Map<string, string>;
  /** Turns the desk has said it has. */
  readonly turns: Map<string, number>;
  readonly acknowledged: Acknowledged[];
  /** Callbacks the platform was promised, by handoff. */
  readonly promised: Map<string, string>;
  readonly offers: { readonly at: number; readonly handoffId: string; readonly repId: string; readonly name: string }[];
}

export function createLedger(): Ledger {
  return {
    ...{ faults: [], acknowledged: [], offers: [] },
    ...{ askedAt: new Map(), handoffs: new Map(), turns: new Map(), promised: new Map() },
  };
}

/** ms from a prospect's asking to the first offer on a rep's socket, ascending. */
export function firstOffers({ offers, askedAt }: Ledger): number[] {
  const first = new Map<string, number>();
  for (const { name, at } of offers) if (!first.has(name)) first.set(name, at);
  return [...first].map(([name, at]) => at - (askedAt.get(name) ?? at)).sort((a, b) => a - b);
}

/** @param part 0..1 */
export function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Seconds from `at` to the first offer of somebody who asked after it; null: none yet. */
export function outageSeconds({ offers, askedAt }: Ledger, at: number): number | null {
  const next = offers.find((offer) => offer.at > at && (askedAt.get(offer.name) ?? 0) > at);
  return next === undefined ? null : (next.at - at) / 1_000;
}
