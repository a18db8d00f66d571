/** What a team has learned, the verdicts it learned from, and the facts its figures are made of. */
import type { Database } from '../../../../db/database.ts';

export function up(db: Database): void {
  db.exec(`
    CREATE TABLE learning_versions (
      team_id TEXT NOT NULL REFERENCES teams, version INTEGER NOT NULL, at_ms INTEGER NOT NULL, json TEXT NOT NULL,
      PRIMARY KEY (team_id, version)
    ) STRICT, WITHOUT ROWID;

    -- What it is listened to with, from its first turn to its last.
    ALTER TABLE conversations ADD COLUMN learned INTEGER NOT NULL DEFAULT 0;

    CREATE TABLE learning_events (
      team_id TEXT NOT NULL, handoff_id TEXT NOT NULL, conversation_id TEXT NOT NULL, verdicts INTEGER NOT NULL,
      at_ms INTEGER NOT NULL, json TEXT NOT NULL,
      PRIMARY KEY (team_id, handoff_id),
      FOREIGN KEY (team_id, handoff_id) REFERENCES handoffs (team_id, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX learning_events_by_age ON learning_events (team_id, at_ms);
    CREATE INDEX verdicts_of_team ON journal (team_id, handoff_id) WHERE kind = 'feedback';

    CREATE TABLE rejections (
      team_id TEXT NOT NULL REFERENCES teams, kind TEXT NOT NULL, direction TEXT NOT NULL, judged INTEGER NOT NULL,
      rejected_by TEXT NOT NULL, at_ms INTEGER NOT NULL,
      PRIMARY KEY (team_id, kind, direction)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE handoff_facts (
      team_id TEXT NOT NULL, handoff_id TEXT NOT NULL, at_ms INTEGER NOT NULL, kind TEXT NOT NULL,
      judged INTEGER NOT NULL, entries INTEGER NOT NULL, json TEXT NOT NULL,
      PRIMARY KEY (team_id, handoff_id),
      FOREIGN KEY (team_id, handoff_id) REFERENCES handoffs (team_id, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX handoff_facts_by_age ON handoff_facts (team_id, at_ms DESC, handoff_id DESC);
    CREATE INDEX handoffs_by_age ON handoffs (team_id, created_ms);
  `);
}
