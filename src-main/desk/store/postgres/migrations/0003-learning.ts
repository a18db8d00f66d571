/** What a team has learned, the verdicts it learned from, and the facts its figures are made of. */
export const statements = [
  `CREATE TABLE learning_versions (
    team_id text COLLATE "C" NOT NULL REFERENCES teams, version bigint NOT NULL, at_ms bigint NOT NULL, json text NOT NULL,
    PRIMARY KEY (team_id, version)
  )`,
  `ALTER TABLE conversations ADD COLUMN learned bigint NOT NULL DEFAULT 0`,
  `CREATE TABLE learning_events (
    team_id text COLLATE "C" NOT NULL, handoff_id text COLLATE "C" NOT NULL, conversation_id text COLLATE "C" NOT NULL,
    verdicts bigint NOT NULL, at_ms bigint NOT NULL, json text NOT NULL,
    PRIMARY KEY (team_id, handoff_id),
    FOREIGN KEY (team_id, handoff_id) REFERENCES handoffs (team_id, id)
  )`,
  `CREATE INDEX learning_events_by_age ON learning_events (team_id, at_ms)`,
  `CREATE INDEX verdicts_of_team ON journal (team_id, handoff_id) WHERE kind = 'feedback'`,
  `CREATE TABLE rejections (
    team_id text COLLATE "C" NOT NULL REFERENCES teams, kind text COLLATE "C" NOT NULL,
    direction text COLLATE "C" NOT NULL, judged bigint NOT NULL, rejected_by text NOT NULL, at_ms bigint NOT NULL,
    PRIMARY KEY (team_id, kind, direction)
  )`,
  `CREATE TABLE handoff_facts (
    team_id text COLLATE "C" NOT NULL, handoff_id text COLLATE "C" NOT NULL, at_ms bigint NOT NULL,
    kind text COLLATE "C" NOT NULL, judged bigint NOT NULL, entries bigint NOT NULL, json text NOT NULL,
    PRIMARY KEY (team_id, handoff_id),
    FOREIGN KEY (team_id, handoff_id) REFERENCES handoffs (team_id, id)
  )`,
  `CREATE INDEX handoff_facts_by_age ON handoff_facts (team_id, at_ms DESC, handoff_id DESC)`,
  `CREATE INDEX handoffs_by_age ON handoffs (team_id, created_ms)`,
];
