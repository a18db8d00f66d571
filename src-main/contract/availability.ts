/** Whether this rep can be offered a handoff. `on-call` is never chosen: being in a call sets it. */
import { z } from 'zod';

export const availabilityStates = ['available', 'busy', 'do-not-disturb', 'away', 'offline', 'wrapping-up'] as const;
export const availabilitySchema = z.object({
  state: z.enum(availabilityStates),
  /** For a timed do-not-disturb: when it ends by itself. */
  until: z.iso.datetime({ offset: true }).nullable(),
  since: z.iso.datetime({ offset: true }),
});
export type Availability = z.infer<typeof availabilitySchema>;
export type AvailabilityState = Availability['state'];

/** How long a chosen state lasts, by the clock on the rep's wall. */
export const lastingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('until-changed') }),
  z.object({ kind: z.literal('minutes'), minutes: z.int().min(1).max(1440) }),
  /** Until it is that late the next time: minutes after midnight. */
  z.object({ kind: z.literal('time'), minute: z.int().min(0).max(1439) }),
  z.object({ kind: z.literal('rest-of-day') }),
]);
export type Lasting = z.infer<typeof lastingSchema>;

/**
 * What set a state where the rep did not: the working hours began or ended, no key was touched, the screen was locked, the
 * desk saw rings go unanswered, a timed state ran out.
 */
export const availabilityCauses = ['schedule', 'idle', 'lock', 'desk', 'timer'] as const;
export type AvailabilityCause = (typeof availabilityCauses)[number];

/** As this phone keeps it. Without `cause` the rep chose it. */
export const ownAvailabilitySchema = availabilitySchema.extend({ cause: z.enum(availabilityCauses).optional() });
export type OwnAvailability = z.infer<typeof ownAvailabilitySchema>;
