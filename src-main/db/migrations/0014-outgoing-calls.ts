/** Calls the rep places stand beside the ones that came in; a number dialled finds the briefs that name it. */
import type { Database } from '../database.ts';

export function up(db: Database): void {
  db.exec(`
    ALTER TABLE handoffs ADD COLUMN direction TEXT NOT NULL DEFAULT 'in';
    ALTER TABLE calls ADD COLUMN direction TEXT NOT NULL DEFAULT 'in';
    -- The rep dialled although the number was not cleared.
    ALTER TABLE calls ADD COLUMN overridden INTEGER NOT NULL DEFAULT 0;

    -- Digits of the number as received; a leading 1 of North America is left out on both sides of a comparison.
    ALTER TABLE briefs ADD COLUMN digits TEXT GENERATED ALWAYS AS (
      ltrim(replace(replace(replace(replace(replace(replace(phone, '+', ''), ' ', ''), '-', ''), '(', ''), ')', ''), '.', ''), '1')
    ) VIRTUAL;
    CREATE INDEX briefs_by_digits ON briefs (digits, saved_ms);
  `);
}
