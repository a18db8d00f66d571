/** What belongs to the rep rather than to a handoff: availability with its history, settings, SIP identity. */
import type { Database } from '../database.ts';

export function up(db: Database): void {
  db.exec(`
    CREATE TABLE availability (
      number INTEGER PRIMARY KEY,
      state TEXT NOT NULL,
      since_ms INTEGER NOT NULL,
      until_ms INTEGER
    ) STRICT;

    -- One row per field: a value an older or newer Baton does not understand costs that field, not all of them.
    CREATE TABLE settings (
      name TEXT PRIMARY KEY,
      json TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE identity (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      instance_id TEXT NOT NULL,
      contact_user TEXT NOT NULL
    ) STRICT;
  `);
}
