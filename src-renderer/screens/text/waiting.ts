/** How long the prospect has waited for a person. */
import type { CallCore } from '../../call/state.ts';

/** A wait longer than this before the INVITE is a wrong clock on the other side, not a wait. */
const longestBelievableMs = 4 * 3_600_000;

/**
 * Milliseconds waited at `now` (monotonic, as `call.ringingAt`). Both wall clock readings are taken when the INVITE
 * arrived, so a later change of the computer's clock does not move the number.
 */
export function waitedMs(call: CallCore, now: number): number {
  const sinceInvite = Math.max(0, now - call.ringingAt);
  const since = call.brief.waitingSince;
  if (since === null) return sinceInvite;
  const before = Date.parse(call.facts.receivedAt) - Date.parse(since);
  return before > 0 && before < longestBelievableMs ? before + sinceInvite : sinceInvite;
}
