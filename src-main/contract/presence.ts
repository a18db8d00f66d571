/** What the phone proves about itself, live; main paints tray and title from it and nothing else. */
import { z } from 'zod';

export const reachabilitySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signed-out') }),
  z.object({ kind: z.literal('connecting'), attempt: z.int().min(1) }),
  /** `roundTripMs`: of the last REGISTER or OPTIONS answered by the edge. */
  z.object({ kind: z.literal('reachable'), roundTripMs: z.number().min(0) }),
  /** Connected, but the last check was late or refused. */
  z.object({ kind: z.literal('degraded'), why: z.string().max(200) }),
  /** Not connected; `retryInMs` until the next attempt, null when only the user can help (bad password). */
  z.object({ kind: z.literal('offline'), why: z.string().max(200), retryInMs: z.number().min(0).nullable() }),
]);
export type Reachability = z.infer<typeof reachabilitySchema>;

export const callPhases = ['idle', 'ringing', 'dialling', 'bridging', 'talking', 'wrapping-up'] as const;
export type CallPhase = (typeof callPhases)[number];

/** True from the ring, or from dialling, to the hang-up: the line is taken. */
export function isLive(phase: CallPhase): boolean {
  return phase === 'ringing' || phase === 'dialling' || phase === 'bridging' || phase === 'talking';
}

/** A second call that waits beside a conversation. */
const waitingCallSchema = z.object({
  legId: z.string().min(1).max(300),
  headline: z.string().max(200),
  detail: z.string().max(500).nullable(),
  /** Compliance stands in the way of Bridge until it is overridden in the window. */
  blocked: z.boolean(),
});
export type WaitingCall = z.infer<typeof waitingCallSchema>;

export const presenceSchema = z.object({
  reachability: reachabilitySchema,
  phase: z.enum(callPhases),
  /** The call in front while it is live, for intents about it; null: none. */
  legId: z.string().min(1).max(300).nullable(),
  /** For the notification and the window title while ringing or talking. */
  headline: z.string().max(200).nullable(),
  detail: z.string().max(500).nullable(),
  waiting: waitingCallSchema.nullable(),
  /** Of wrapping up: when it ends by itself. Else null. */
  until: z.iso.datetime({ offset: true }).nullable(),
});
export type Presence = z.infer<typeof presenceSchema>;

/** For an intent about the call `legId`; null: about whichever there is. */
export function meantFor(legId: string | null): { readonly legId?: string } {
  return legId === null ? {} : { legId };
}
