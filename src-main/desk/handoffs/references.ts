/**
 * The references a platform puts on its INVITE as `X-Baton-Handoff`: signed with the team's key, good for one rep, until
 * they expire or a newer one is given out. Only a hash of the nonce is kept.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readReference, signReference } from '../../brief/handoff-reference.ts';
import type { IssuedReference } from './handoff.ts';

/** Longer than any platform rings, shorter than anybody's patience. */
export const referenceLifeMs = 5 * 60_000;

export interface NewReference {
  readonly issued: IssuedReference;
  /** The header value, once the id of the handoff is known. */
  sign(handoffId: string, referenceKey: string): string;
}

export function newReference(now: Date, lifeMs: number = referenceLifeMs): NewReference {
  const nonce = randomBytes(16).toString('base64url');
  return {
    issued: { nonceHash: hashOf(nonce), expiresAt: new Date(now.getTime() + lifeMs) },
    sign: (handoffId, referenceKey) => signReference(handoffId, nonce, referenceKey),
  };
}

/** The hash its nonce is known by; null for a reference that is forged, malformed or of another handoff. */
export function nonceHashOf(header: string, handoffId: string, referenceKey: string): string | null {
  const reference = readReference([header], referenceKey);
  if (reference.kind !== 'verified' || reference.id !== handoffId) return null;
  const nonce = reference.text.split('.')[1];
  return nonce === undefined ? null : hashOf(nonce);
}

function hashOf(nonce: string): string {
  return createHash('sha256').update(nonce, 'ascii').digest('hex');
}
