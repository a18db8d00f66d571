/** Reps, and what dispatching keeps: leases, inbox, routing records, feed, callbacks. */
export const statements = [
  `CREATE TABLE reps (
    team_id text COLLATE "C" NOT NULL REFERENCES teams, id text COLLATE "C" NOT NULL, name text, sip text NOT NULL,
    skills text NOT NULL, languages text NOT NULL, hours text NOT NULL,
    PRIMARY KEY (team_id, id)
  )`,
  `CREATE TABLE leases (
    team_id text COLLATE "C" PRIMARY KEY REFERENCES teams, node_id text NOT NULL, epoch bigint NOT NULL,
    until timestamptz NOT NULL, times_json text
  )`,
  `CREATE TABLE inbox (
    team_id text COLLATE "C" NOT NULL REFERENCES teams, number bigint GENERATED ALWAYS AS IDENTITY, event text NOT NULL,
    PRIMARY KEY (team_id, number)
  )`,
  // Not only handoffs: a callback that looks for a rep has a record too.
  `CREATE TABLE routing_records (
    team_id text COLLATE "C" NOT NULL REFERENCES teams, handoff_id text COLLATE "C" NOT NULL, json text NOT NULL,
    PRIMARY KEY (team_id, handoff_id)
  )`,
  `CREATE TABLE feed (
    team_id text COLLATE "C" NOT NULL REFERENCES teams, rep_id text COLLATE "C" NOT NULL, cursor bigint NOT NULL,
    json text NOT NULL, at_ms bigint NOT NULL,
    PRIMARY KEY (team_id, rep_id, cursor)
  )`,
  `CREATE INDEX feed_by_age ON feed (at_ms)`,
  `CREATE TABLE callbacks (
    team_id text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, handoff_id text COLLATE "C" NOT NULL,
    rep_id text COLLATE "C", open bigint NOT NULL, at_ms bigint NOT NULL, json text NOT NULL,
    PRIMARY KEY (team_id, id),
    FOREIGN KEY (team_id, handoff_id) REFERENCES handoffs (team_id, id)
  )`,
  `CREATE INDEX callbacks_in_order ON callbacks (team_id, open DESC, at_ms)`,
  `ALTER TABLE handoffs ADD COLUMN queue_json text`,
];
