/** What is in the database, in numbers: nothing that anybody said, and nobody's name. */
import { z } from 'zod';
import type { Database } from './database.ts';

export interface DatabaseStatistics {
  /** Schema version. */
  readonly version: number;
  readonly sqlite: string;
  readonly pageBytes: number;
  readonly pages: number;
  readonly freePages: number;
  /** Rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Undelivered rows by kind, with the most attempts any of them took. */
  readonly outbox: readonly {
    readonly kind: string;
    readonly rows: number;
    readonly parked: number;
    readonly attempts: number;
  }[];
}

const outboxSchema = z.object({ kind: z.string(), rows: z.int(), parked: z.int(), attempts: z.int() });

/** @returns a function that counts: a second for a very large history. */
export function databaseStatistics(db: Database): () => DatabaseStatistics {
  const tables = db
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search%'",
    )
    .pluck();
  const outbox = db.prepare(
    'SELECT kind, count(*) AS rows, sum(parked) AS parked, max(attempts) AS attempts FROM outbox GROUP BY kind ORDER BY kind',
  );
  const number = (pragma: string): number => z.number().parse(db.pragma(pragma, { simple: true }));
  return () => ({
    version: number('user_version'),
    sqlite: z.string().parse(db.prepare('SELECT sqlite_version()').pluck().get()),
    pageBytes: number('page_size'),
    pages: number('page_count'),
    freePages: number('freelist_count'),
    rows: Object.fromEntries(
      z
        .array(z.string())
        .parse(tables.all())
        .map((name) => [name, z.int().parse(db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get())] as const),
    ),
    outbox: outbox.all().map((row) => outboxSchema.parse(row)),
  });
}
