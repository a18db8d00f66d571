/** When a prospect may be called: stated place, number and brief, with the rules of the place; the strictest wins. */
import { type CallingRules, callingLimits, callingRules } from './calling-rules.ts';
import { placeOfNumber } from './number-place.ts';
import { commonSpans, isZone, type WeeklyHours } from './weekly-hours.ts';

export interface ProspectPlace {
  /** As received. */
  readonly phone: string | null;
  /** IANA zone the prospect or the CRM states; null: taken from the number. */
  readonly timeZone: string | null;
  /** Two-letter US state of the address, null when unknown. */
  readonly state: string | null;
  /** Window the platform or desk names, minutes after local midnight. */
  readonly callingWindow: { readonly fromMinute: number; readonly toMinute: number } | null;
}

export interface ProspectHours {
  /** All of them must be open: one per zone the prospect may be in. */
  readonly hours: readonly WeeklyHours[];
  /** The zone times are said in. */
  readonly zone: string;
  readonly zoneFrom: 'stated' | 'number' | 'assumed';
  /** Calls allowed within 24 hours, null: no limit named. */
  readonly callsPerDay: number | null;
  readonly sources: readonly string[];
}

/** Nobody knows where the prospect is: it must be a good time on both coasts. */
const assumedZones = ['America/New_York', 'America/Los_Angeles'];

/** @param assumed the zones taken when neither brief nor number tell; at least one */
export function prospectHours(
  place: ProspectPlace,
  options: { readonly rules?: CallingRules; readonly assumed?: readonly string[] } = {},
): ProspectHours {
  const { rules = callingRules, assumed = assumedZones } = options;
  const byNumber = placeOfNumber(place.phone);
  const stated = place.timeZone !== null && isZone(place.timeZone) ? [place.timeZone] : [];
  const [zoneFrom, zones] =
    stated.length > 0
      ? (['stated', stated] as const)
      : byNumber.zones.length > 0
        ? (['number', byNumber.zones] as const)
        : (['assumed', assumed] as const);
  const states = [...new Set([place.state?.toUpperCase(), byNumber.state])].filter(
    (state) => typeof state === 'string',
  );
  const limits = callingLimits(states, rules);
  const named = place.callingWindow;
  const week = limits.week.map((spans) =>
    named === null ? [...spans] : commonSpans(spans, [{ from: named.fromMinute, to: named.toMinute }]),
  );
  return {
    hours: zones.map((zone) => ({ zone, week, exceptions: [] })),
    zone: zones[0] ?? 'UTC',
    zoneFrom,
    callsPerDay: limits.callsPerDay,
    sources: limits.sources,
  };
}
