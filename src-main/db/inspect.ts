/** Looks at a database file without opening it as one, so that a file which cannot be read is never written to. */
import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { type OpenResult, openFailure } from './failure.ts';
import { compareSalt, declaredPages, pageAuthenticator, pageBytes, saltBytes } from './page-format.ts';

/** Bytes in the write-ahead log: above zero after an end that was not clean. */
export function logBytes(path: string): number {
  return statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * Checks salt, first page and length. While a log waits to be replayed only the salt is checked: a power cut in the
 * middle of a checkpoint leaves first page and length half-done, and the log holds the whole of them.
 */
export function inspectFile(path: string, key: Uint8Array): OpenResult<'absent' | 'present'> {
  if (!existsSync(path)) {
    return logBytes(path) > 0 ? openFailure('truncated', 'only its log is there') : { ok: true, value: 'absent' };
  }
  const file = openSync(path, 'r');
  try {
    const size = fstatSync(file).size;
    const page = Buffer.alloc(pageBytes);
    const read = readSync(file, page, 0, pageBytes, 0);
    if (read < saltBytes) return openFailure('truncated');
    const salt = compareSalt(page.subarray(0, saltBytes), key);
    if (salt === 'other') return openFailure('wrong-key');
    if (salt === 'damaged') return openFailure('corrupt');
    if (logBytes(path) > 0) return { ok: true, value: 'present' };
    if (read < pageBytes) return openFailure('truncated');
    if (!pageAuthenticator(key)(page, 1)) return openFailure('corrupt', 'page 1');
    if (size < declaredPages(page, key) * pageBytes) return openFailure('truncated');
    return { ok: true, value: 'present' };
  } finally {
    closeSync(file);
  }
}
