/** What CRMs have told, and what they are owed. */
import type { Database } from '../../../../db/database.ts';

export function up(db: Database): void {
  db.exec(`
    CREATE TABLE crm_findings (
      team_id TEXT NOT NULL, conversation_id TEXT NOT NULL, json TEXT NOT NULL,
      PRIMARY KEY (team_id, conversation_id),
      FOREIGN KEY (team_id, conversation_id) REFERENCES conversations (team_id, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE crm_owed (
      team_id TEXT NOT NULL, handoff_id TEXT NOT NULL, due_ms INTEGER NOT NULL, attempts INTEGER NOT NULL,
      PRIMARY KEY (team_id, handoff_id),
      FOREIGN KEY (team_id, handoff_id) REFERENCES handoffs (team_id, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX crm_owed_by_due ON crm_owed (due_ms);
  `);
}
