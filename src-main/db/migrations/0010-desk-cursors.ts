/** How far this phone has acted on what a desk keeps for its rep; `name` stands for the desk's address and the key. */
import type { Database } from '../database.ts';

export function up(db: Database): void {
  db.exec(`
    CREATE TABLE desk_cursors (
      name TEXT PRIMARY KEY,
      cursor INTEGER NOT NULL,
      saved_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}
