/** Fault 32: the disk is full. It is said in words, what is stored can be read, and a purge makes room. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';

/** Runs `command` with a disk of `megabytes` on `folder` that only it sees. */
function onSmallDisk(folder: string, megabytes: number, command: readonly string[]): string {
  const script = `mount -t tmpfs -o size=${megabytes}m small "$0" && exec "$@"`;
  return execFileSync('unshare', ['--map-root-user', '--mount', 'sh', '-c', script, folder, ...command], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function canMount(): boolean {
  if (process.platform !== 'linux') return false;
  try {
    onSmallDisk(tmpdir(), 1, ['true']);
    return true;
  } catch {
    return false;
  }
}

const possible = canMount();
if (!possible) console.log('No disk is filled: that needs Linux and the right to mount in a namespace.');

it.skipIf(!possible)('is said, costs nothing that is stored, and ends with a purge', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-full-'));
  try {
    const filler = path.join(import.meta.dirname, 'disk-filler.ts');
    const told: unknown = JSON.parse(onSmallDisk(folder, 64, [process.execPath, filler, folder]));
    expect(told).toMatchObject({
      told: expect.stringContaining('The disk is full'),
      readable: 2,
      purged: expect.any(Number),
      after: null,
      integrity: 'ok',
    });
    expect(told).not.toMatchObject({ purged: 0 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
