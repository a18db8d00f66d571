/** What the desk has to be told, kept until it has acknowledged it. */
import type { Database } from '../database.ts';

export function up(db: Database): void {
  db.exec(`
    -- One lane per handoff: its rows are delivered in order, lanes do not wait for each other.
    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      lane TEXT NOT NULL,
      kind TEXT NOT NULL,
      handoff_key TEXT,
      idempotency_key TEXT NOT NULL UNIQUE,
      body TEXT NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0,
      created_ms INTEGER NOT NULL,
      next_ms INTEGER NOT NULL,
      parked INTEGER NOT NULL DEFAULT 0,
      last_error TEXT
    ) STRICT;
    CREATE INDEX outbox_lanes ON outbox (parked, lane, id);
  `);
}
