/** Deleting for good: rows, their words in the index, and their traces in the log. */
import { z } from 'zod';
import { type Clock, type Database, inTransaction } from './database.ts';
import { UnknownHandoff } from './failure.ts';
import type { OutboxTable } from './outbox.ts';

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
  const keyOf = db.prepare('SELECT handoff_key FROM handoffs WHERE id = ?').pluck();
  const oneBrief = db.prepare('DELETE FROM briefs WHERE handoff_key = ?');
  const one = db.prepare('DELETE FROM handoffs WHERE id = ?');

  /** `secure_delete` wiped the pages; older copies of them are in the log until it is cut. */
  function cutLog(): void {
    db.pragma('wal_checkpoint(TRUNCATE)');
  }

  return {
    purge(instant) {
      const limit = Math.min(instant.getTime(), clock.now().getTime());
      const removed = inTransaction(db, () => {
        expiredBriefs.run(limit);
        orphanBriefs.run(limit);
        outbox.dropPractice(new Date(limit));
        return expired.run(limit).changes;
      });
      cutLog();
      return removed;
    },
    forget(handoffId) {
      inTransaction(db, () => {
        const key = z.string().optional().parse(keyOf.get(handoffId));
        if (key === undefined) throw new UnknownHandoff();
        outbox.forget(key);
        oneBrief.run(key);
        one.run(handoffId);
      });
      cutLog();
    },
  };
}
