/** Brings a database to the current version. Nodes that start at once do it one after the other. */
import { z } from 'zod';
import type { Connections } from './connections.ts';
import { type Migration, migrations } from './migrations/index.ts';

/** Advisory locks have numbers; this one is "baton" in ASCII. */
const lockNumber = 0x6261_746f_6e;
const appliedRow = z.object({ number: z.int(), name: z.string() });

/**
 * All in one transaction: a crash leaves the older version. Answers false, and changes nothing, where the database has a
 * migration we do not know: it was written by a newer Baton.
 */
export async function migrate(connections: Connections, known: readonly Migration[] = migrations): Promise<boolean> {
  return await connections.transaction(async (query) => {
    await query('SELECT pg_advisory_xact_lock($1)', [lockNumber]);
    await query(`CREATE TABLE IF NOT EXISTS migrations (
      number bigint PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
    const { rows } = await query('SELECT number, name FROM migrations ORDER BY number');
    const applied = rows.map((row) => appliedRow.parse(row));
    if (!applied.every(({ number, name }) => known[number - 1]?.name === name)) return false;
    for (const { number, name, statements } of known.slice(applied.length)) {
      for (const statement of statements) await query(statement);
      await query('INSERT INTO migrations (number, name) VALUES ($1, $2)', [number, name]);
    }
    return true;
  });
}
