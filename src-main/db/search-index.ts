/**
 * The full-text index: one document per handoff, so that a word of the brief and a word of the note find it together.
 * Briefs are indexed as they are saved, unless they are very long. Notes change at every keystroke, so they only mark the document as stale;
 * a search first brings stale documents up to date and therefore never misses a note.
 */
import { z } from 'zod';
import { type HandoffBrief, handoffBriefSchema } from '../contract/brief.ts';
import { type Database, inTransaction } from './database.ts';
import { parseJson } from './json.ts';
import { ftsQuery, phoneForms, searchText } from './search-text.ts';

export interface SearchIndex {
  /** Indexes the brief if its handoff is stored; without a brief, what the INVITE said. A very long one waits. */
  putBrief(handoffKey: string, brief: HandoffBrief | null): void;
  /** The handoff's text has changed; it is indexed before the next search. */
  markStale(handoffId: string): void;
  /** Indexes everything marked. */
  refresh(): void;
  /** Handoff ids, newest first. */
  handoffs(query: string, limit: number): string[];
}

/** In characters. Indexing a brief of the largest size takes 50 to 150 ms, too much for the moment a handoff rings. */
const indexedAtOnce = 100_000;

const sourceSchema = z.object({
  receivedMs: z.int(),
  callerId: z.string().nullable(),
  displayName: z.string().nullable(),
  note: z.string(),
});
const keySchema = z.string().array();

export function searchIndex(db: Database): SearchIndex {
  const source = db.prepare(
    `SELECT h.received_ms AS receivedMs, h.caller_id AS callerId, h.display_name AS displayName,
       coalesce(n.text, '') || char(10) || coalesce(f.json ->> '$.note', '') || char(10) || coalesce(d.json ->> '$.note', '') AS note
     FROM handoffs h LEFT JOIN notes n ON n.handoff_id = h.id
       LEFT JOIN feedback f ON f.handoff_id = h.id LEFT JOIN feedback_drafts d ON d.handoff_id = h.id
     WHERE h.handoff_key = ?`,
  );
  const put = db.prepare(
    `INSERT INTO documents (received_ms, people, gist, transcript, note)
     VALUES (@receivedMs, @people, @gist, @transcript, @note)
     ON CONFLICT DO UPDATE SET people = excluded.people, gist = excluded.gist,
       transcript = excluded.transcript, note = excluded.note`,
  );
  const mark = db.prepare(
    'INSERT INTO search_stale SELECT received_ms FROM handoffs WHERE id = ? ON CONFLICT DO NOTHING',
  );
  const markByKey = db.prepare(
    'INSERT INTO search_stale SELECT received_ms FROM handoffs WHERE handoff_key = ? ON CONFLICT DO NOTHING',
  );
  const unmark = db.prepare('DELETE FROM search_stale WHERE received_ms = ?');
  // In this order: the other way round every search would begin by reading all handoffs.
  const stale = db
    .prepare('SELECT handoff_key FROM search_stale CROSS JOIN handoffs USING (received_ms) LIMIT 500')
    .pluck();
  const briefJson = db.prepare('SELECT json FROM briefs WHERE handoff_key = ?').pluck();
  const match = db
    .prepare(
      `SELECT h.id FROM search s JOIN handoffs h ON h.received_ms = s.rowid
       WHERE s.search MATCH ? ORDER BY s.rowid DESC LIMIT ?`,
    )
    .pluck();

  function putDocument(handoffKey: string, brief: HandoffBrief | null): void {
    const row = source.get(handoffKey);
    if (row === undefined) return;
    const { receivedMs, callerId, displayName, note } = sourceSchema.parse(row);
    const text = brief === null ? { people: '', gist: '', transcript: '' } : searchText(brief);
    const people = [text.people, displayName, phoneForms(callerId)].filter((part) => part !== null).join('\n');
    put.run({ ...text, people, receivedMs, note: note.trim() });
    unmark.run(receivedMs);
  }

  function putBrief(handoffKey: string, brief: HandoffBrief | null): void {
    const length = brief?.transcript.reduce((sum, turn) => sum + turn.text.length, 0) ?? 0;
    if (length <= indexedAtOnce) putDocument(handoffKey, brief);
    else markByKey.run(handoffKey);
  }

  function refresh(): void {
    for (let keys = keySchema.parse(stale.all()); keys.length > 0; keys = keySchema.parse(stale.all())) {
      inTransaction(db, () => {
        for (const key of keys) {
          const brief = handoffBriefSchema.safeParse(parseJson(String(briefJson.get(key))));
          putDocument(key, brief.data ?? null);
        }
      });
    }
  }

  return {
    putBrief,
    markStale: (handoffId) => void mark.run(handoffId),
    refresh,
    handoffs(query, limit) {
      refresh();
      const fts = ftsQuery(query);
      return fts === null ? [] : keySchema.parse(match.all(fts, limit));
    },
  };
}
