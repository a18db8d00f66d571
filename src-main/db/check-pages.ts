/** Authenticates every page of a database file: about 10 µs each, giving way to other work in between. */
import { read, readSync } from 'node:fs';
import { promisify } from 'node:util';
import { type OpenResult, openFailure } from './failure.ts';
import { pageAuthenticator, pageBytes } from './page-format.ts';

const batch = 64;
const readAsync = promisify(read);

/**
 * Pages changed since the last checkpoint are in the log, where SQLite checks them when it reads them.
 * @param file an open descriptor. While SQLite has the same file open it must stay open too: closing any descriptor
 * of a file drops every POSIX lock the process holds on it (sqlite.org/howtocorrupt.html, 2.2).
 * @param closed whether the descriptor has been closed meanwhile: the check then ends with what it has seen.
 */
export async function checkPages(
  file: number,
  key: Uint8Array,
  closed: () => boolean,
): Promise<OpenResult<{ readonly pages: number }>> {
  const authentic = pageAuthenticator(key);
  const buffer = Buffer.alloc(batch * pageBytes);
  const again = Buffer.alloc(pageBytes);
  for (let first = 0; ; first += batch) {
    const bytesRead = await readUnlessClosed(file, buffer, first * pageBytes, closed);
    if (bytesRead === null) return { ok: true, value: { pages: first } };
    const whole = Math.floor(bytesRead / pageBytes);
    for (let index = 0; index < whole; index += 1) {
      const number = first + index + 1;
      if (authentic(buffer.subarray(index * pageBytes, (index + 1) * pageBytes), number)) continue;
      // A checkpoint may have been writing this very page; none can run while this thread reads it again.
      const size = readSync(file, again, 0, pageBytes, (number - 1) * pageBytes);
      if (size < pageBytes || !authentic(again, number)) return openFailure('corrupt', `page ${number}`);
    }
    if (bytesRead < buffer.length) {
      return whole * pageBytes === bytesRead
        ? { ok: true, value: { pages: first + whole } }
        : openFailure('truncated', `page ${first + whole + 1}`);
    }
  }
}

async function readUnlessClosed(
  file: number,
  buffer: Buffer,
  position: number,
  closed: () => boolean,
): Promise<number | null> {
  try {
    const { bytesRead } = await readAsync(file, buffer, 0, buffer.length, position);
    // The number of a closed descriptor may already belong to another file.
    return closed() ? null : bytesRead;
  } catch (error) {
    if (closed()) return null;
    throw error;
  }
}
