/** What CRMs have told, and what they are owed. */
export const statements = [
  `CREATE TABLE crm_findings (
    team_id text COLLATE "C" NOT NULL, conversation_id text COLLATE "C" NOT NULL, json text NOT NULL,
    PRIMARY KEY (team_id, conversation_id),
    FOREIGN KEY (team_id, conversation_id) REFERENCES conversations (team_id, id)
  )`,
  `CREATE TABLE crm_owed (
    team_id text COLLATE "C" NOT NULL, handoff_id text COLLATE "C" NOT NULL, due_ms bigint NOT NULL,
    attempts bigint NOT NULL,
    PRIMARY KEY (team_id, handoff_id),
    FOREIGN KEY (team_id, handoff_id) REFERENCES handoffs (team_id, id)
  )`,
  `CREATE INDEX crm_owed_by_due ON crm_owed (due_ms)`,
];
