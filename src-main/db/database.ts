/** The handle every table works on. Only this folder knows which library is behind it. */
import type BetterSqlite3 from 'better-sqlite3';

export type Database = BetterSqlite3.Database;

/** What the tables read the time from; injected so that tests own it. */
export interface Clock {
  now(): Date;
}

/** Runs `work` in one write transaction: everything it wrote is there afterwards, or nothing is. */
export function inTransaction<T>(db: Database, work: () => T): T {
  // IMMEDIATE takes the write lock first: a transaction that has read cannot then fail on the upgrade.
  return db.transaction(work).immediate();
}
