/**
 * The references a platform puts on its INVITE as `X-Baton-Handoff`: signed with the team's key, good for the rep the
 * handoff is offered to, until they expire or the next offer is made. Their nonce follows from handoff and fence, so that
 * any node can say a reference again; only a hash of it is kept.
 */
import { createHash, createHmac } from 'node:crypto';
import { readReference, signReference } from '../../brief/handoff-reference.ts';
import type { IssuedReference } from './handoff.ts';

/** Longer than any platform rings, shorter than anybody's patience. */
export const referenceLifeMs = 5 * 60_000;

/** The header value. */
export function referenceText(handoffId: string, fence: number, referenceKey: string): string {
  return signReference(handoffId, nonceOf(handoffId, fence, referenceKey), referenceKey);
}

/** @param at when it is given out, ms since the epoch */
export function issueReference(handoffId: string, fence: number, referenceKey: string, at: number): IssuedReference {
  return { nonceHash: hashOf(nonceOf(handoffId, fence, referenceKey)), expiresAt: new Date(at + referenceLifeMs) };
}

/** The hash its nonce is known by; null for a reference that is forged, malformed or of another handoff. */
export function nonceHashOf(header: string, handoffId: string, referenceKey: string): string | null {
  const reference = readReference([header], referenceKey);
  if (reference.kind !== 'verified' || reference.id !== handoffId) return null;
  const nonce = reference.text.split('.')[1];
  return nonce === undefined ? null : hashOf(nonce);
}

/** 128 bits. What is signed is never an id and a nonce: no signature of a reference is ever a nonce. */
function nonceOf(handoffId: string, fence: number, referenceKey: string): string {
  const mac = createHmac('sha256', referenceKey).update(`nonce\n${handoffId}\n${fence}`, 'utf8').digest();
  return mac.subarray(0, 16).toString('base64url');
}

function hashOf(nonce: string): string {
  return createHash('sha256').update(nonce, 'ascii').digest('hex');
}
