/**
 * Teams, keys, conversations, handoffs: the tables of SQLite's 0001. Times are ms since the epoch; every key begins with the
 * team. Text sorts by its bytes, as in SQLite. JSON is text: jsonb knows neither U+0000 nor the order of fields.
 */
export const statements = [
  `CREATE TABLE teams (id text COLLATE "C" PRIMARY KEY, reference_key text NOT NULL)`,
  `CREATE TABLE keys (
    team_id text COLLATE "C" NOT NULL REFERENCES teams, id text COLLATE "C" NOT NULL, kind text NOT NULL,
    subject text NOT NULL, scopes text NOT NULL, hash text NOT NULL, created_ms bigint NOT NULL, revoked_ms bigint,
    PRIMARY KEY (team_id, id)
  )`,
  `CREATE TABLE conversations (
    team_id text COLLATE "C" NOT NULL REFERENCES teams, id text COLLATE "C" NOT NULL, input text NOT NULL,
    started_ms bigint NOT NULL, created_ms bigint NOT NULL,
    PRIMARY KEY (team_id, id)
  )`,
  `CREATE TABLE turns (
    team_id text COLLATE "C" NOT NULL, conversation_id text COLLATE "C" NOT NULL, turn bigint NOT NULL,
    speaker text NOT NULL, text text NOT NULL, at_seconds double precision,
    PRIMARY KEY (team_id, conversation_id, turn),
    FOREIGN KEY (team_id, conversation_id) REFERENCES conversations
  )`,
  `CREATE TABLE decisions (
    team_id text COLLATE "C" NOT NULL, conversation_id text COLLATE "C" NOT NULL, turn bigint NOT NULL, json text NOT NULL,
    PRIMARY KEY (team_id, conversation_id, turn),
    FOREIGN KEY (team_id, conversation_id, turn) REFERENCES turns
  )`,
  `CREATE TABLE handoffs (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    team_id text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, conversation_id text COLLATE "C" NOT NULL,
    state text NOT NULL, fence bigint NOT NULL, holder text, trigger_json text NOT NULL, claims_json text NOT NULL,
    created_ms bigint NOT NULL, ended_ms bigint,
    UNIQUE (team_id, id),
    FOREIGN KEY (team_id, conversation_id) REFERENCES conversations
  )`,
  `CREATE UNIQUE INDEX one_open_handoff ON handoffs (team_id, conversation_id) WHERE state <> 'ended'`,
  `CREATE INDEX handoffs_of_conversation ON handoffs (team_id, conversation_id, number)`,
  `CREATE TABLE handoff_references (
    team_id text COLLATE "C" NOT NULL, handoff_id text COLLATE "C" NOT NULL, nonce_hash text COLLATE "C" NOT NULL,
    fence bigint NOT NULL, expires_ms bigint NOT NULL, redeemed_by text, redeemed_ms bigint,
    PRIMARY KEY (team_id, handoff_id, nonce_hash),
    FOREIGN KEY (team_id, handoff_id) REFERENCES handoffs (team_id, id)
  )`,
  `CREATE TABLE journal (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    team_id text COLLATE "C" NOT NULL, handoff_id text COLLATE "C" NOT NULL, kind text NOT NULL, rep_id text NOT NULL,
    body text NOT NULL, at_ms bigint NOT NULL, current bigint NOT NULL, after_turn bigint NOT NULL,
    FOREIGN KEY (team_id, handoff_id) REFERENCES handoffs (team_id, id)
  )`,
  `CREATE INDEX journal_of_handoff ON journal (team_id, handoff_id, number)`,
  `CREATE TABLE idempotency (
    team_id text COLLATE "C" NOT NULL, key_id text COLLATE "C" NOT NULL, idempotency_key text COLLATE "C" NOT NULL,
    fingerprint text NOT NULL, reserved_ms bigint NOT NULL, status bigint, body text,
    PRIMARY KEY (team_id, key_id, idempotency_key)
  )`,
  `CREATE INDEX idempotency_by_age ON idempotency (reserved_ms)`,
  `CREATE TABLE availability (
    team_id text COLLATE "C" NOT NULL REFERENCES teams, rep_id text COLLATE "C" NOT NULL, state text NOT NULL,
    since_ms bigint NOT NULL, until_ms bigint,
    PRIMARY KEY (team_id, rep_id)
  )`,
];
