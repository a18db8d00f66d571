/** When a callback may be dialled (again): inside the prospect's hours and under the calls a day the rules allow. */
import { commonOpening } from '../hours/opening.ts';
import type { WeeklyHours } from '../hours/weekly-hours.ts';

export interface RetryPolicy {
  /** Pause before the second attempt, the third, …, ms: one more attempt than pauses. */
  readonly pausesMs: readonly number[];
  /** How long it is put off when no rep is free. */
  readonly postponeMs: number;
}

export const defaultRetryPolicy: RetryPolicy = {
  pausesMs: [15 * 60_000, 3 * 3_600_000],
  postponeMs: 15 * 60_000,
};

interface Limits {
  readonly prospectHours: readonly WeeklyHours[];
  readonly callsPerDay: number | null;
}

const day = 86_400_000;
/** A promise is not kept a week later. */
const horizon = 7 * day;

/** The first instant from `earliest` on that the rules allow; null: none within a week. */
export function nextAttempt(
  earliest: number,
  calls: readonly number[],
  { prospectHours, callsPerDay }: Limits,
): number | null {
  let at = earliest;
  while (at <= earliest + horizon) {
    const capped = underTheCap(at, calls, callsPerDay);
    const { open, until } = commonOpening(prospectHours, capped);
    if (open) return capped;
    if (until === null) return null;
    at = until;
  }
  return null;
}

/** Postponed until fewer than the allowed number of calls lie within the 24 hours before. */
function underTheCap(at: number, calls: readonly number[], callsPerDay: number | null): number {
  if (callsPerDay === null) return at;
  const recent = calls.filter((call) => call > at - day && call <= at).sort((a, b) => a - b);
  const oldestThatMustAge = recent[recent.length - callsPerDay];
  return oldestThatMustAge === undefined ? at : oldestThatMustAge + day;
}
