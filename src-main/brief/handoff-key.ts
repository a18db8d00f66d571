/** Which handoff a call belongs to: the reference's id, else the platform's call id, else the SIP Call-ID. */
import type { InviteFacts } from '../contract/call.ts';
import { cleanLine } from './clean-text.ts';
import type { HandoffReference } from './handoff-reference.ts';
import { type Platform, platforms } from './platforms.ts';

export interface HandoffKey {
  readonly value: string;
  readonly from: 'reference' | 'platform' | 'call-id';
}

const platformId = /^[\w.:@+=/-]{1,200}$/;

/** A platform's id is prefixed (`twilio:CA…`), so that two platforms cannot mean the same handoff by accident. */
export function handoffKeyOf(facts: InviteFacts, reference: HandoffReference, platform: Platform | null): HandoffKey {
  if (reference.kind === 'verified' || reference.kind === 'unchecked')
    return { value: reference.id, from: 'reference' };
  const others = platforms.filter((other) => facts.headers.some((header) => other.marks.test(header.name)));
  for (const candidate of platform === null ? others : [platform, ...others]) {
    const id = callIdOf(facts, candidate);
    if (id !== null) return { value: `${candidate.slug}:${id}`, from: 'platform' };
  }
  return { value: cleanLine(facts.sipCallId, 256) ?? 'unknown-call', from: 'call-id' };
}

function callIdOf(facts: InviteFacts, platform: Platform): string | null {
  for (const name of platform.callIds) {
    const value = facts.headers.find((header) => header.name.toLowerCase() === name)?.value.trim();
    if (value !== undefined && platformId.test(value)) return value;
  }
  return null;
}
