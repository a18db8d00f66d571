/** Teams, keys, conversations, handoffs. Times are ms since the epoch; every key begins with the team. */
import type { Database } from '../../../../db/database.ts';

export function up(db: Database): void {
  db.exec(`
    CREATE TABLE teams (id TEXT PRIMARY KEY, reference_key TEXT NOT NULL) STRICT;

    CREATE TABLE keys (
      team_id TEXT NOT NULL REFERENCES teams, id TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
      scopes TEXT NOT NULL, hash TEXT NOT NULL, created_ms INTEGER NOT NULL, revoked_ms INTEGER,
      PRIMARY KEY (team_id, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE conversations (
      team_id TEXT NOT NULL REFERENCES teams, id TEXT NOT NULL, input TEXT NOT NULL,
      started_ms INTEGER NOT NULL, created_ms INTEGER NOT NULL,
      PRIMARY KEY (team_id, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE turns (
      team_id TEXT NOT NULL, conversation_id TEXT NOT NULL, turn INTEGER NOT NULL,
      speaker TEXT NOT NULL, text TEXT NOT NULL, at_seconds REAL,
      PRIMARY KEY (team_id, conversation_id, turn),
      FOREIGN KEY (team_id, conversation_id) REFERENCES conversations
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE decisions (
      team_id TEXT NOT NULL, conversation_id TEXT NOT NULL, turn INTEGER NOT NULL, json TEXT NOT NULL,
      PRIMARY KEY (team_id, conversation_id, turn),
      FOREIGN KEY (team_id, conversation_id, turn) REFERENCES turns
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE handoffs (
      number INTEGER PRIMARY KEY,
      team_id TEXT NOT NULL, id TEXT NOT NULL, conversation_id TEXT NOT NULL, state TEXT NOT NULL,
      fence INTEGER NOT NULL, holder TEXT, trigger_json TEXT NOT NULL, claims_json TEXT NOT NULL,
      created_ms INTEGER NOT NULL, ended_ms INTEGER,
      UNIQUE (team_id, id),
      FOREIGN KEY (team_id, conversation_id) REFERENCES conversations
    ) STRICT;
    CREATE UNIQUE INDEX one_open_handoff ON handoffs (team_id, conversation_id) WHERE state <> 'ended';
    CREATE INDEX handoffs_of_conversation ON handoffs (team_id, conversation_id, number);

    CREATE TABLE handoff_references (
      team_id TEXT NOT NULL, handoff_id TEXT NOT NULL, nonce_hash TEXT NOT NULL, fence INTEGER NOT NULL,
      expires_ms INTEGER NOT NULL, redeemed_by TEXT, redeemed_ms INTEGER,
      PRIMARY KEY (team_id, handoff_id, nonce_hash),
      FOREIGN KEY (team_id, handoff_id) REFERENCES handoffs (team_id, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE journal (
      number INTEGER PRIMARY KEY,
      team_id TEXT NOT NULL, handoff_id TEXT NOT NULL, kind TEXT NOT NULL, rep_id TEXT NOT NULL,
      body TEXT NOT NULL, at_ms INTEGER NOT NULL, current INTEGER NOT NULL, after_turn INTEGER NOT NULL,
      FOREIGN KEY (team_id, handoff_id) REFERENCES handoffs (team_id, id)
    ) STRICT;
    CREATE INDEX journal_of_handoff ON journal (team_id, handoff_id, number);

    CREATE TABLE idempotency (
      team_id TEXT NOT NULL, key_id TEXT NOT NULL, idempotency_key TEXT NOT NULL, fingerprint TEXT NOT NULL,
      reserved_ms INTEGER NOT NULL, status INTEGER, body TEXT,
      PRIMARY KEY (team_id, key_id, idempotency_key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX idempotency_by_age ON idempotency (reserved_ms);

    CREATE TABLE availability (
      team_id TEXT NOT NULL REFERENCES teams, rep_id TEXT NOT NULL, state TEXT NOT NULL,
      since_ms INTEGER NOT NULL, until_ms INTEGER,
      PRIMARY KEY (team_id, rep_id)
    ) STRICT, WITHOUT ROWID;
  `);
}
