/** The history shows four lines of each brief: taken out of the JSON, so that a page of it parses no transcripts. */
import type { Database } from '../database.ts';

export function up(db: Database): void {
  db.exec(`
    ALTER TABLE briefs ADD COLUMN name TEXT;
    ALTER TABLE briefs ADD COLUMN company TEXT;
    ALTER TABLE briefs ADD COLUMN phone TEXT;
    ALTER TABLE briefs ADD COLUMN reason TEXT;
    UPDATE briefs SET
      name = json ->> '$.prospect.name',
      company = json ->> '$.prospect.company',
      phone = json ->> '$.prospect.phone',
      reason = json ->> '$.trigger.reason';
  `);
}
