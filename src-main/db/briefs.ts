/** The briefs table: the local cache of what the AI knows, by handoff key. */
import { z } from 'zod';
import { type HandoffBrief, handoffBriefSchema } from '../contract/brief.ts';
import { type Clock, type Database, inTransaction } from './database.ts';
import { parseJson } from './json.ts';
import type { SearchIndex } from './search-index.ts';

export interface BriefTable {
  /** Null when there is none, or the stored one no longer fits the schema: a cache that cannot be read is a miss. */
  get(handoffKey: string): HandoffBrief | null;
  /** Writes the brief and, once its handoff is stored, its full-text row in one transaction. */
  save(brief: HandoffBrief): void;
  /** Handoff ids, newest first, whose brief, transcript or notes have a word beginning with each word of `query`. */
  search(query: string, limit: number): string[];
}

const jsonColumn = z.string().optional();

export function briefTable(db: Database, clock: Clock, index: SearchIndex): BriefTable {
  const select = db.prepare('SELECT json FROM briefs WHERE handoff_key = ?').pluck();
  const upsert = db.prepare(
    `INSERT INTO briefs (handoff_key, json, saved_ms, name, company, phone, reason)
     VALUES (@handoffKey, @json, @now, @name, @company, @phone, @reason)
     ON CONFLICT DO UPDATE SET json = excluded.json, saved_ms = excluded.saved_ms,
       name = excluded.name, company = excluded.company, phone = excluded.phone, reason = excluded.reason`,
  );

  return {
    get(handoffKey) {
      const json = jsonColumn.parse(select.get(handoffKey));
      return json === undefined ? null : (handoffBriefSchema.safeParse(parseJson(json)).data ?? null);
    },
    save(brief) {
      const json = JSON.stringify(brief);
      const { name, company, phone } = brief.prospect;
      inTransaction(db, () => {
        // Every source reports the merged brief again; most of the time nothing is new.
        if (select.get(brief.handoffKey) === json) return;
        const { handoffKey, trigger } = brief;
        upsert.run({ handoffKey, json, now: clock.now().getTime(), name, company, phone, reason: trigger.reason });
        index.putBrief(handoffKey, brief);
      });
    },
    search: (query, limit) => index.handoffs(query, limit),
  };
}
