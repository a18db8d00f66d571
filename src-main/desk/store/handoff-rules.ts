/** What becomes of a handoff that is opened, claimed about or redeemed. Pure: both engines decide alike and only read and write apart. */
import type { Claims, Handoff, Redemption } from '../handoffs/handoff.ts';
import type { OpenRequest } from './store.ts';

/** `told`: it was open, and its trigger or claims are others now. */
type Opened = { readonly kind: 'new' | 'told' | 'known'; readonly handoff: Handoff };

/** @param newest of the conversation */
export function openNext(newest: Handoff | null, request: OpenRequest): Opened {
  const { teamId, id, conversationId, at } = request;
  if (newest !== null && newest.state !== 'ended') {
    const { trigger, claims } = request;
    const handoff = { ...newest, trigger: trigger ?? newest.trigger, claims: claims ?? newest.claims };
    return { kind: trigger === null && claims === null ? 'known' : 'told', handoff };
  }
  const over = request.request === null;
  const handoff: Handoff = {
    ...{ teamId, id, conversationId, fence: 0, holder: null, queue: null },
    state: over ? 'ended' : 'waiting',
    trigger: request.trigger ?? { kind: 'unknown', probability: null, reason: null, evidence: [] },
    claims: request.claims ?? {},
    createdAt: at,
    endedAt: over ? at : null,
  };
  return { kind: 'new', handoff };
}

export function claimNext(handoff: Handoff, claims: Claims): Handoff {
  return { ...handoff, claims: { ...claims, ...handoff.claims } };
}

interface Reference {
  readonly fence: number;
  readonly expires_ms: Date;
  readonly redeemed_by: string | null;
}

/** `first`: it is good, and nobody has redeemed it yet. */
export function redemptionOf(reference: Reference, handoff: Handoff, repId: string, at: Date): Redemption | 'first' {
  if (reference.fence !== handoff.fence) return 'superseded';
  if (handoff.holder !== repId) return 'not-yours';
  if (reference.redeemed_by === repId) return 'redeemed';
  return reference.expires_ms <= at ? 'expired' : 'first';
}
