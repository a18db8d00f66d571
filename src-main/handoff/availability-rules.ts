/**
 * What working hours and an unattended machine make of an availability.
 *
 * At the end of the hours everyone is offline; at their beginning, available again if it was the hours that set them
 * offline. Whatever the rep chooses between two edges stays. Away comes only to the available and never in a call, and
 * goes again only if it came by itself.
 */
import type { AvailabilityCause, AvailabilityState, OwnAvailability } from '../contract/availability.ts';
import { openingAt } from '../desk/hours/opening.ts';
import type { WeeklyHours } from '../desk/hours/weekly-hours.ts';

export interface Circumstances {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Null: no schedule. */
  readonly hours: WeeklyHours | null;
  /** Why the rep is not at the machine; null: they are. */
  readonly absence: 'idle' | 'lock' | null;
  /** A prospect is on the line, or just was. */
  readonly inCall: boolean;
}

/** An availability nobody chose. `since` in ms. */
export interface Turn {
  readonly state: AvailabilityState;
  readonly cause: AvailabilityCause;
  readonly since: number;
}

/** An edge older than this has a younger one of the same kind behind it, or the week has none. */
const lookBackMs = 8 * 86_400_000;

/** The turn that is due; null: what is in force stays. Applied, it leaves nothing due in the same circumstances. */
export function turnDue(current: OwnAvailability, circumstances: Circumstances): Turn | null {
  const byHours = afterHours(current, circumstances);
  return afterAbsence(byHours ?? current, circumstances) ?? byHours;
}

function afterHours(current: OwnAvailability, { hours, now }: Circumstances): Turn | null {
  const isOut = current.state === 'offline' && current.cause === 'schedule';
  if (hours === null) return isOut ? { state: 'available', cause: 'schedule', since: now } : null;
  const began = Date.parse(current.since);
  let turn: Turn | null = null;
  // What ran out after the hours runs out into the evening.
  if (current.cause === 'timer' && !openingAt(hours, began).open) turn = closed(began);
  for (const { at, opens } of edges(hours, Math.max(began, now - lookBackMs), now)) {
    if (!opens) turn = closed(at);
    else if (turn === null ? isOut : turn.state === 'offline') turn = opened(at);
  }
  // The hours themselves were changed.
  if (turn === null && isOut && openingAt(hours, now).open) return opened(now);
  return turn;
}

function afterAbsence(current: Pick<OwnAvailability, 'state' | 'cause'>, about: Circumstances): Turn | null {
  const { absence, inCall, now } = about;
  if (current.state === 'available' && absence !== null && !inCall) {
    return { state: 'away', cause: absence, since: now };
  }
  const { state, cause } = current;
  const goesByItself = state === 'away' && (cause === 'idle' || cause === 'lock') && absence === null;
  return goesByItself ? { state: 'available', cause, since: now } : null;
}

const closed = (since: number): Turn => ({ state: 'offline', cause: 'schedule', since });
const opened = (since: number): Turn => ({ state: 'available', cause: 'schedule', since });

function edges(hours: WeeklyHours, after: number, upTo: number): { readonly at: number; readonly opens: boolean }[] {
  const found = [];
  for (let at = after; at <= upTo; ) {
    const { open, until } = openingAt(hours, at);
    if (until === null || until > upTo) break;
    found.push({ at: until, opens: !open });
    at = until;
  }
  return found;
}
