/** The availability table: what was set, when, until when, by what. The last row is in force; the others are the history. */
import { z } from 'zod';
import {
  type AvailabilityCause,
  type AvailabilityState,
  availabilityCauses,
  availabilityStates,
  type OwnAvailability,
  ownAvailabilitySchema,
} from '../contract/availability.ts';
import { type Clock, type Database, inTransaction } from './database.ts';
import type { OutboxTable } from './outbox.ts';

export interface AvailabilityTable {
  /** In force now. A timed state that has run out is followed by `available`, recorded from the minute it ended. */
  current(): OwnAvailability;
  /** @param until when it ends by itself; null: when it is changed. */
  set(state: AvailabilityState, until: Date | null): OwnAvailability;
  /** What nobody chose: `since` may lie in the past, where the machine slept through it. */
  follow(state: AvailabilityState, cause: AvailabilityCause, since: Date): OwnAvailability;
  /** Tells the active line's desk what is in force: it was told about another line's changes only. */
  announce(): void;
  /** Newest first. */
  history(limit: number): OwnAvailability[];
}

const rowSchema = z
  .object({
    state: z.enum(availabilityStates),
    since_ms: z.int(),
    until_ms: z.int().nullable(),
    cause: z.enum(availabilityCauses).nullable(),
  })
  .transform((row) =>
    ownAvailabilitySchema.parse({
      state: row.state,
      since: new Date(row.since_ms).toISOString(),
      until: row.until_ms === null ? null : new Date(row.until_ms).toISOString(),
      ...(row.cause === null ? {} : { cause: row.cause }),
    }),
  );

export function availabilityTable(db: Database, clock: Clock, outbox: OutboxTable): AvailabilityTable {
  const latest = db.prepare('SELECT state, since_ms, until_ms, cause FROM availability ORDER BY number DESC LIMIT ?');
  const insert = db.prepare('INSERT INTO availability (state, since_ms, until_ms, cause) VALUES (?, ?, ?, ?)');

  function read(limit: number): OwnAvailability[] {
    return latest.all(limit).map((row) => rowSchema.parse(row));
  }

  function write(
    state: AvailabilityState,
    since: Date,
    until: Date | null,
    cause?: AvailabilityCause,
  ): OwnAvailability {
    insert.run(state, since.getTime(), until?.getTime() ?? null, cause ?? null);
    const written = { state, since: since.toISOString(), until: until?.toISOString() ?? null };
    // What happens at the rep's machine is not the desk's affair.
    outbox.add('availability', null, written);
    return cause === undefined ? written : { ...written, cause };
  }

  const current = (): OwnAvailability =>
    inTransaction(db, () => {
      const now = clock.now();
      const [last] = read(1);
      if (last === undefined) return write('available', now, null);
      if (last.until === null || new Date(last.until) > now) return last;
      return write('available', new Date(last.until), null, 'timer');
    });

  return {
    current,
    announce: () =>
      inTransaction(db, () => {
        const { state, since, until } = current();
        outbox.add('availability', null, { state, since, until });
      }),
    set: (state, until) => inTransaction(db, () => write(state, clock.now(), until)),
    follow: (state, cause, since) => inTransaction(db, () => write(state, since, null, cause)),
    history: read,
  };
}
