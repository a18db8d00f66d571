/** A database that cannot be used is put aside, never deleted: its key may come back. */
import { existsSync, renameSync } from 'node:fs';
import { fail, ok, type Result } from '../contract/result.ts';

/** A name nothing has yet: `<name>.<UTC timestamp>.kept`. */
export function keptName(path: string, now: Date): string {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  let kept = `${path}.${stamp}.kept`;
  for (let again = 2; existsSync(kept) || existsSync(`${kept}-wal`); again += 1)
    kept = `${path}.${stamp}-${again}.kept`;
  return kept;
}

/**
 * Renames the database to its kept name, its log and index to the same name with their usual endings, so that the
 * kept file opens with its last commits once the key is back. Answers the new path.
 */
export function keepAside(path: string, now: Date = new Date()): Result<string> {
  const kept = keptName(path, now);
  try {
    // The file goes first: stopped halfway, a log without a file is refused at the next start, while a file
    // without its log would open and silently lack its last commits.
    for (const ending of ['', '-wal', '-shm']) {
      if (existsSync(path + ending)) renameSync(path + ending, kept + ending);
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail('database', `The old history could not be put aside, so nothing was changed: ${why}`);
  }
  return ok(kept);
}
