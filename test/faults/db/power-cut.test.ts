/** Fault 35: a power cut that takes every write with it that was not flushed. What was acknowledged is there. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src-main/db/open.ts';
import { key, openTestDatabase } from '../../db/support.ts';

/** Before the cut of that round. The same writes reach a checkpoint at the same place: every round is cut at another one. */
const acknowledgements = (round: number): number => 40 + 7 * round;
let folder = '';
const shim = (): string => path.join(folder, 'unsynced.so');

function canPreload(): boolean {
  if (process.platform !== 'linux') return false;
  folder = mkdtempSync(path.join(tmpdir(), 'baton-cut-'));
  try {
    const source = path.join(import.meta.dirname, 'unsynced.c');
    execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', shim(), source, '-ldl'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

const possible = canPreload();
if (!possible) console.log('No power is cut: that needs Linux and a C compiler.');
afterAll(() => folder !== '' && rmSync(folder, { recursive: true, force: true }));

/** Writes until the cut. Answers the acknowledged `id key` lines that the disk no longer has. */
async function lostInACut(round: number, care: 'careful' | 'careless'): Promise<string[]> {
  const bench = openTestDatabase();
  bench.opened.close();
  const durable = mkdtempSync(path.join(folder, 'disk-'));
  const file = path.join(durable, path.basename(bench.file));
  copyFileSync(bench.file, file);
  const script = path.join(import.meta.dirname, 'feedback-writer.ts');
  const child = spawn(process.execPath, [script, bench.file, String(round), care], {
    env: { ...process.env, LD_PRELOAD: shim(), BATON_DURABLE: durable },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    printed += text;
    if (printed.split('\n').length > acknowledgements(round)) child.kill('SIGKILL');
  });
  await once(child, 'close');
  bench.discard();
  const acknowledged = printed.split('\n').slice(0, -1);
  expect(acknowledged.length).toBeGreaterThanOrEqual(acknowledgements(round));
  const opened = openDatabase({ path: file, key });
  if (!opened.ok) throw new Error(opened.error.message);
  const { db } = opened.value;
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  const stored = new Set(
    db.prepare("SELECT h.id || ' ' || handoff_key FROM handoffs h JOIN feedback ON handoff_id = h.id").pluck().all(),
  );
  opened.value.close();
  return acknowledged.filter((line) => !stored.has(line));
}

describe.skipIf(!possible)('a power cut', () => {
  beforeAll(() => expect(existsSync(shim())).toBe(true));

  it('takes nothing that was acknowledged', async () => {
    expect(await lostInACut(1, 'careful')).toEqual([]);
  });

  it('would take something from a database that does not wait for the disk', async () => {
    const lost: string[] = [];
    // A cut right behind a checkpoint, which does wait for the disk, takes nothing: then another one does.
    for (let round = 2; round < 8 && lost.length === 0; round++) lost.push(...(await lostInACut(round, 'careless')));
    expect(lost).not.toEqual([]);
  });
});
