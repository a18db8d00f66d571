/** Which availability lets a handoff ring, and what the platform is told when it does not. */
import type { Availability } from '../../src-main/contract/availability.ts';
import type { DeclineReason } from '../../src-main/contract/call.ts';

/**
 * Null: it rings. Wrapping up rings, because the feedback draft is safe and the next prospect waits. A timed state that is
 * over counts as available even before main has said so. `now`: wall clock, ms since the epoch.
 */
export function turnedAwayBy(availability: Availability | null, now: number): DeclineReason | null {
  if (availability === null) return null;
  if (availability.until !== null && Date.parse(availability.until) <= now) return null;
  switch (availability.state) {
    case 'available':
    case 'wrapping-up':
      return null;
    case 'busy':
    case 'do-not-disturb':
      return availability.state;
    case 'away':
    case 'offline':
      return 'away';
    default:
      return availability.state satisfies never;
  }
}
