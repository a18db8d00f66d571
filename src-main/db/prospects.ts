/**
 * Which stored handoffs are about the same person: by number, however it is written, and by email address. The number is
 * the brief's; the caller id counts only where no brief names one, since a platform may call under a number of its own.
 */
import { z } from 'zod';
import type { Database } from './database.ts';
import { UnknownHandoff } from './failure.ts';
import { digitsOf, type SameNumber, sameNumber } from './same-number.ts';
import type { SearchIndex } from './search-index.ts';

export interface Prospect {
  /** The number, to be found elsewhere; null: none long enough to name anybody. */
  readonly number: SameNumber | null;
  /** As shown; null: neither the brief nor the INVITE had one. */
  readonly phone: string | null;
  readonly handoffs: readonly { readonly id: string; readonly handoffKey: string }[];
  /** Briefs sent ahead, whose handoff never rang. */
  readonly looseBriefs: readonly string[];
  /** One of the calls is still on. */
  readonly live: boolean;
}

const ownSchema = z.object({ phone: z.string().nullable(), email: z.string().nullable() });
const handoffSchema = z.object({ id: z.string(), handoffKey: z.string() });
const numberedSchema = handoffSchema.extend({ phone: z.string().nullable() });
const looseSchema = z.object({ handoffKey: z.string(), phone: z.string().nullable() });

/**
 * Answers who a handoff is about, and what else is. `country`: of numbers stored without a country code.
 * @throws UnknownHandoff
 */
export function prospects(db: Database, index: SearchIndex, country: () => string): (handoffId: string) => Prospect {
  const own = db.prepare(
    `SELECT coalesce(b.phone, h.caller_id) AS phone, b.json ->> '$.prospect.email' AS email
     FROM handoffs h LEFT JOIN briefs b USING (handoff_key) WHERE h.id = ?`,
  );
  const columns = 'h.id, h.handoff_key AS handoffKey';
  const known = db.prepare(
    `SELECT ${columns} FROM handoffs h WHERE h.id = @handoffId
     UNION SELECT ${columns} FROM search s JOIN handoffs h ON h.received_ms = s.rowid JOIN briefs b USING (handoff_key)
       WHERE s.search MATCH @fts AND lower(b.json ->> '$.prospect.email') = lower(@email)`,
  );
  const ofDigits = 'IN (SELECT value FROM json_each(@digits))';
  const numbered = db.prepare(
    `SELECT ${columns}, b.phone FROM briefs b JOIN handoffs h USING (handoff_key) WHERE b.digits ${ofDigits}
     UNION SELECT ${columns}, h.caller_id FROM handoffs h WHERE ${digitsOf('h.caller_id')} ${ofDigits}
       AND NOT EXISTS (SELECT 1 FROM briefs b WHERE b.handoff_key = h.handoff_key AND b.phone IS NOT NULL)`,
  );
  const loose = db.prepare(
    `SELECT handoff_key AS handoffKey, phone FROM briefs
     WHERE digits ${ofDigits} AND handoff_key NOT IN (SELECT handoff_key FROM handoffs)`,
  );
  const open = db.prepare('SELECT 1 FROM calls WHERE handoff_id = ? AND ended_ms IS NULL').pluck();

  return (handoffId) => {
    const row = own.get(handoffId);
    if (row === undefined) throw new UnknownHandoff();
    const { phone, email } = ownSchema.parse(row);
    index.refresh();
    const searchable = email !== null && /[\p{L}\p{N}]/u.test(email);
    const fts = searchable ? `people : "${email.replaceAll('"', '""')}"` : '"\u{10ffff}"';
    const number = sameNumber(phone, country());
    const digits = number?.digits ?? '[]';
    const isTheirs = (found: { readonly phone: string | null }) => number?.is(found.phone) === true;
    const byNumber = numberedSchema.array().parse(numbered.all({ digits })).filter(isTheirs);
    const all = [...handoffSchema.array().parse(known.all({ handoffId, fts, email })), ...byNumber];
    const handoffs = [...new Map(all.map(({ id, handoffKey }) => [id, { id, handoffKey }])).values()];
    return {
      phone,
      number,
      handoffs,
      looseBriefs: looseSchema
        .array()
        .parse(loose.all({ digits }))
        .filter(isTheirs)
        .map(({ handoffKey }) => handoffKey),
      live: handoffs.some(({ id }) => open.get(id) !== undefined),
    };
  };
}
