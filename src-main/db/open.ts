/** Opens the encrypted database: created whole or not at all, checked before it is touched, migrated, ready to use. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from './database.ts';
import { type OpenResult, openFailure, sqliteCode } from './failure.ts';
import { inspectFile } from './inspect.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { keyBytes, keyPragma } from './page-format.ts';

export interface OpenedDatabase {
  readonly db: Database;
  readonly path: string;
  /** Schema version found; 0 for a file just created. */
  readonly from: number;
  readonly version: number;
  close(): void;
}

/**
 * @param options.key 32 random bytes; null when the keyring has lost them.
 * On failure nothing was changed: the caller decides, usually by `keepAside(path)` and a second call.
 */
export function openDatabase(options: {
  readonly path: string;
  readonly key: Uint8Array | null;
}): OpenResult<OpenedDatabase> {
  const { path: file, key } = options;
  if (key === null) return openFailure('key-lost');
  if (key.length !== keyBytes) throw new RangeError(`The database key must be ${keyBytes} bytes.`);
  try {
    const found = inspectFile(file, key);
    if (!found.ok) return found;
    if (found.value === 'absent') return create(file, key);
    return openExisting(file, key);
  } catch (error) {
    return openFailure('unavailable', error instanceof Error ? error.message : String(error));
  }
}

/** Settings of every connection, encrypted or not. */
export function configure(db: Database): void {
  db.pragma('journal_mode = WAL');
  // An acknowledged row must survive a power cut; the default of this build in WAL is NORMAL.
  db.pragma('synchronous = FULL');
  // Without it deleted transcripts stay readable in free pages.
  db.pragma('secure_delete = ON');
  db.pragma('foreign_keys = ON');
  db.pragma('busy_timeout = 5000');
  // Temporary files would not be encrypted.
  db.pragma('temp_store = MEMORY');
  db.pragma('cache_size = -32000');
}

function connect(file: string, key: Uint8Array): Database {
  const db = new BetterSqlite3(file);
  try {
    db.pragma("cipher = 'sqlcipher'");
    db.pragma('legacy = 4');
    db.pragma(keyPragma(key));
    configure(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Builds the file under another name: whatever stands under the real one has once been complete. */
function create(file: string, key: Uint8Array): OpenResult<OpenedDatabase> {
  const draft = `${file}.new`;
  for (const ending of ['', '-wal', '-shm']) rmSync(draft + ending, { force: true });
  closeSync(openSync(draft, 'wx', 0o600));
  const db = connect(draft, key);
  try {
    const migrated = migrate(db, migrations);
    if (!migrated.ok) return migrated;
  } finally {
    db.close();
  }
  renameSync(draft, file);
  syncFolder(path.dirname(file));
  const opened = openExisting(file, key);
  return opened.ok ? { ok: true, value: { ...opened.value, from: 0 } } : opened;
}

function openExisting(file: string, key: Uint8Array): OpenResult<OpenedDatabase> {
  let db: Database | null = null;
  try {
    db = connect(file, key);
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    const migrated = migrate(db, migrations);
    if (!migrated.ok) {
      db.close();
      return migrated;
    }
    // What an unclean end left in the log goes into the file now, and the file is checked as it then stands.
    db.pragma('wal_checkpoint(TRUNCATE)');
    const settled = inspectFile(file, key);
    if (!settled.ok) {
      db.close();
      return settled;
    }
    return { ok: true, value: handle(db, file, migrated.value) };
  } catch (error) {
    db?.close();
    const code = sqliteCode(error) ?? '';
    if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_IOERR')) {
      return openFailure('corrupt', code);
    }
    throw error;
  }
}

function handle(db: Database, file: string, migrated: { from: number; to: number }): OpenedDatabase {
  return {
    db,
    path: file,
    from: migrated.from,
    version: migrated.to,
    close() {
      if (!db.open) return;
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.close();
    },
  };
}

/** Makes the rename itself durable; Windows does it with the file and cannot open folders. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
