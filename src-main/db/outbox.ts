/** The outbox table. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { LineName } from '../contract/settings.ts';
import type { Clock, Database } from './database.ts';
import { type DeliveryKind, type LineOutboxes, type Outbox, outboxRowSchema } from './outbox-row.ts';

export interface OutboxTable extends LineOutboxes {
  /** Called inside the transaction that writes the record itself. A row about a handoff belongs to the handoff's line. */
  add(kind: DeliveryKind, handoffKey: string | null, body: object, idempotencyKey?: string): void;
  /**
   * Drops what the rep said about a handoff, for a prospect who asks to be forgotten. That its calls ended or were
   * declined stays: a desk that never hears of it would hold the call open for good.
   */
  forget(handoffKey: string): void;
  /** Verdicts on a handoff that are not delivered yet. */
  unsentVerdicts(handoffKey: string): number;
  /** Drops practice rows written before `instant`: no team waits for them. */
  dropPractice(instant: Date): void;
}

const columns = 'id, kind, handoff_key AS handoffKey, idempotency_key AS idempotencyKey, body, attempts';
const statusSchema = z.object({ pending: z.int(), lastError: z.string().nullable() });
const availabilityLane = 'availability';

/** @param activeLine answers which line is active now. */
export function outboxTable(db: Database, clock: Clock, activeLine: () => LineName): OutboxTable {
  const insert = db.prepare(
    `INSERT INTO outbox (line, lane, kind, handoff_key, idempotency_key, body, created_ms, next_ms)
     VALUES (coalesce((SELECT line FROM handoffs WHERE handoff_key = @handoffKey), @line),
       @lane, @kind, @handoffKey, @idempotencyKey, @body, @now, @now)`,
  );
  const dropAvailability = db.prepare(`DELETE FROM outbox WHERE line = ? AND lane = '${availabilityLane}'`);
  // The head of a lane is found first and its time compared afterwards: a row in backoff holds back those behind it.
  const due = db.prepare(
    `SELECT ${columns} FROM outbox
     WHERE id IN (SELECT min(id) FROM outbox WHERE line = @line AND parked = 0 GROUP BY lane) AND next_ms <= @now
     ORDER BY id LIMIT @limit`,
  );
  const next = db
    .prepare(
      `SELECT min(next_ms) FROM outbox
       WHERE id IN (SELECT min(id) FROM outbox WHERE line = ? AND parked = 0 GROUP BY lane)`,
    )
    .pluck();
  const remove = db.prepare('DELETE FROM outbox WHERE id = ?');
  const fail = db.prepare(
    `UPDATE outbox SET attempts = attempts + 1, last_error = @error, parked = @parked,
       next_ms = coalesce(@next, next_ms) WHERE id = @id`,
  );
  const hurry = db.prepare('UPDATE outbox SET next_ms = @now WHERE line = @line AND parked = 0 AND next_ms > @now');
  const unpark = db.prepare('UPDATE outbox SET parked = 0, next_ms = @now WHERE line = @line AND parked = 1');
  const status = db.prepare(
    `SELECT count(*) AS pending,
       (SELECT last_error FROM outbox WHERE line = @line AND last_error IS NOT NULL
        ORDER BY parked DESC, id DESC LIMIT 1) AS lastError
     FROM outbox WHERE line = @line`,
  );
  const removeVerdicts = db.prepare("DELETE FROM outbox WHERE handoff_key = ? AND kind = 'feedback'");
  const verdicts = db.prepare("SELECT count(*) FROM outbox WHERE handoff_key = ? AND kind = 'feedback'").pluck();

  const removePractice = db.prepare("DELETE FROM outbox WHERE line = 'practice' AND created_ms < ?");

  const of = (line: () => LineName): Outbox => ({
    due: (now, limit) => due.all({ line: line(), now: now.getTime(), limit }).map((row) => outboxRowSchema.parse(row)),
    nextDue() {
      const ms = z.int().nullable().parse(next.get(line()));
      return ms === null ? null : new Date(ms);
    },
    delivered: (id) => void remove.run(id),
    failed(id, error, nextAt) {
      fail.run({ id, error, next: nextAt?.getTime() ?? null, parked: nextAt === null ? 1 : 0 });
    },
    hurry: (now) => void hurry.run({ line: line(), now: now.getTime() }),
    retryParked: (now) => unpark.run({ line: line(), now: now.getTime() }).changes,
    status: () => statusSchema.parse(status.get({ line: line() })),
  });

  return {
    add(kind, handoffKey, body, idempotencyKey = randomUUID()) {
      // Only the latest availability matters to the desk.
      if (kind === 'availability') dropAvailability.run(activeLine());
      insert.run({
        line: activeLine(),
        lane: handoffKey === null ? availabilityLane : `handoff ${handoffKey}`,
        kind,
        handoffKey,
        idempotencyKey,
        body: JSON.stringify(body),
        now: clock.now().getTime(),
      });
    },
    forget: (handoffKey) => void removeVerdicts.run(handoffKey),
    unsentVerdicts: (handoffKey) => z.int().parse(verdicts.get(handoffKey)),
    dropPractice: (instant) => void removePractice.run(instant.getTime()),
    ...of(activeLine),
    of: (line) => of(() => line),
  };
}
