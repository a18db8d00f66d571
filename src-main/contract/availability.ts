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
