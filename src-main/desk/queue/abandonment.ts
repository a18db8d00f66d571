/**
 * The abandonment clock: from the moment the AI stops being of help to the moment a person speaks, hop by hop, and how
 * many prospects were left alone. 47 CFR 64.1200(a)(7) and 16 CFR 310.4(b)(4) call a call abandoned when no person is on
 * the line within two seconds, and allow three in a hundred per campaign in 30 days; Baton logs, it does not advise.
 */

/** Instants in ms since the epoch; null: has not happened. */
export interface HandoffClock {
  readonly triggeredAt: number;
  readonly firstOfferAt: number | null;
  readonly acceptedAt: number | null;
  /** The AI stopped speaking to the prospect. */
  readonly aiLeftAt: number | null;
  readonly bridgedAt: number | null;
  readonly prospectLeftAt: number | null;
}

export interface HandoffGaps {
  readonly toOfferMs: number | null;
  readonly toAcceptMs: number | null;
  readonly toBridgeMs: number | null;
  /** With neither AI nor rep on the line; running until `now` while it lasts. 0: the AI stayed until the bridge. */
  readonly silenceMs: number;
  /** More silence than the rules allow, or left by everyone before a person came. */
  readonly abandoned: boolean;
}

/** Silence after which a call counts as abandoned. */
export const allowedSilenceMs = 2_000;

export function gapsOf(clock: HandoffClock, now: number): HandoffGaps {
  const { triggeredAt, aiLeftAt, bridgedAt, prospectLeftAt } = clock;
  const since = (from: number, to: number | null): number | null => (to === null ? null : Math.max(0, to - from));
  const end = Math.min(bridgedAt ?? now, prospectLeftAt ?? now);
  const silenceMs = aiLeftAt === null ? 0 : Math.max(0, end - aiLeftAt);
  return {
    toOfferMs: since(triggeredAt, clock.firstOfferAt),
    toAcceptMs: since(triggeredAt, clock.acceptedAt),
    toBridgeMs: since(triggeredAt, bridgedAt),
    silenceMs,
    abandoned: silenceMs > allowedSilenceMs,
  };
}

/** Share of abandoned among handoffs that were answered or abandoned, 0..1; null: none yet. */
export function abandonedShare(gaps: readonly HandoffGaps[]): number | null {
  const counted = gaps.filter(({ abandoned, toBridgeMs }) => abandoned || toBridgeMs !== null);
  return counted.length === 0 ? null : counted.filter(({ abandoned }) => abandoned).length / counted.length;
}
