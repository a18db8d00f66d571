/** Fault 32: a disk that fills up within the last part of an export. It is said, and no half of a file is left under its name. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';

const module = path.join(import.meta.dirname, '../../../src-main/export/whole-file.ts');
const script = `
  const { readdirSync } = await import('node:fs');
  const { writeWhole } = await import(process.argv[1]);
  const written = await writeWhole(process.argv[2] + '/handoffs.csv', ['header', 'x'.repeat(3_000_000)]);
  console.log(JSON.stringify({ written, left: readdirSync(process.argv[2]) }));`;

/** Runs on a disk of one megabyte that only it sees. */
function onSmallDisk(folder: string, command: readonly string[]): string {
  const mount = 'mount -t tmpfs -o size=1m small "$0" && exec "$@"';
  return execFileSync('unshare', ['--map-root-user', '--mount', 'sh', '-c', mount, folder, ...command], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function canMount(): boolean {
  try {
    onSmallDisk(tmpdir(), ['true']);
    return true;
  } catch {
    return false;
  }
}

const possible = process.platform === 'linux' && canMount();
if (!possible) console.log('No disk is filled: that needs Linux and the right to mount in a namespace.');

it.skipIf(!possible)('is said, and leaves nothing that looks whole', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-export-'));
  try {
    const command = [process.execPath, '--input-type=module', '-e', script, module, folder];
    expect(JSON.parse(onSmallDisk(folder, command))).toMatchObject({
      written: { ok: false, error: { message: expect.stringContaining('The disk is full') } },
      left: [],
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
