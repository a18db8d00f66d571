/** Briefs, handoffs and their calls. */
import type { Database } from '../database.ts';

export function up(db: Database): void {
  db.exec(`
    -- A brief can arrive before its handoff (prefetched), so it stands on its own.
    CREATE TABLE briefs (
      handoff_key TEXT PRIMARY KEY,
      json TEXT NOT NULL,
      saved_ms INTEGER NOT NULL
    ) STRICT;

    -- received_ms is when the first INVITE arrived (ms since 1970), made unique: order, paging and full-text rows use it.
    CREATE TABLE handoffs (
      received_ms INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      handoff_key TEXT NOT NULL UNIQUE,
      caller_id TEXT,
      display_name TEXT
    ) STRICT;

    CREATE TABLE calls (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      handoff_id TEXT NOT NULL REFERENCES handoffs (id) ON DELETE CASCADE,
      sip_call_id TEXT NOT NULL,
      received_ms INTEGER NOT NULL,
      strategy TEXT,
      fallback TEXT,
      bridged_after_ms REAL,
      ended_ms INTEGER,
      outcome TEXT,
      talk_seconds REAL NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX calls_of_handoff ON calls (handoff_id, number);
    CREATE INDEX calls_open ON calls (number) WHERE ended_ms IS NULL;
  `);
}
