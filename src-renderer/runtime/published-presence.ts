/** What colleagues see of the rep at the switchboard: the availability the rep set, and being on the phone. */
import type { Availability } from '../../src-main/contract/availability.ts';
import type { PublishedPresence } from '../call/ports.ts';
import type { CallState } from '../call/state.ts';

/** Null: the rep does not want it, or it is not known yet. A phone that merely rings is not on the phone. */
export function publishedPresence(
  wanted: boolean,
  availability: Availability | null,
  phase: CallState['phase'],
): PublishedPresence | null {
  if (!wanted || availability === null) return null;
  return phase === 'talking' || phase === 'bridging' || phase === 'dialling' ? 'on-the-phone' : availability.state;
}
