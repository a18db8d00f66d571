/**
 * A PostgreSQL of its own for tests and benches: from Debian's packages, in a temporary folder, on a Unix socket that
 * nobody else may open. As root it runs as `postgres`, because it refuses to be root.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';

export interface PostgresServer {
  url(database: string): string;
  /** Runs statements in the database `postgres`. */
  sql(statement: string): Promise<void>;
  /** As a power cut: no goodbye, recovery at the next start. */
  kill(): Promise<void>;
  /** Started again after `kill`, or stopped in an orderly way first. */
  restart(): Promise<void>;
  /** Stops it and removes everything. */
  stop(): Promise<void>;
}

const packages = '/usr/lib/postgresql';

/** Null where there is none, once said what to install. */
export function findPostgres(): string | null {
  const versions = existsSync(packages) ? readdirSync(packages) : [];
  const newest = versions.sort((a, b) => Number(b) - Number(a)).map((version) => path.join(packages, version, 'bin'));
  return newest.find((folder) => existsSync(path.join(folder, 'initdb'))) ?? null;
}

/** @param options.fsync false: survives the process, not the power cut; a few times faster. */
export async function startPostgres(bin: string, options: { readonly fsync: boolean }): Promise<PostgresServer> {
  const user = process.getuid?.() === 0 ? idsOf('postgres') : null;
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-pg-'));
  chmodSync(folder, 0o700);
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, 'data');
  const run = { ...user, cwd: folder, env: { PATH: bin, LC_ALL: 'C', TZ: 'UTC' } };
  const init = ['-D', data, '-U', 'baton', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'];
  execFileSync(path.join(bin, 'initdb'), init, { ...run, stdio: 'pipe' });
  let server = await start();
  const onExit = () => {
    server.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true });
  };
  process.on('exit', onExit);

  async function start(): Promise<ChildProcess> {
    const settings = {
      listen_addresses: '',
      unix_socket_directories: folder,
      fsync: options.fsync ? 'on' : 'off',
      max_connections: '200',
      // A deadlock is looked for after this; one of a test should not take the usual second.
      deadlock_timeout: '50ms',
    };
    const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = spawn(path.join(bin, 'postgres'), ['-D', data, ...words], {
      ...run,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const said: string[] = [];
    for await (const line of createInterface({ input: child.stderr })) {
      said.push(line);
      if (line.includes('ready to accept connections')) {
        // It goes on talking; a full pipe would stop it.
        child.stderr.resume();
        return child;
      }
    }
    throw new Error(`PostgreSQL did not start.\n${said.join('\n')}`);
  }

  /** Signals: PostgreSQL documentation, 19.5. */
  async function end(signal: 'SIGQUIT' | 'SIGINT'): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exit = once(server, 'exit');
    server.kill(signal);
    await exit;
  }

  const url = (database: string) => `postgres://baton@localhost/${database}?host=${encodeURIComponent(folder)}`;
  return {
    url,
    async sql(statement) {
      const client = new pg.Client(url('postgres'));
      await client.connect();
      await client.query(statement).finally(() => client.end());
    },
    kill: () => end('SIGQUIT'),
    async restart() {
      await end('SIGINT');
      server = await start();
    },
    async stop() {
      await end('SIGINT');
      process.off('exit', onExit);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function idsOf(name: string): { uid: number; gid: number } {
  const id = (option: string) => Number(execFileSync('id', [option, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
