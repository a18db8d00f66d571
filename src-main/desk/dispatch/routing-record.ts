/** What of the router's state must survive the node: one record per open handoff. Reps are known from their sockets anew. */
import { z } from 'zod';
import { handoffRequestSchema } from './dispatch-event.ts';

const offerSchema = z.object({
  handoffId: z.string(),
  repId: z.string(),
  token: z.int(),
  offeredAt: z.number(),
  expiresAt: z.number(),
});

export const routingRecordSchema = z.object({
  request: handoffRequestSchema,
  requestedAt: z.number(),
  order: z.number(),
  need: z.string(),
  passed: z.array(z.string()),
  extendedMs: z.number(),
  /** The first offer of all, ms since the epoch; null: none yet. */
  firstOfferAt: z.number().nullable(),
  /** The rep who would rather have a callback arranged. */
  callbackWantedBy: z.string().nullable(),
  stage: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('waiting') }),
    z.object({ kind: z.literal('offered'), offer: offerSchema }),
    z.object({ kind: z.literal('taken'), offer: offerSchema, bridgeBy: z.number() }),
    z.object({ kind: z.literal('talking'), offer: offerSchema, closeBy: z.number() }),
  ]),
});
export type RoutingRecord = z.infer<typeof routingRecordSchema>;

const timesSchema = z.object({ weight: z.number(), meanMs: z.number(), varianceMs2: z.number() });

/** What the team's recent handoffs took, as its leader has seen it. */
export const teamTimesSchema = z.object({
  service: timesSchema,
  answer: timesSchema,
  patience: z.object({ waitedMs: z.number(), gaveUp: z.number() }),
});
export type TeamTimes = z.infer<typeof teamTimesSchema>;

/** Where a waiting handoff stands, as the leader last saw it: enough for any node to say how long it takes. */
export const queuedSituationSchema = z.object({
  why: z.enum(['nobody-qualified', 'nobody-in-hours', 'all-busy', 'all-passed', 'prospect-hours']),
  ahead: z.int().min(0),
  servers: z.int().min(0),
  service: timesSchema,
  answer: timesSchema,
  patienceMs: z.number(),
  /** The rep who would rather have a callback arranged. */
  callbackWantedBy: z.string().nullable(),
  /** When the handoff began to wait, and when this was seen; ms since the epoch. */
  since: z.number(),
  seenAt: z.number(),
});
export type QueuedSituation = z.infer<typeof queuedSituationSchema>;
