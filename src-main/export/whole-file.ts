/** A file that is whole or not there: written under another name, and renamed once everything is on the disk. */
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Result } from '../contract/result.ts';

/** @param parts read one after the other; an exception of theirs passes through, and no file is left. */
export async function writeWhole(
  file: string,
  parts: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): Promise<Result<void>> {
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.part`);
  try {
    // What people said: for the one who asked for it alone.
    const handle = await open(draft, 'w', 0o600);
    try {
      // `writeFile` goes on where it stopped: `write` takes what there is room for, and that is no error.
      for await (const part of parts) await handle.writeFile(part);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
    return ok(undefined);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    const why = fileTrouble(error);
    if (why === null) throw error;
    return why;
  }
}

/** What the disk says, in words; null when it is not the disk that spoke. */
function fileTrouble(error: unknown): ReturnType<typeof fail> | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const name = typeof code === 'string' ? code : '';
  if (!/^E[A-Z]+$/.test(name)) return null;
  switch (name) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return fail('rejected', 'The disk is full. Free some space, or choose another place. Nothing was written.');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return fail('forbidden', 'Files may not be written there. Choose another folder. Nothing was written.');
    case 'ENOENT':
    case 'ENOTDIR':
      return fail('not-found', 'This folder is not there any more. Choose another one. Nothing was written.');
    default:
      return fail('rejected', `The file could not be written (${name}). Choose another place. Nothing was written.`);
  }
}
