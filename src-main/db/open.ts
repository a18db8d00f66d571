/** Opens the encrypted database: created whole or not at all, checked before it is touched, migrated, ready to use. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { checkPages } from './check-pages.ts';
import type { Database } from './database.ts';
import { type OpenResult, openFailure, sqliteCode } from './failure.ts';
import { inspectFile, logBytes } from './inspect.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { keyBytes, keyPragma } from './page-format.ts';
import { type Recovery, replayLog } from './recover.ts';
import { keepReserve } from './reserve.ts';

export interface OpenedDatabase {
  readonly db: Database;
  readonly path: string;
  /** Schema version found; 0 for a file just created. */
  readonly from: number;
  readonly version: number;
  /** What became of the log an unclean end had left; null after a clean one. */
  readonly recovery: Recovery | null;
  /** Authenticates every page of the file: finds damage before the page is needed. Ends early when closed meanwhile. */
  checkPages(): Promise<OpenResult<{ readonly pages: number }>>;
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
    if (logBytes(file) === 0) return openSettled(file, key, null);
    const recovery = recover(file, key);
    // Only now do first page and length say what they should.
    const settled = inspectFile(file, key);
    return settled.ok ? openSettled(file, key, recovery) : settled;
  } catch (error) {
    const code = sqliteCode(error) ?? '';
    if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return openFailure('corrupt', code);
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
  const opened = openSettled(file, key, null);
  return opened.ok ? { ok: true, value: { ...opened.value, from: 0 } } : opened;
}

/** With a connection of its own: the file can be inspected again only while SQLite does not hold it. */
function recover(file: string, key: Uint8Array): Recovery {
  const db = connect(file, key);
  try {
    return replayLog(db, file);
  } finally {
    db.close();
  }
}

function openSettled(file: string, key: Uint8Array, recovery: Recovery | null): OpenResult<OpenedDatabase> {
  const descriptor = openSync(file, 'r');
  let db: Database | null = null;
  try {
    db = connect(file, key);
    const migrated = migrate(db, migrations);
    keepReserve(file);
    if (migrated.ok) return { ok: true, value: handle(db, file, key, descriptor, { ...migrated.value, recovery }) };
    db.close();
    closeSync(descriptor);
    return migrated;
  } catch (error) {
    db?.close();
    closeSync(descriptor);
    throw error;
  }
}

function handle(
  db: Database,
  file: string,
  key: Uint8Array,
  descriptor: number,
  { from, to, recovery }: { from: number; to: number; recovery: Recovery | null },
): OpenedDatabase {
  return {
    db,
    path: file,
    from,
    version: to,
    recovery,
    checkPages: () => checkPages(descriptor, key, () => !db.open),
    close() {
      if (!db.open) return;
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.close();
      // After SQLite: closing a descriptor drops the locks of all others.
      closeSync(descriptor);
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
