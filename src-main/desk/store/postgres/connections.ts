/** The pool, and the two ways to use it: one statement, or several as one step. */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { StoreUnavailable } from '../unavailable.ts';
import { isTransient, storeFailure } from './failures.ts';
import { fromText, toText } from './text.ts';

export type SqlValue = string | number | boolean | null | readonly string[] | readonly (number | null)[];

/** One statement; its rows as plain objects, text as it was written. */
export type Query = (sql: string, values?: readonly SqlValue[]) => Promise<Answer>;

export interface Answer {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Rows written, for statements that write. */
  readonly changed: number;
}

export interface Connections {
  readonly query: Query;
  /**
   * Runs `work` in one transaction (READ COMMITTED: it locks the rows it decides on). After a deadlock it runs again, so it
   * must not do anything but ask. @throws StoreUnavailable
   */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface ConnectionOptions {
  /** `postgres://user:password@host:port/database?sslmode=verify-full`. */
  readonly url: string;
  readonly poolSize: number;
  /** How long a statement may take, ms; 5,000 when left out. */
  readonly patienceMs?: number;
}

const connectMs = 5_000;
/** No statement of a request is worth waiting for longer, ms. */
const usualPatienceMs = 5_000;
const attempts = 5;

/** What a connection of the desk is opened with, pooled or not. Text is UTF-8; bigints are numbers, read by schema. */
export function clientConfig(url: string, patienceMs = usualPatienceMs): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'baton-desk',
    client_encoding: 'UTF8',
    connectionTimeoutMillis: connectMs,
    statement_timeout: patienceMs,
    // A little longer: what the server says about a statement is worth more than what we guess.
    query_timeout: patienceMs + 1_000,
    idle_in_transaction_session_timeout: patienceMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: {
      getTypeParser: (oid, format) => (oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format)),
    },
  };
}

export function openConnections({ url, poolSize, patienceMs }: ConnectionOptions): Connections {
  const pool = new pg.Pool({ ...clientConfig(url, patienceMs), max: poolSize, idleTimeoutMillis: 60_000 });
  // An idle connection that breaks is taken out of the pool; the next query opens another.
  pool.on('error', () => {});
  let closing: Promise<void> | null = null;

  async function withClient<T>(work: (query: Query) => Promise<T>): Promise<T> {
    const client = await pool.connect().catch((error: unknown) => {
      throw storeFailure(error);
    });
    const lost: { error: Error | null } = { error: null };
    // Between two statements a lost connection is an event that nobody else listens to.
    const onError = (error: Error) => {
      lost.error = error;
    };
    client.on('error', onError);
    try {
      return await work((sql, values) => ask(client, sql, values));
    } catch (error) {
      const failure = storeFailure(error);
      if (failure instanceof StoreUnavailable) lost.error ??= failure;
      throw failure;
    } finally {
      client.off('error', onError);
      client.release(lost.error ?? false);
    }
  }

  async function once<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return await withClient(async (query) => {
      await query('BEGIN');
      try {
        const result = await work(query);
        await query('COMMIT');
        return result;
      } catch (error) {
        // On a connection that is gone the server rolls back by itself.
        if (!(storeFailure(error) instanceof StoreUnavailable)) await query('ROLLBACK');
        throw error;
      }
    });
  }

  return {
    query: (sql, values) => withClient((query) => query(sql, values)),
    async transaction(work) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(work);
        } catch (error) {
          if (!isTransient(error) || attempt === attempts) throw error;
          await pause(Math.random() * 10 * 2 ** attempt);
        }
      }
    },
    async close() {
      closing ??= pool.end();
      await closing;
    },
  };
}

async function ask(client: pg.ClientBase, sql: string, values: readonly SqlValue[] = []): Promise<Answer> {
  const statement = values.length === 0 ? { text: sql } : { name: nameOf(sql), text: sql, values: values.map(written) };
  const { rows, rowCount } = await client.query<Record<string, unknown>>(statement);
  return { rows: rows.map(read), changed: rowCount ?? 0 };
}

/**
 * A statement with a name is parsed and planned once per connection, which is a third of a short one's time. The texts are
 * all ours, and few. Columns are always named: a plan for `*` would not outlive a migration by a newer node.
 */
const names = new Map<string, string>();
function nameOf(sql: string): string {
  const name = names.get(sql) ?? `baton_${names.size + 1}`;
  names.set(sql, name);
  return name;
}

function written(value: SqlValue): unknown {
  if (typeof value === 'string') return toText(value);
  return Array.isArray(value) ? value.map((each) => (typeof each === 'string' ? toText(each) : each)) : value;
}

function read(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'string' ? fromText(value) : value]),
  );
}
