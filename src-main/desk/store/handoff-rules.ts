/** What becomes of a handoff that is offered or redeemed. Pure: both engines decide alike and only read and write apart. */
import type { Handoff, Redemption } from '../handoffs/handoff.ts';
import type { OfferRequest } from './store.ts';

/**
 * The handoff an offer leads to; null: a rep is in the call, or looks at the offer while its reference lives.
 * @param newest of the conversation
 * @param expiresAt of the reference of its current fence
 */
export function offerNext(newest: Handoff | null, expiresAt: Date | null, request: OfferRequest): Handoff | null {
  const { teamId, id, conversationId, at } = request;
  const open = newest !== null && newest.state !== 'ended' ? newest : null;
  if (open !== null && isTaken(open, expiresAt, at)) return null;
  return {
    teamId,
    id: open?.id ?? id,
    conversationId,
    state: 'offered',
    fence: (open?.fence ?? 0) + 1,
    holder: null,
    trigger: request.trigger ?? open?.trigger ?? { kind: 'unknown', probability: null, reason: null, evidence: [] },
    claims: request.claims ?? open?.claims ?? {},
    createdAt: open?.createdAt ?? at,
    endedAt: null,
  };
}

function isTaken(handoff: Handoff, expiresAt: Date | null, at: Date): boolean {
  if (handoff.state === 'accepted' || handoff.state === 'bridged') return true;
  return handoff.holder !== null && expiresAt !== null && expiresAt > at;
}

interface Reference {
  readonly fence: number;
  readonly expires_ms: Date;
  readonly redeemed_by: string | null;
}

/** `first`: it is good, and nobody has redeemed it yet. */
export function redemptionOf(reference: Reference, handoff: Handoff, repId: string, at: Date): Redemption | 'first' {
  if (reference.redeemed_by !== null && reference.redeemed_by !== repId) return 'used';
  if (reference.fence !== handoff.fence) return 'superseded';
  if (reference.redeemed_by === repId) return 'redeemed';
  return reference.expires_ms <= at ? 'expired' : 'first';
}
