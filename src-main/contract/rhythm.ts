/** What may change a rep's availability without the rep: working hours, a locked screen, an idle machine. */
import { z } from 'zod';

/** Minutes after midnight by the clock on the wall. A shift that does not end after it begins ends on the next day. */
const shiftSchema = z.object({ from: z.int().min(0).max(1439), to: z.int().min(0).max(1439) });
export type Shift = z.infer<typeof shiftSchema>;

export const scheduleSchema = z.object({
  on: z.boolean(),
  /** IANA name, null: the zone of this computer, wherever it travels. */
  zone: z.string().min(1).max(60).refine(isKnownZone, 'not a time zone this computer knows').nullable(),
  /** Seven days, Monday first; null is a day off. */
  week: z.array(shiftSchema.nullable()).length(7),
});
export type Schedule = z.infer<typeof scheduleSchema>;

const nineToSix: Shift = { from: 9 * 60, to: 18 * 60 };

export const defaultSchedule: Schedule = {
  on: false,
  zone: null,
  week: [nineToSix, nineToSix, nineToSix, nineToSix, nineToSix, null, null],
};

/** The rep's time zone, as an IANA name. */
export function zoneOf({ on, zone }: Schedule): string {
  return (on ? zone : null) ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function isKnownZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone });
    return true;
  } catch {
    return false;
  }
}
