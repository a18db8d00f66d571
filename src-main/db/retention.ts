/** Deleting for good: rows, their words in the index, and their traces in the log. */
import { z } from 'zod';
import { type Clock, type Database, inTransaction } from './database.ts';
import { UnknownHandoff } from './failure.ts';
import type { OutboxTable } from './outbox.ts';
import { withReserve } from './reserve.ts';

/** Handoffs a purge deletes before it cuts the log: on a full disk the log must stay short. */
const slice = 20;

export interface Retention {
  /** Deletes handoffs received before `instant` with everything about them, but keeps what a team's desk is still owed. */
  purge(instant: Date): number;
  /** Deletes one handoff and everything about it, undelivered rows included. @throws UnknownHandoff */
  forget(handoffId: string): void;
}

export function retention(db: Database, clock: Clock, outbox: OutboxTable): Retention {
  const expiredBriefs = db.prepare(
    'DELETE FROM briefs WHERE handoff_key IN (SELECT handoff_key FROM handoffs WHERE received_ms < ?)',
  );
  const orphanBriefs = db.prepare(
    'DELETE FROM briefs WHERE saved_ms < ? AND handoff_key NOT IN (SELECT handoff_key FROM handoffs)',
  );
  const expired = db.prepare('DELETE FROM handoffs WHERE received_ms < ?');
  const endOfSlice = db
    .prepare('SELECT received_ms FROM handoffs WHERE received_ms < ? ORDER BY received_ms LIMIT 1 OFFSET ?')
    .pluck();
  const keyOf = db.prepare('SELECT handoff_key FROM handoffs WHERE id = ?').pluck();
  const oneBrief = db.prepare('DELETE FROM briefs WHERE handoff_key = ?');
  const one = db.prepare('DELETE FROM handoffs WHERE id = ?');

  /** `secure_delete` wiped the pages; older copies of them are in the log until it is cut. */
  function cutLog(): void {
    db.pragma('wal_checkpoint(TRUNCATE)');
  }

  function purgeBefore(limit: number): number {
    return inTransaction(db, () => {
      expiredBriefs.run(limit);
      orphanBriefs.run(limit);
      outbox.dropPractice(new Date(limit));
      return expired.run(limit).changes;
    });
  }

  return {
    purge(instant) {
      const limit = Math.min(instant.getTime(), clock.now().getTime());
      let removed = 0;
      const purgeSlices = (): void => {
        let until: number;
        do {
          until = z.int().default(limit).parse(endOfSlice.get(limit, slice));
          removed += purgeBefore(until);
          cutLog();
        } while (until < limit);
      };
      withReserve(db, purgeSlices);
      return removed;
    },
    forget(handoffId) {
      const forgetOne = () =>
        inTransaction(db, () => {
          const key = z.string().optional().parse(keyOf.get(handoffId));
          if (key === undefined) throw new UnknownHandoff();
          outbox.forget(key);
          oneBrief.run(key);
          one.run(handoffId);
        });
      withReserve(db, forgetOne);
      cutLog();
    },
  };
}
