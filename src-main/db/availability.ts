/** The availability table: what the rep set, when, until when. The last row is in force; the others are the history. */
import { z } from 'zod';
import {
  type Availability,
  type AvailabilityState,
  availabilitySchema,
  availabilityStates,
} from '../contract/availability.ts';
import { type Clock, type Database, inTransaction } from './database.ts';
import type { OutboxTable } from './outbox.ts';

export interface AvailabilityTable {
  /** In force now. A timed state that has run out is followed by `available`, recorded from the minute it ended. */
  current(): Availability;
  /** @param minutes how long it lasts; null: until changed. */
  set(state: AvailabilityState, minutes: number | null): Availability;
  /** Tells the active line's desk what is in force: it was told about another line's changes only. */
  announce(): void;
  /** Newest first. */
  history(limit: number): Availability[];
}

const rowSchema = z
  .object({ state: z.enum(availabilityStates), since_ms: z.int(), until_ms: z.int().nullable() })
  .transform((row) =>
    availabilitySchema.parse({
      state: row.state,
      since: new Date(row.since_ms).toISOString(),
      until: row.until_ms === null ? null : new Date(row.until_ms).toISOString(),
    }),
  );

export function availabilityTable(db: Database, clock: Clock, outbox: OutboxTable): AvailabilityTable {
  const latest = db.prepare('SELECT state, since_ms, until_ms FROM availability ORDER BY number DESC LIMIT ?');
  const insert = db.prepare('INSERT INTO availability (state, since_ms, until_ms) VALUES (?, ?, ?)');

  function read(limit: number): Availability[] {
    return latest.all(limit).map((row) => rowSchema.parse(row));
  }

  function write(state: AvailabilityState, since: Date, until: Date | null): Availability {
    insert.run(state, since.getTime(), until?.getTime() ?? null);
    const written = { state, since: since.toISOString(), until: until?.toISOString() ?? null };
    outbox.add('availability', null, written);
    return written;
  }

  const current = (): Availability =>
    inTransaction(db, () => {
      const now = clock.now();
      const [last] = read(1);
      if (last === undefined) return write('available', now, null);
      if (last.until === null || new Date(last.until) > now) return last;
      return write('available', new Date(last.until), null);
    });

  return {
    current,
    announce: () => inTransaction(db, () => outbox.add('availability', null, current())),
    set: (state, minutes) =>
      inTransaction(db, () => {
        const now = clock.now();
        return write(state, now, minutes === null ? null : new Date(now.getTime() + minutes * 60_000));
      }),
    history: read,
  };
}
