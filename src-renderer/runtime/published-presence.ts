/** What colleagues see of the rep at the switchboard: the availability the rep set, and what a call makes of it. */
import type { Availability } from '../../src-main/contract/availability.ts';
import type { PublishedPresence } from '../call/ports.ts';
import type { CallState } from '../call/state.ts';

/**
 * Null: the rep does not want it, or it is not known yet. A phone that merely rings is not on the phone. Who wraps up is
 * not available, but what the rep has chosen says more than that.
 */
export function publishedPresence(
  wanted: boolean,
  availability: Availability | null,
  phase: CallState['phase'],
): PublishedPresence | null {
  if (!wanted || availability === null) return null;
  if (phase === 'talking' || phase === 'bridging' || phase === 'dialling') return 'on-the-phone';
  return phase === 'wrapping-up' && availability.state === 'available' ? 'wrapping-up' : availability.state;
}
