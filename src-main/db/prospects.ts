/**
 * Which stored handoffs are about the same person: by number, however it is written, and by email address. The number is
 * the brief's; the caller id counts only where no brief names one, since a platform may call under a number of its own.
 */
import { z } from 'zod';
import type { Database } from './database.ts';
import { UnknownHandoff } from './failure.ts';
import type { SearchIndex } from './search-index.ts';

export interface Prospect {
  /** The number as the column `digits` of the briefs has it; null: none long enough to name anybody. */
  readonly digits: string | null;
  /** As shown; null: neither the brief nor the INVITE had one. */
  readonly phone: string | null;
  readonly handoffs: readonly { readonly id: string; readonly handoffKey: string }[];
  /** Briefs sent ahead, whose handoff never rang. */
  readonly looseBriefs: readonly string[];
  /** One of the calls is still on. */
  readonly live: boolean;
}

/** Shorter ones are extensions and "anonymous": they name nobody. */
const fewestDigits = 7;

const ownSchema = z.object({ phone: z.string().nullable(), email: z.string().nullable() });
const handoffSchema = z.object({ id: z.string(), handoffKey: z.string() });

/** As the column `digits` of the briefs has it. */
export const digitsOf = (column: string): string =>
  `ltrim(replace(replace(replace(replace(replace(replace(${column}, '+', ''), ' ', ''), '-', ''), '(', ''), ')', ''), '.', ''), '1')`;

/** Answers who a handoff is about, and what else is. @throws UnknownHandoff */
export function prospects(db: Database, index: SearchIndex): (handoffId: string) => Prospect {
  const own = db.prepare(
    `SELECT coalesce(b.phone, h.caller_id) AS phone, b.json ->> '$.prospect.email' AS email
     FROM handoffs h LEFT JOIN briefs b USING (handoff_key) WHERE h.id = ?`,
  );
  const columns = 'h.id, h.handoff_key AS handoffKey';
  const same = db.prepare(
    `SELECT ${columns} FROM handoffs h WHERE h.id = @handoffId
     UNION SELECT ${columns} FROM briefs b JOIN handoffs h USING (handoff_key) WHERE b.digits = @digits
     UNION SELECT ${columns} FROM handoffs h WHERE ${digitsOf('h.caller_id')} = @digits
       AND NOT EXISTS (SELECT 1 FROM briefs b WHERE b.handoff_key = h.handoff_key AND b.phone IS NOT NULL)
     UNION SELECT ${columns} FROM search s JOIN handoffs h ON h.received_ms = s.rowid JOIN briefs b USING (handoff_key)
       WHERE s.search MATCH @fts AND lower(b.json ->> '$.prospect.email') = lower(@email)`,
  );
  const loose = db
    .prepare(
      'SELECT handoff_key FROM briefs WHERE digits = ? AND handoff_key NOT IN (SELECT handoff_key FROM handoffs)',
    )
    .pluck();
  const open = db.prepare('SELECT 1 FROM calls WHERE handoff_id = ? AND ended_ms IS NULL').pluck();

  return (handoffId) => {
    const row = own.get(handoffId);
    if (row === undefined) throw new UnknownHandoff();
    const { phone, email } = ownSchema.parse(row);
    const plain = (phone ?? '').replace(/[+ \-().]/g, '').replace(/^1+/, '');
    const digits = /^\d+$/.test(plain) && plain.length >= fewestDigits ? plain : null;
    index.refresh();
    const known = email !== null && /[\p{L}\p{N}]/u.test(email);
    const fts = known ? `people : "${email.replaceAll('"', '""')}"` : '"\u{10ffff}"';
    const handoffs = same.all({ handoffId, digits, fts, email }).map((found) => handoffSchema.parse(found));
    return {
      phone,
      digits,
      handoffs,
      looseBriefs: z.string().array().parse(loose.all(digits)),
      live: handoffs.some(({ id }) => open.get(id) !== undefined),
    };
  };
}
