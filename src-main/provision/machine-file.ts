/** The setup an admin has put on a computer for everybody who works at it: where it lies, and who may have written it. */
import { constants, type Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { setupFileLimit } from '../contract/setup.ts';

export type MachineFile =
  | { readonly kind: 'none' }
  /** Others than the administrator of this computer may write it. */
  | { readonly kind: 'open-to-others' }
  | { readonly kind: 'unreadable'; readonly why: string }
  | { readonly kind: 'found'; readonly bytes: Buffer };

/** Places only an administrator can write to. That of Windows is not ProgramData, where everybody may add files. */
export function machineSetupPath(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (platform === 'darwin') return '/Library/Application Support/Baton/setup.baton';
  if (platform !== 'win32') return '/etc/baton/setup.baton';
  return path.win32.join(env['ProgramFiles'] ?? 'C:\\Program Files', 'Baton', 'setup.baton');
}

/** Root's, and nobody else's to change. On Windows the rights of Program Files say the same. */
export function isAdminsOwn({ uid, mode }: Pick<Stats, 'uid' | 'mode'>): boolean {
  return process.platform === 'win32' || (uid === 0 && (mode & 0o022) === 0);
}

/** Reads a byte more than any setup has, so that a larger one is refused and never cut off. */
export async function readMachineFile(file: string, isTrusted = isAdminsOwn): Promise<MachineFile> {
  try {
    // A link could lead to a file of somebody else, and a pipe would keep its reader waiting.
    const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      const itself = await handle.stat();
      if (!itself.isFile()) return { kind: 'unreadable', why: 'it is no file' };
      if (!isTrusted(itself) || !isTrusted(await stat(path.dirname(file)))) return { kind: 'open-to-others' };
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(setupFileLimit + 1), 0, setupFileLimit + 1, 0);
      return { kind: 'found', bytes: buffer.subarray(0, bytesRead) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'none' } : { kind: 'unreadable', why: code };
  }
}
