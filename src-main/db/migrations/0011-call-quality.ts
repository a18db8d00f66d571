/** A call remembers how it sounded. */
import type { Database } from '../database.ts';

export function up(db: Database): void {
  db.exec('ALTER TABLE calls ADD COLUMN quality TEXT;');
}
