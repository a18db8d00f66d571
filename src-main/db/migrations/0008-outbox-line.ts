/** What happened on the practice line is told to the practice desk only; a team's desk never sees it, nor the reverse. */
import type { Database } from '../database.ts';

export function up(db: Database): void {
  db.exec(`
    ALTER TABLE outbox ADD COLUMN line TEXT NOT NULL DEFAULT 'practice';
    UPDATE outbox SET line = coalesce((SELECT json ->> '$' FROM settings WHERE name = 'line'), 'practice');
    DROP INDEX outbox_lanes;
    CREATE INDEX outbox_lanes ON outbox (line, parked, lane, id);
  `);
}
