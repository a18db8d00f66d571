/** What is appended to a team's inbox, by any node. The leader deals with it in order. Stored as JSON, read by schema. */
import { z } from 'zod';
import { availabilityStates } from '../../contract/availability.ts';
import { declineReasonSchema } from '../../contract/call.ts';
import { callbackResultSchema } from '../../contract/callbacks.ts';
import { weeklyHoursSchema } from '../hours/weekly-hours.ts';

const handoffId = z.string().min(1).max(256);
const repId = z.string().min(1).max(40);
const nodeId = z.string().min(1).max(64);
const instant = z.number();
/** Null: the reporter names no token; then only who holds the offer counts. */
const token = z.int().nullable();

export const handoffRequestSchema = z.object({
  id: handoffId,
  skills: z.array(z.string()),
  language: z.string(),
  ownerId: z.string().nullable(),
  vip: z.boolean(),
  prospectHours: z.array(weeklyHoursSchema),
});

export type HandoffRequest = z.infer<typeof handoffRequestSchema>;

export const dispatchEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('requested'), request: handoffRequestSchema }),
  /** The prospect left, or the platform takes it back. */
  z.object({ type: z.literal('cancelled'), handoffId }),
  /** A platform wants to know how it stands: a waiting handoff's place is looked at anew. */
  z.object({ type: z.literal('asked'), handoffId }),
  z.object({ type: z.literal('ringing'), handoffId, repId }),
  z.object({ type: z.literal('accepted'), handoffId, repId, token }),
  z.object({ type: z.literal('declined'), handoffId, repId, token, reason: declineReasonSchema }),
  z.object({ type: z.literal('more-time'), handoffId, repId, token, seconds: z.number() }),
  z.object({ type: z.literal('bridged'), handoffId, repId }),
  /** `over` false: the call came to nothing and the prospect still waits with the AI. */
  z.object({ type: z.literal('ended'), handoffId, repId, over: z.boolean() }),
  z.object({ type: z.literal('reps-changed') }),
  z.object({ type: z.literal('presence'), repId, nodeId, availability: z.enum(availabilityStates) }),
  z.object({ type: z.literal('rep-gone'), repId, nodeId }),
  /** Sent by every node with sockets of the team, every few seconds: the reps it has proved, all of them. */
  z.object({
    type: z.literal('beat'),
    nodeId,
    reps: z.array(z.object({ repId, availability: z.enum(availabilityStates) })),
  }),
  z.object({
    type: z.literal('callback-booked'),
    callbackId: z.string(),
    handoffId,
    repId: z.string().nullable(),
    startsAt: instant,
  }),
  z.object({ type: z.literal('callback-result'), callbackId: z.string(), repId, result: callbackResultSchema }),
  z.object({
    type: z.literal('callback-moved'),
    callbackId: z.string(),
    startsAt: instant,
    repId: z.string().nullable(),
  }),
  z.object({ type: z.literal('callback-cancelled'), callbackId: z.string() }),
]);
export type DispatchEvent = z.infer<typeof dispatchEventSchema>;
