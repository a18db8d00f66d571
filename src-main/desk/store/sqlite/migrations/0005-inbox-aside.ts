/** Events of the inbox that could not be dealt with, for the operator to look at. */
import type { Database } from '../../../../db/database.ts';

export function up(db: Database): void {
  db.exec(`
    CREATE TABLE inbox_aside (
      team_id TEXT NOT NULL REFERENCES teams, number INTEGER NOT NULL, event TEXT NOT NULL,
      PRIMARY KEY (team_id, number)
    ) STRICT, WITHOUT ROWID;
  `);
}
