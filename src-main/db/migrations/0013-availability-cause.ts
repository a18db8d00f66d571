/** Availability remembers what set it, where the rep did not: what was set by itself may also end by itself. */
import type { Database } from '../database.ts';

export function up(db: Database): void {
  db.exec('ALTER TABLE availability ADD COLUMN cause TEXT;');
}
