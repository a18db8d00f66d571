/** Rows of dispatch as both engines keep them. */
import { z } from 'zod';
import type { Callback } from '../callbacks/callback.ts';
import { dispatchEventSchema } from '../dispatch/dispatch-event.ts';
import { routingRecordSchema, teamTimesSchema } from '../dispatch/routing-record.ts';
import { weeklyHoursSchema } from '../hours/weekly-hours.ts';
import { json } from './columns.ts';
import type { FeedMessage, PendingEvent, RepRecord } from './dispatch-store.ts';

const handoffId = z.string();

export const repRow = z
  .object({
    team_id: z.string(),
    id: z.string(),
    name: z.string().nullable(),
    sip: z.string(),
    skills: json(z.array(z.string())),
    languages: json(z.array(z.string())),
    hours: json(weeklyHoursSchema.nullable()),
  })
  .transform(({ team_id, ...row }): RepRecord => ({ ...row, teamId: team_id }));

const requestedAtLeast = json(z.object({ type: z.literal('requested'), request: z.object({ id: handoffId }) }));

export const pendingRow = z
  .object({ number: z.int(), event: z.string() })
  .transform(({ number, event }): PendingEvent => {
    const read = json(dispatchEventSchema).safeParse(event);
    if (read.success) return { number, event: read.data };
    const requested = requestedAtLeast.safeParse(event).data?.request.id ?? null;
    return { number, event: { type: 'unreadable', requested } };
  });

export const timesRow = z.object({ times_json: json(teamTimesSchema).nullable() }).transform((row) => row.times_json);

/** `record` is null where it cannot be read. */
export const recordRow = z
  .object({ handoff_id: z.string(), json: json(routingRecordSchema).nullable().catch(null) })
  .transform((row) => ({ handoffId: row.handoff_id, record: row.json }));

const token = z.int();
const feedMessageSchema: z.ZodType<FeedMessage> = z.discriminatedUnion('type', [
  z.object({
    type: z.enum(['offer', 'extended']),
    handoffId,
    token,
    expiresAt: z.number(),
    callbackId: z.string().nullable(),
  }),
  z.object({
    type: z.literal('withdrawn'),
    handoffId,
    token,
    why: z.enum(['expired', 'cancelled', 'rep-gone', 'rep-unavailable', 'not-bridged']),
  }),
  z.object({ type: z.literal('connect'), handoffId, token }),
  z.object({ type: z.literal('set-away') }),
  z.object({
    type: z.literal('callback'),
    event: z.enum(['booked', 'reminder', 'dial', 'over']),
    callbackId: z.string(),
  }),
]);
export const feedRow = z
  .object({ cursor: z.int(), json: json(feedMessageSchema) })
  .transform(({ cursor, json: message }) => ({ cursor, message }));
export const boundsRow = z.object({ oldest: z.int(), newest: z.int() });

const instant = z.number();
const repId = z.string();
const callbackStageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['booked', 'reminded']), startsAt: instant }),
  z.object({ kind: z.literal('seeking'), startsAt: instant, until: instant }),
  z.object({ kind: z.literal('dialling'), repId, since: instant }),
  z.object({ kind: z.literal('reached'), repId, at: instant }),
  z.object({
    kind: z.literal('given-up'),
    why: z.enum(['not-reached', 'nobody-free', 'wrong-number', 'no-time-left']),
    at: instant,
  }),
  z.object({ kind: z.literal('cancelled'), at: instant }),
]);
const callbackSchema: z.ZodType<Callback> = z.object({
  id: z.string(),
  handoffId,
  repId: repId.nullable(),
  stage: callbackStageSchema,
  calls: z.array(instant),
  attempts: z.int(),
  postponed: z.int(),
});
export const callbackRow = z.object({ json: json(callbackSchema) }).transform((row) => row.json);

/** A callback as its row is written: who has to do with it, whether it is open, its time. */
export function callbackColumns(callback: Callback) {
  const { id, handoffId: handoff, repId: preferred, stage } = callback;
  const open = !['reached', 'given-up', 'cancelled'].includes(stage.kind);
  const at = 'startsAt' in stage ? stage.startsAt : 'since' in stage ? stage.since : stage.at;
  const rep = 'repId' in stage ? stage.repId : preferred;
  return { id, handoffId: handoff, repId: rep, open: open ? 1 : 0, at: Math.round(at), json: JSON.stringify(callback) };
}
