/** The desk as an operator starts it: its own process, real triggers, a key from the command line, SIGTERM. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, it } from 'vitest';
import { freshDatabase, postgresFolder } from '../store/postgres-engine.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'baton-desk-'));
const file = path.join(folder, 'desk.sqlite');
const program = path.resolve(import.meta.dirname, '../../../src-main/desk/server.ts');
let child: ChildProcess | null = null;
afterAll(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const stores = ['a file', ...(postgresFolder === null ? [] : ['a database'])];

it.each(stores)('starts on %s, hears a prospect ask for a person, and stops when told', async (kept) => {
  const where =
    kept === 'a file' || postgresFolder === null
      ? { BATON_DESK_DATA: file }
      : { BATON_DATABASE_URL: (await freshDatabase(postgresFolder)).url };
  const env = { ...process.env, ...where, BATON_DESK_PORT: '0' };
  const keys = (...words: string[]) =>
    execFileSync(process.execPath, [program, 'keys', ...words], { env, encoding: 'utf8' });
  const key = /^baton\..*$/m.exec(keys('add', '--team', 'acme', '--kind', 'platform', '--name', 'vapi'))?.[0] ?? '';
  if (kept === 'a file') expect(statSync(file).mode & 0o077).toBe(0);
  expect(keys('list')).toContain('platform\tvapi');
  expect(keys('list')).not.toContain(key);

  child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const running = child;
  if (running.stderr === null) throw new Error('No output.');
  const [line] = await once(createInterface({ input: running.stderr }), 'line');
  const url = /http:\/\/[\d.:]+/.exec(String(line))?.[0] ?? '';
  const post = async (where: string, body: object) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    return (await fetch(url + where, { method: 'POST', headers, body: JSON.stringify(body) })).json();
  };
  const { id } = await post('/v1/conversations', { prospect: {} });
  const heard = await post(`/v1/conversations/${id}/turns`, {
    turns: [
      { turn: 1, speaker: 'ai', text: 'Hi, this is Robin, an AI assistant from Northwind. How can I help?' },
      { turn: 2, speaker: 'prospect', text: 'Can you please connect me to a real person right now?' },
    ],
  });
  expect(heard.handoff.trigger.kind).toBe('explicit-request');
  const exit = once(running, 'exit');
  running.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
});

it('says how it is used without opening anything', () => {
  const unopened = path.join(folder, 'none.sqlite');
  const env = { ...process.env, BATON_DESK_DATA: unopened };
  const said = execFileSync(process.execPath, [program, '--help'], { env, encoding: 'utf8' });
  expect(said).toContain('keys add --team');
  expect(said).toContain('reps add --team');
  expect(existsSync(unopened)).toBe(false);
});
