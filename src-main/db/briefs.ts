/** The briefs table: the local cache of what the AI knows, by handoff key. */
import { z } from 'zod';
import { type HandoffBrief, handoffBriefSchema } from '../contract/brief.ts';
import { type Clock, type Database, inTransaction } from './database.ts';
import { parseJson } from './json.ts';
import { sameNumber } from './same-number.ts';
import type { SearchIndex } from './search-index.ts';

export interface BriefTable {
  /** Null when there is none, or the stored one no longer fits the schema: a cache that cannot be read is a miss. */
  get(handoffKey: string): HandoffBrief | null;
  /** Writes the brief and, once its handoff is stored, its full-text row in one transaction. */
  save(brief: HandoffBrief): void;
  /** Briefs whose prospect has this number, newest first; a call the rep dialled has none of its own. */
  ofNumber(e164: string, limit: number): HandoffBrief[];
  /** Handoff ids, newest first, whose brief, transcript or notes have a word beginning with each word of `query`. */
  search(query: string, limit: number): string[];
}

/** How the key of a call begins that the rep dialled and that goes back to no handoff. */
export const dialledKey = 'dial:';

const jsonColumn = z.string().optional();
const numberedSchema = z.object({ json: z.string(), phone: z.string().nullable() });

export function briefTable(db: Database, clock: Clock, index: SearchIndex, country: () => string): BriefTable {
  const select = db.prepare('SELECT json FROM briefs WHERE handoff_key = ?').pluck();
  const upsert = db.prepare(
    `INSERT INTO briefs (handoff_key, json, saved_ms, name, company, phone, reason, trigger_kind, campaign)
     VALUES (@handoffKey, @json, @now, @name, @company, @phone, @reason, @triggerKind, @campaign)
     ON CONFLICT DO UPDATE SET json = excluded.json, saved_ms = excluded.saved_ms,
       name = excluded.name, company = excluded.company, phone = excluded.phone, reason = excluded.reason,
       trigger_kind = excluded.trigger_kind, campaign = excluded.campaign`,
  );

  const byDigits = db.prepare(
    `SELECT json, phone FROM briefs WHERE digits IN (SELECT value FROM json_each(?))
       AND handoff_key NOT GLOB '${dialledKey}*' ORDER BY saved_ms DESC`,
  );

  const read = (json: string): HandoffBrief | null => handoffBriefSchema.safeParse(parseJson(json)).data ?? null;

  return {
    get(handoffKey) {
      const json = jsonColumn.parse(select.get(handoffKey));
      return json === undefined ? null : read(json);
    },
    ofNumber(e164, limit) {
      const number = sameNumber(e164, country());
      if (number === null) return [];
      const found: HandoffBrief[] = [];
      for (const row of byDigits.iterate(number.digits)) {
        const { json, phone } = numberedSchema.parse(row);
        const brief = number.is(phone) ? read(json) : null;
        if (brief !== null) found.push(brief);
        if (found.length === limit) break;
      }
      return found;
    },
    save(brief) {
      const json = JSON.stringify(brief);
      const { name, company, phone } = brief.prospect;
      inTransaction(db, () => {
        // Every source reports the merged brief again; most of the time nothing is new.
        if (select.get(brief.handoffKey) === json) return;
        const { handoffKey, trigger, campaign } = brief;
        const headlines = { name, company, phone, reason: trigger.reason, triggerKind: trigger.kind, campaign };
        upsert.run({ handoffKey, json, now: clock.now().getTime(), ...headlines });
        index.putBrief(handoffKey, brief);
      });
    },
    search: (query, limit) => index.handoffs(query, limit),
  };
}
