/** The last resort: what From or P-Asserted-Identity says about the caller. */
import { briefLimits, emptyBrief, type HandoffBrief } from '../contract/brief.ts';
import type { InviteFacts } from '../contract/call.ts';
import { cleanLine } from './clean-text.ts';
import { wordOf } from './scalars.ts';

/** What networks put where a name belongs when they have none. */
const notNames: ReadonlySet<string> = new Set([
  'anonymous',
  'unknown',
  'restricted',
  'unavailable',
  'private',
  'wirelesscaller',
  'blocked',
  'outofarea',
  'tollfreecall',
  'nocallerid',
]);

/** A brief with the caller's number and name only. */
export function briefFromCallerId(facts: InviteFacts, handoffKey: string): HandoffBrief {
  const brief = emptyBrief(handoffKey);
  const phone = cleanLine(facts.callerId ?? '', briefLimits.short);
  const name = cleanLine((facts.displayName ?? '').replace(/^"+|"+$/g, ''), briefLimits.short);
  brief.prospect.phone = phone === null || notNames.has(wordOf(phone)) ? null : phone;
  // A number in the place of the name is no name.
  brief.prospect.name = name === null || notNames.has(wordOf(name)) || /^[\d\s()+.-]+$/.test(name) ? null : name;
  brief.origins = ['caller-id'];
  return brief;
}
