/** The history: reads handoffs with what belongs to them. It writes nothing. */
import { z } from 'zod';
import { emptyBrief } from '../contract/brief.ts';
import { emptyDraft, feedbackDraftSchema } from '../contract/feedback.ts';
import { type HistoryDetail, type HistoryItem, historyItemSchema } from '../contract/history.ts';
import type { BriefTable } from './briefs.ts';
import { type CallTable, outcomeColumn } from './calls.ts';
import type { Database } from './database.ts';
import type { FeedbackTable } from './feedback.ts';
import type { FeedbackDraftTable } from './feedback-drafts.ts';
import type { NoteTable } from './notes.ts';
import type { SearchIndex } from './search-index.ts';
import { ftsQuery } from './search-text.ts';

export interface HistoryPage {
  /** Words to look for; empty: everything. */
  readonly query: string;
  readonly limit: number;
  /** ISO 8601; only handoffs received earlier. Null: from the newest on. */
  readonly before: string | null;
}

export interface History {
  list(page: HistoryPage): HistoryItem[];
  detail(handoffId: string): HistoryDetail | null;
}

const draftColumn = feedbackDraftSchema.shape;
const rowSchema = z
  .object({
    id: z.string(),
    handoffKey: z.string(),
    receivedMs: z.int(),
    name: z.string().nullable(),
    company: z.string().nullable(),
    phone: z.string().nullable(),
    reason: z.string().nullable(),
    direction: historyItemSchema.shape.direction,
    outcome: outcomeColumn,
    talkSeconds: z.number(),
    feedback: historyItemSchema.shape.feedback,
    timing: draftColumn.timing,
    disposition: draftColumn.disposition,
  })
  .transform(({ id, receivedMs, ...row }) =>
    historyItemSchema.parse({ ...row, handoffId: id, receivedAt: new Date(receivedMs).toISOString() }),
  );

const select = `SELECT h.id, h.handoff_key AS handoffKey, h.received_ms AS receivedMs,
    coalesce(b.name, h.display_name) AS name, b.company, coalesce(b.phone, h.caller_id) AS phone, b.reason,
    h.direction, h.outcome, h.talk_seconds AS talkSeconds,
    CASE WHEN d.handoff_id IS NOT NULL THEN 'draft' WHEN f.handoff_id IS NOT NULL THEN 'submitted' ELSE 'none' END
      AS feedback,
    coalesce(d.json, f.json) ->> '$.timing' AS timing, coalesce(d.json, f.json) ->> '$.disposition' AS disposition`;
const joins = `LEFT JOIN briefs b ON b.handoff_key = h.handoff_key
  LEFT JOIN feedback f ON f.handoff_id = h.id LEFT JOIN feedback_drafts d ON d.handoff_id = h.id`;

export function historyOf(parts: {
  readonly db: Database;
  readonly index: SearchIndex;
  readonly calls: CallTable;
  readonly briefs: BriefTable;
  readonly notes: NoteTable;
  readonly drafts: FeedbackDraftTable;
  readonly feedback: FeedbackTable;
}): History {
  const { db, index, calls, briefs, notes, drafts, feedback } = parts;
  const newest = db.prepare(
    `${select} FROM handoffs h ${joins} WHERE h.received_ms < @before ORDER BY h.received_ms DESC LIMIT @limit`,
  );
  // The index walks its rows newest first and stops at the limit; the joins see only what it found.
  const found = db.prepare(
    `${select} FROM (SELECT rowid AS ms FROM search WHERE search MATCH @fts AND rowid < @before
       ORDER BY rowid DESC LIMIT @limit) s JOIN handoffs h ON h.received_ms = s.ms ${joins} ORDER BY s.ms DESC`,
  );
  const one = db.prepare(`${select} FROM handoffs h ${joins} WHERE h.id = ?`);

  return {
    list({ query, limit, before }) {
      const position = { limit, before: before === null ? Number.MAX_SAFE_INTEGER : Date.parse(before) };
      if (query.trim() === '') return newest.all(position).map((row) => rowSchema.parse(row));
      const fts = ftsQuery(query);
      if (fts === null) return [];
      index.refresh();
      return found.all({ ...position, fts }).map((row) => rowSchema.parse(row));
    },

    detail(handoffId) {
      const row = one.get(handoffId);
      if (row === undefined) return null;
      const item = rowSchema.parse(row);
      const empty = emptyBrief(item.handoffKey);
      const known = { ...empty, prospect: { ...empty.prospect, name: item.name, phone: item.phone } };
      const all = calls.of(handoffId);
      // The call that was bridged tells the story; of several declined ones the last does.
      const call = all.findLast((candidate) => candidate.bridgedAfterMs !== null) ?? all.at(-1);
      return {
        item,
        brief: briefs.get(item.handoffKey) ?? { ...known, origins: ['caller-id'] },
        note: notes.get(handoffId),
        draft: drafts.get(handoffId) ?? feedback.get(handoffId) ?? emptyDraft,
        strategy: call?.strategy ?? null,
        fallback: call?.fallback ?? null,
        bridgedAfterMs: call?.bridgedAfterMs ?? null,
        overridden: all.some(({ overridden }) => overridden),
        quality: call?.quality ?? null,
      };
    },
  };
}
