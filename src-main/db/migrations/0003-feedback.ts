/** The rep's own words: notes, feedback drafts and submitted feedback. */
import type { Database } from '../database.ts';

export function up(db: Database): void {
  db.exec(`
    CREATE TABLE notes (
      handoff_id TEXT PRIMARY KEY REFERENCES handoffs (id) ON DELETE CASCADE,
      text TEXT NOT NULL,
      updated_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE feedback_drafts (
      handoff_id TEXT PRIMARY KEY REFERENCES handoffs (id) ON DELETE CASCADE,
      json TEXT NOT NULL,
      updated_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE feedback (
      handoff_id TEXT PRIMARY KEY REFERENCES handoffs (id) ON DELETE CASCADE,
      id TEXT NOT NULL UNIQUE,
      revision INTEGER NOT NULL,
      json TEXT NOT NULL,
      submitted_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}
