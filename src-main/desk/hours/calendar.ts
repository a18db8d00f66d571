/**
 * Remembers openings, so that asking whether 10,000 reps are in hours costs a map lookup each: a stretch is computed
 * once per distinct schedule and used until it ends. Holds nothing that the hours do not already say.
 */
import { commonOpening, type Opening, openingAt } from './opening.ts';
import type { WeeklyHours } from './weekly-hours.ts';

export interface Calendar {
  /** As `openingAt`. */
  at(hours: WeeklyHours, at: number): Opening;
  /** As `commonOpening`. */
  common(all: readonly WeeklyHours[], at: number): Opening;
}

interface Remembered {
  from: number;
  opening: Opening;
}

/** Distinct schedules kept before the memory starts anew: far more than any team has. */
const capacity = 5_000;

export function createCalendar(): Calendar {
  const byValue = new Map<string, Remembered>();
  let byIdentity = new WeakMap<WeeklyHours, Remembered>();

  function remembered(hours: WeeklyHours, at: number): Remembered {
    const known = byIdentity.get(hours);
    if (known !== undefined) return known;
    const key = JSON.stringify([hours.zone, hours.week, hours.exceptions]);
    if (byValue.size >= capacity) {
      byValue.clear();
      byIdentity = new WeakMap();
    }
    const entry = byValue.get(key) ?? { from: at, opening: openingAt(hours, at) };
    byValue.set(key, entry);
    byIdentity.set(hours, entry);
    return entry;
  }

  function look(hours: WeeklyHours, at: number): Opening {
    const entry = remembered(hours, at);
    const { from, opening } = entry;
    // An opening that never changes is looked at again each day, since its horizon moves.
    const until = opening.until ?? from + 86_400_000;
    if (at >= from && at < until) return opening;
    const fresh = openingAt(hours, at);
    // Times before the remembered stretch (a callback asked about the past) must not make the present forgotten.
    if (at >= from) {
      entry.from = at;
      entry.opening = fresh;
    }
    return fresh;
  }

  return { at: look, common: (all, at) => commonOpening(all, at, look) };
}
