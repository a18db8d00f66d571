import { closeSync, openSync } from 'node:fs';
import { checkPages } from '../../src-main/db/check-pages.ts';
import type { OpenResult } from '../../src-main/db/failure.ts';

/** Authenticates every page of a file nobody has open; for the open one there is `OpenedDatabase.checkPages`. */
export async function checkDatabaseFile(
  path: string,
  key: Uint8Array,
): Promise<OpenResult<{ readonly pages: number }>> {
  const file = openSync(path, 'r');
  try {
    return await checkPages(file, key, () => false);
  } finally {
    closeSync(file);
  }
}
