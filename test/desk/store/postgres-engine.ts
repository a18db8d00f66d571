/** PostgreSQL as a storage engine of the suites: one server for the test file, a fresh database for every test. */
import { afterAll } from 'vitest';
import { openPostgresStore } from '../../../src-main/desk/store/postgres/open.ts';
import { findPostgres, type PostgresServer, startPostgres } from '../../support/postgres.ts';
import { type Engine, openedEngine } from './engine.ts';

const bin = findPostgres();

let running: Promise<PostgresServer> | null = null;
let databases = 0;
afterAll(async () => (await running)?.stop());

/** The file's server, with a migrated database `template` to copy from. Only where PostgreSQL is installed. */
async function prepare(folder: string): Promise<PostgresServer> {
  const server = await startPostgres(folder, { fsync: false });
  await server.sql('CREATE DATABASE template_desk');
  const store = await openPostgresStore({ url: server.url('template_desk'), poolSize: 1 });
  if (!store.ok) throw new Error(store.error.message);
  await store.value.close();
  return server;
}

export async function freshDatabase(folder: string): Promise<{ server: PostgresServer; name: string; url: string }> {
  running ??= prepare(folder);
  const server = await running;
  databases += 1;
  const name = `desk_${databases}`;
  await server.sql(`CREATE DATABASE ${name} TEMPLATE template_desk`);
  return { server, name, url: server.url(name) };
}

export const postgresFolder = bin;

export const postgres: Engine | null =
  bin === null
    ? null
    : {
        name: 'PostgreSQL',
        async open() {
          const { server, name, url } = await freshDatabase(bin);
          const drop = () => server.sql(`DROP DATABASE ${name} WITH (FORCE)`);
          return await openedEngine(() => openPostgresStore({ url, poolSize: 4 }), drop);
        },
      };
