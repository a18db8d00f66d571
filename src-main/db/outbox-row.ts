/** What waits to be told to the desk. The sync code works on these types and never sees the database. */
import { z } from 'zod';
import type { LineName } from '../contract/settings.ts';

/** Each is a POST to `{desk}/v1/handoffs/{handoffKey}/{kind}`, but `availability`: a PUT to `{desk}/v1/reps/me/availability`. */
export const deliveryKinds = [
  'ringing',
  'decline',
  'more-time',
  'compliance-override',
  'bridged',
  'ended',
  'feedback',
  'availability',
] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

export const outboxRowSchema = z.object({
  id: z.int(),
  kind: z.enum(deliveryKinds),
  /** null for `availability`. */
  handoffKey: z.string().min(1).max(256).nullable(),
  /** Sent as `Idempotency-Key`: the desk counts it once however often it arrives. */
  idempotencyKey: z.uuid(),
  /** JSON text, sent as it is. */
  body: z.string(),
  /** Failed deliveries so far. */
  attempts: z.int().min(0),
});
export type OutboxRow = z.infer<typeof outboxRowSchema>;

export interface OutboxStatus {
  /** Rows not delivered yet, parked ones included. */
  readonly pending: number;
  /** Why the latest failed delivery failed; null when nothing that waits has failed. */
  readonly lastError: string | null;
}

/** The outbox of one line. Within one lane (a handoff, or availability) rows are delivered in order. */
export interface Outbox {
  /** The oldest row of each lane whose time has come, oldest first. */
  due(now: Date, limit: number): OutboxRow[];
  /** When the next row is due; null when nothing waits but parked rows. */
  nextDue(): Date | null;
  /** The desk has acknowledged it: the row is removed. */
  delivered(id: number): void;
  /** Not delivered: again at `nextAt`, or parked when it is null, so that the rows behind it go on. */
  failed(id: number, error: string, nextAt: Date | null): void;
  /** Makes every waiting row due, for a desk that answers again. */
  hurry(now: Date): void;
  /** Gives parked rows another chance (start, changed desk settings); answers how many. */
  retryParked(now: Date): number;
  status(): OutboxStatus;
}

/** The active line's outbox, and each line's own: what happened on a line is told to its desk and to no other. */
export interface LineOutboxes extends Outbox {
  of(line: LineName): Outbox;
}
