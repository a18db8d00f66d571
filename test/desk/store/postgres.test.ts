/** What only PostgreSQL can do to us: nodes that migrate at once, a newer Baton, lost connections, deadlocks. */
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { openConnections } from '../../../src-main/desk/store/postgres/connections.ts';
import { openPostgresStore } from '../../../src-main/desk/store/postgres/open.ts';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';
import { StoreUnavailable } from '../../../src-main/desk/store/unavailable.ts';
import { freshDatabase, postgresFolder } from './postgres-engine.ts';

if (postgresFolder === null) {
  console.log('The tests on PostgreSQL are skipped. To run them: sudo apt-get install postgresql');
}
const at = new Date('2026-03-02T15:00:00Z');
const fresh = () => freshDatabase(postgresFolder ?? '');

async function rowsOf(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query(statement).finally(() => client.end());
  return rows;
}

async function opened(url: string): Promise<DeskStore> {
  const store = await openPostgresStore({ url, poolSize: 3 });
  if (!store.ok) throw new Error(store.error.message);
  return store.value;
}

describe.runIf(postgresFolder !== null)('PostgreSQL', () => {
  it('is migrated once by nodes that start at the same moment', async () => {
    const { server, name, url } = await fresh();
    await server.sql(`DROP DATABASE ${name}`);
    await server.sql(`CREATE DATABASE ${name}`);
    const nodes = await Promise.all(Array.from({ length: 5 }, () => opened(url)));
    expect(await rowsOf(url, 'SELECT number::int, name FROM migrations ORDER BY number')).toContainEqual({
      number: 1,
      name: 'desk',
    });
    for (const node of nodes) await node.close();
  });

  it('is left alone where a newer Baton has written it', async () => {
    const { url } = await fresh();
    await rowsOf(url, `INSERT INTO migrations (number, name) VALUES (999, 'later')`);
    const refused = await openPostgresStore({ url, poolSize: 1 });
    expect(refused).toMatchObject({ ok: false, error: { message: expect.stringContaining('newer Baton') } });
  });

  it('says what is wrong with an address, without the password', async () => {
    const { url } = await fresh();
    const wrong = url.replace('baton@', 'nobody:hunter2@');
    const refused = await openPostgresStore({ url: wrong, poolSize: 1 });
    expect(refused).toMatchObject({ ok: false, error: { message: expect.stringContaining('"nobody"') } });
    expect(JSON.stringify(refused)).not.toContain('hunter2');
  });

  it('fails typed while the server is down, comes back by itself, and has what was acknowledged', async () => {
    const { server, url } = await fresh();
    const store = await opened(url);
    await store.ensureTeam('acme', 'secret');
    await server.kill();
    const asked = [store.ping(), store.team('acme'), store.ensureTeam('acme', 'x'), store.bus.publish('desk', 'x')];
    for (const answer of await Promise.allSettled(asked)) {
      expect(answer).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailable) });
    }
    await server.restart();
    await store.ping();
    expect(await store.team('acme')).toEqual({ id: 'acme', referenceKey: 'secret' });
    await store.close();
    await expect(store.ping()).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('survives a connection that is taken away between two statements, and writes nothing of the first', async () => {
    const { server, name, url } = await fresh();
    const connections = openConnections({ url, poolSize: 1 });
    const interrupted = connections.transaction(async (query) => {
      await query(`INSERT INTO teams (id, reference_key) VALUES ('half', 'x')`);
      await server.sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
      await query('SELECT 1');
    });
    await expect(interrupted).rejects.toBeInstanceOf(StoreUnavailable);
    const { rows } = await connections.query(`SELECT id FROM teams WHERE id = 'half'`);
    expect(rows).toEqual([]);
    await connections.close();
  });

  it('gives up a statement that takes too long', async () => {
    const { url } = await fresh();
    const connections = openConnections({ url, poolSize: 1, patienceMs: 50 });
    await expect(connections.query('SELECT pg_sleep(60)')).rejects.toBeInstanceOf(StoreUnavailable);
    await connections.query('SELECT 1');
    await connections.close();
  });

  it('does a step again after a deadlock', async () => {
    const { url } = await fresh();
    const connections = openConnections({ url, poolSize: 2 });
    for (const id of ['a', 'b']) {
      await connections.query(`INSERT INTO teams (id, reference_key) VALUES ($1, '')`, [id]);
    }
    let runs = 0;
    let bothHold = () => {};
    const held = new Promise<void>((resolve) => {
      bothHold = resolve;
    });
    const touch = (first: string, second: string) =>
      connections.transaction(async (query) => {
        const append = `UPDATE teams SET reference_key = reference_key || $2 WHERE id = $1`;
        await query(append, [first, first]);
        runs += 1;
        if (runs === 2) bothHold();
        await held;
        await query(append, [second, first]);
      });
    await Promise.all([touch('a', 'b'), touch('b', 'a')]);
    expect(runs).toBeGreaterThan(2);
    const { rows } = await connections.query('SELECT reference_key FROM teams ORDER BY id');
    expect(rows.map((row) => String(row['reference_key']).length)).toEqual([2, 2]);
    await connections.close();
  });

  it('refuses a number that JavaScript cannot hold instead of rounding it', async () => {
    const { url } = await fresh();
    const store = await opened(url);
    await store.ensureTeam('acme', 'secret');
    const input = { prospect: {} };
    await store.conversations.add({ teamId: 'acme', id: 'c1', input, startedAt: at, createdAt: at });
    await rowsOf(url, 'UPDATE conversations SET created_ms = 9007199254740993');
    await expect(store.conversations.get('acme', 'c1')).rejects.toThrow();
    await store.close();
  });
});
