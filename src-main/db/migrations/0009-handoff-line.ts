/** A handoff remembers the line it came in on: what happens to it later is told there, whatever line is active by then. */
import type { Database } from '../database.ts';

export function up(db: Database): void {
  db.exec(`
    ALTER TABLE handoffs ADD COLUMN line TEXT NOT NULL DEFAULT 'practice';
    UPDATE handoffs SET line = coalesce(
      (SELECT line FROM outbox WHERE outbox.handoff_key = handoffs.handoff_key LIMIT 1),
      (SELECT json ->> '$' FROM settings WHERE name = 'line'),
      'practice'
    );
  `);
}
