/** Brings a database to the current version, one numbered step at a time. */
import { type Database, inTransaction } from './database.ts';
import { type OpenResult, openFailure } from './failure.ts';

export interface Migration {
  /** Counts from 1 without gaps; `user_version` of a database that has it. */
  readonly number: number;
  readonly name: string;
  up(db: Database): void;
}

export function schemaVersion(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/**
 * Runs the migrations the database does not have yet, each in a transaction of its own that also raises the version:
 * a crash between or inside them leaves a whole older version. A newer version is refused untouched.
 * @throws when the list has a gap or is out of order, or a migration breaks a foreign key: mistakes of ours.
 */
export function migrate(
  db: Database,
  migrations: readonly Migration[],
): OpenResult<{ readonly from: number; readonly to: number }> {
  assertOrder(migrations);
  const from = schemaVersion(db);
  if (from > migrations.length) return openFailure('future-version', `version ${from}, known ${migrations.length}`);
  for (const migration of migrations.slice(from)) {
    inTransaction(db, () => {
      migration.up(db);
      if (db.prepare('PRAGMA foreign_key_check').get() !== undefined) {
        throw new Error(`Migration ${migration.number} (${migration.name}) breaks a foreign key.`);
      }
      db.pragma(`user_version = ${migration.number}`);
    });
  }
  return { ok: true, value: { from, to: migrations.length } };
}

function assertOrder(migrations: readonly Migration[]): void {
  for (const [index, migration] of migrations.entries()) {
    if (migration.number !== index + 1) {
      throw new Error(`Migration ${migration.number} (${migration.name}) stands where ${index + 1} belongs.`);
    }
  }
}
