/** Deleting for good: rows, their words in the index, and their traces in the log. */
import { z } from 'zod';
import { type Clock, type Database, inTransaction } from './database.ts';
import { dropKeptBefore, keptCopies } from './kept-copies.ts';
import type { OutboxTable } from './outbox.ts';
import { prospects } from './prospects.ts';
import { withReserve } from './reserve.ts';
import { digitsOf, type SameNumber } from './same-number.ts';
import type { SearchIndex } from './search-index.ts';

export interface Retention {
  /** Handoffs received before `instant`. */
  olderThan(instant: Date): number;
  /**
   * Deletes the oldest handoffs received before `instant` with everything about them, but keeps one with a call that is
   * on, and what a team's desk is still owed. At most `atOnce` in one call, so that nobody waits long: answers how many, 0
   * when none is left.
   */
  purge(instant: Date): number;
  /** What `forgetProspect` would delete; `aside`: databases it cannot reach into. @throws UnknownHandoff */
  prospectOf(handoffId: string): {
    readonly phone: string | null;
    readonly handoffs: number;
    readonly unsent: number;
    readonly aside: number;
  };
  /**
   * Deletes every handoff with the person of this one and everything about them, verdicts the desk has not got yet
   * included; where somebody else was transferred to them, to whom is not told any more. Kept until it is delivered is what the desk must know to let go of a call: that it ended or was declined,
   * without a name, a number or a word. Answers how many handoffs; null, and nothing done, while a call with them is on.
   * @throws UnknownHandoff
   */
  forgetProspect(handoffId: string): number | null;
}

const transfereeSchema = z.object({ event: z.int(), address: z.string() });

/** So few that the log stays short: on a full disk there is little room for it. */
const atOnce = 50;

export function retention(parts: {
  readonly db: Database;
  readonly clock: Clock;
  readonly outbox: OutboxTable;
  readonly index: SearchIndex;
  /** ISO 3166-1, of numbers stored without a country code. */
  readonly country: () => string;
}): Retention {
  const { db, clock, outbox, index, country } = parts;
  const prospect = prospects(db, index, country);
  const older = db.prepare('SELECT count(*) FROM handoffs WHERE received_ms < ?').pluck();
  // Who was handed over long ago may be called back now.
  const oldest = `SELECT received_ms FROM handoffs WHERE received_ms < ?
       AND NOT EXISTS (SELECT 1 FROM calls WHERE handoff_id = handoffs.id AND ended_ms IS NULL)
     ORDER BY received_ms LIMIT ${atOnce}`;
  const expiredBriefs = db.prepare(
    `DELETE FROM briefs WHERE handoff_key IN (SELECT handoff_key FROM handoffs WHERE received_ms IN (${oldest}))`,
  );
  // By the keys alone: the rest of a brief is large, and all of them would be read for this.
  const orphanBriefs = db.prepare(
    `DELETE FROM briefs WHERE saved_ms < ? AND handoff_key IN (
       SELECT handoff_key FROM briefs LEFT JOIN handoffs USING (handoff_key) WHERE id IS NULL)`,
  );
  const expired = db.prepare(`DELETE FROM handoffs WHERE received_ms IN (${oldest})`);
  const oneBrief = db.prepare('DELETE FROM briefs WHERE handoff_key = ?');
  const one = db.prepare('DELETE FROM handoffs WHERE id = ?');
  const address = "event ->> '$.address'";
  const transferees = db.prepare(
    `SELECT number AS event, ${address} AS address FROM call_events
     WHERE event ->> '$.type' IN ('transferred', 'transfer-failed')
       AND ${digitsOf(address)} IN (SELECT value FROM json_each(?))`,
  );
  const unnamed = db.prepare(
    "UPDATE call_events SET event = json_set(event, '$.to', NULL, '$.address', NULL) WHERE number = ?",
  );

  function forgetTransferee(number: SameNumber): void {
    for (const { event, address: sentTo } of transfereeSchema.array().parse(transferees.all(number.digits))) {
      if (number.is(sentTo)) unnamed.run(event);
    }
  }

  /** `secure_delete` wiped the pages; older copies of them are in the log until it is cut. */
  function cutLog(): void {
    db.pragma('wal_checkpoint(TRUNCATE)');
  }

  const limitOf = (instant: Date): number => Math.min(instant.getTime(), clock.now().getTime());

  return {
    olderThan: (instant) => z.int().parse(older.get(limitOf(instant))),
    purge(instant) {
      const limit = limitOf(instant);
      const purgeSome = () =>
        inTransaction(db, () => {
          expiredBriefs.run(limit);
          orphanBriefs.run(limit);
          outbox.dropPractice(new Date(limit));
          return expired.run(limit).changes;
        });
      const removed = withReserve(db, purgeSome);
      cutLog();
      dropKeptBefore(db.name, new Date(limit));
      return removed;
    },
    prospectOf(handoffId) {
      const { phone, handoffs } = prospect(handoffId);
      const unsent = handoffs.reduce((sum, { handoffKey }) => sum + outbox.unsentVerdicts(handoffKey), 0);
      return { phone, handoffs: handoffs.length, unsent, aside: keptCopies(db.name) };
    },
    forgetProspect(handoffId) {
      const { handoffs, looseBriefs, number, live } = prospect(handoffId);
      if (live) return null;
      const forgetAll = () =>
        inTransaction(db, () => {
          for (const { id, handoffKey } of handoffs) {
            outbox.forget(handoffKey);
            oneBrief.run(handoffKey);
            one.run(id);
          }
          for (const handoffKey of looseBriefs) oneBrief.run(handoffKey);
          if (number !== null) forgetTransferee(number);
        });
      withReserve(db, forgetAll);
      cutLog();
      return handoffs.length;
    },
  };
}
