/**
 * Databases that were put aside, see `keepAside` and `replayLog`. Nobody opens them any more, but what was said stands in
 * them still: they are kept no longer than the handoffs are that they could hold.
 */
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** As `keptName` and whoever puts a key beside it make it: the time, then what it is. */
const ending = /^\.(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(?:-\d+)?\.kept(?:-wal|-shm|\.key)?$/;

/** How many were put aside. `database`: path of the one in use. */
export function keptCopies(database: string): number {
  return filesOf(database).filter(({ file }) => file.endsWith('.kept')).length;
}

/** Deletes those put aside before `instant`: everything in them is older. One that cannot be deleted now stays. */
export function dropKeptBefore(database: string, instant: Date): void {
  for (const { file, at } of filesOf(database)) {
    if (at >= instant.getTime()) continue;
    try {
      rmSync(file, { force: true });
    } catch {
      // Another program has it open: the next purge comes by again.
    }
  }
}

function filesOf(database: string): { readonly file: string; readonly at: number }[] {
  const folder = path.dirname(database);
  const name = path.basename(database);
  return readdirSync(folder).flatMap((entry) => {
    const read = entry.startsWith(name) ? ending.exec(entry.slice(name.length)) : null;
    if (read === null) return [];
    const [, year, month, day, hour, minute, second] = read;
    return [{ file: path.join(folder, entry), at: Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) }];
  });
}
