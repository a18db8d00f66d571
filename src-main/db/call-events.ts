/** The call_events table: each step of a call with its time since the INVITE. */
import { z } from 'zod';
import { type HandoffEvent, handoffEventSchema } from '../contract/call.ts';
import type { TimelineEntry } from '../contract/history.ts';
import type { Database } from './database.ts';
import { parseJson } from './json.ts';

export interface CallEventTable {
  /** @param afterMs since the INVITE; null: not known. */
  add(callId: string, event: HandoffEvent, afterMs: number | null): void;
  /** In the order they happened. */
  of(callId: string): TimelineEntry[];
}

const rowSchema = z.object({ afterMs: z.number().nullable(), event: z.string().transform(parseJson) });

export function callEventTable(db: Database): CallEventTable {
  const insert = db.prepare('INSERT INTO call_events (call_id, after_ms, event) VALUES (?, ?, ?)');
  const byCall = db.prepare('SELECT after_ms AS afterMs, event FROM call_events WHERE call_id = ? ORDER BY number');
  return {
    add: (callId, event, afterMs) => void insert.run(callId, afterMs, JSON.stringify(event)),
    of: (callId) =>
      byCall.all(callId).flatMap((row) => {
        const { afterMs, event } = rowSchema.parse(row);
        // A step a later version knows and this one does not is no reason to hide the others.
        const known = handoffEventSchema.safeParse(event);
        return known.success ? [{ afterMs, event: known.data }] : [];
      }),
  };
}
