/** Reps, and what dispatching keeps: leases, inbox, routing records, feed, callbacks. */
import type { Database } from '../../../../db/database.ts';

export function up(db: Database): void {
  db.exec(`
    CREATE TABLE reps (
      team_id TEXT NOT NULL REFERENCES teams, id TEXT NOT NULL, name TEXT, sip TEXT NOT NULL,
      skills TEXT NOT NULL, languages TEXT NOT NULL, hours TEXT NOT NULL,
      PRIMARY KEY (team_id, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE leases (
      team_id TEXT PRIMARY KEY REFERENCES teams, node_id TEXT NOT NULL, epoch INTEGER NOT NULL, until_ms INTEGER NOT NULL,
      times_json TEXT
    ) STRICT;

    -- AUTOINCREMENT: the number of an event that is dealt with is not given out again, so nobody waits for another's.
    CREATE TABLE inbox (
      number INTEGER PRIMARY KEY AUTOINCREMENT, team_id TEXT NOT NULL REFERENCES teams, event TEXT NOT NULL
    ) STRICT;
    CREATE INDEX inbox_of_team ON inbox (team_id, number);

    -- Not only handoffs: a callback that looks for a rep has a record too.
    CREATE TABLE routing_records (
      team_id TEXT NOT NULL REFERENCES teams, handoff_id TEXT NOT NULL, json TEXT NOT NULL,
      PRIMARY KEY (team_id, handoff_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE feed (
      team_id TEXT NOT NULL REFERENCES teams, rep_id TEXT NOT NULL, cursor INTEGER NOT NULL,
      json TEXT NOT NULL, at_ms INTEGER NOT NULL,
      PRIMARY KEY (team_id, rep_id, cursor)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX feed_by_age ON feed (at_ms);

    CREATE TABLE callbacks (
      team_id TEXT NOT NULL, id TEXT NOT NULL, handoff_id TEXT NOT NULL, rep_id TEXT, open INTEGER NOT NULL,
      at_ms INTEGER NOT NULL, json TEXT NOT NULL,
      PRIMARY KEY (team_id, id),
      FOREIGN KEY (team_id, handoff_id) REFERENCES handoffs (team_id, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX callbacks_in_order ON callbacks (team_id, open DESC, at_ms);

    ALTER TABLE handoffs ADD COLUMN queue_json TEXT;
  `);
}
