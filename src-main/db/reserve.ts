/**
 * Disk space put by: a file beside the database that is given up when a purge meets a full disk. Deleting needs room before
 * it makes any, because what is wiped goes through the log.
 */
import { randomBytes } from 'node:crypto';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import type { Database } from './database.ts';
import { sqliteCode } from './failure.ts';

/** A slice of a purge with its index pages, several times over. Bytes. */
const reserveBytes = 4 * 1_048_576;

const fileOf = (database: string): string => `${database}.reserve`;

/** Puts the space by, unless it is there. On a disk that is full already there is none, which is no fault of the database. */
export function keepReserve(database: string): void {
  const file = fileOf(database);
  if (statSync(file, { throwIfNoEntry: false })?.size === reserveBytes) return;
  try {
    // No zeros: a file system that compresses would put nothing by.
    writeFileSync(file, randomBytes(reserveBytes), { mode: 0o600 });
  } catch {
    rmSync(file, { force: true });
  }
}

/** Does `work`; on a full disk once more, in the space that was put by. `work` must bear being begun again. */
export function withReserve<T>(db: Database, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (sqliteCode(error) !== 'SQLITE_FULL') throw error;
    rmSync(fileOf(db.name), { force: true });
    try {
      return work();
    } finally {
      keepReserve(db.name);
    }
  }
}
