/** The desk's store in one SQLite file. */
import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { fail, ok, type Result } from '../../../contract/result.ts';
import { type Database, inTransaction } from '../../../db/database.ts';
import { migrate } from '../../../db/migrate.ts';
import { localBus } from '../local-bus.ts';
import { teamRow } from '../rows.ts';
import type { DeskStore } from '../store.ts';
import { availabilityTable } from './availability.ts';
import { callbackTable } from './callbacks.ts';
import { conversationTables } from './conversations.ts';
import { crmTables } from './crm.ts';
import { dispatchTables } from './dispatch.ts';
import { feedTable } from './feed.ts';
import { handoffTables } from './handoffs.ts';
import { idempotencyTable } from './idempotency.ts';
import { insightTables } from './insights.ts';
import { keyTable } from './keys.ts';
import { learningTables } from './learning.ts';
import { migrations } from './migrations/index.ts';
import { repTable } from './reps.ts';

/** Opens or creates the file, readable by its owner alone, and brings it to the current version. */
export function openSqliteStore(file: string): Result<DeskStore> {
  let db: Database | null = null;
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a', 0o600));
    db = new BetterSqlite3(file);
    db.pragma('journal_mode = WAL');
    // What was acknowledged must survive a power cut, and what was deleted must not.
    db.pragma('synchronous = FULL');
    db.pragma('secure_delete = ON');
    db.pragma('foreign_keys = ON');
    db.pragma('busy_timeout = 5000');
    db.pragma('temp_store = MEMORY');
    const migrated = migrate(db, migrations);
    if (migrated.ok) return ok(storeOn(db));
    db.close();
    return fail('database', `The desk's file ${file} was written by a newer Baton; nothing has been changed.`);
  } catch (error) {
    db?.close();
    const reason = error instanceof Error ? error.message : String(error);
    return fail('database', `The desk's file ${file} cannot be opened: ${reason}.`);
  }
}

function storeOn(db: Database): DeskStore {
  const addTeam = db.prepare('INSERT INTO teams (id, reference_key) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const findTeam = db.prepare('SELECT id, reference_key FROM teams WHERE id = ?');
  const ask = db.prepare('SELECT 1');
  return {
    ensureTeam: async (id, referenceKey) =>
      inTransaction(db, () => {
        addTeam.run(id, referenceKey);
        return teamRow.parse(findTeam.get(id));
      }),
    async team(id) {
      const row = findTeam.get(id);
      return row === undefined ? null : teamRow.parse(row);
    },
    keys: keyTable(db),
    conversations: conversationTables(db),
    handoffs: handoffTables(db),
    idempotency: idempotencyTable(db),
    availability: availabilityTable(db),
    reps: repTable(db),
    dispatch: dispatchTables(db),
    feed: feedTable(db),
    callbacks: callbackTable(db),
    learning: learningTables(db),
    insights: insightTables(db),
    crm: crmTables(db),
    bus: localBus(),
    async ping() {
      ask.get();
    },
    async close() {
      if (db.open) db.close();
    },
  };
}
