/** What happened in a call, step by step, as its timeline shows it. */
import type { Database } from '../database.ts';

export function up(db: Database): void {
  db.exec(`
    CREATE TABLE call_events (
      number INTEGER PRIMARY KEY,
      call_id TEXT NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
      -- Since the INVITE, on a monotonic clock; null: not known.
      after_ms REAL,
      event TEXT NOT NULL
    ) STRICT;
    CREATE INDEX events_of_call ON call_events (call_id, number);
  `);
}
