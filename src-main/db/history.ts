/** The history: reads handoffs with what belongs to them. It writes nothing. */
import { z } from 'zod';
import { emptyBrief } from '../contract/brief.ts';
import { emptyDraft, feedbackDraftSchema } from '../contract/feedback.ts';
import {
  type HistoryDetail,
  type HistoryFilter,
  type HistoryItem,
  historyItemSchema,
  noFilter,
} from '../contract/history.ts';
import { foldedWords } from '../contract/match-words.ts';
import type { BriefTable } from './briefs.ts';
import type { CallEventTable } from './call-events.ts';
import { type CallTable, outcomeColumn } from './calls.ts';
import type { Database } from './database.ts';
import { excerptOf } from './excerpt.ts';
import type { FeedbackTable } from './feedback.ts';
import type { FeedbackDraftTable } from './feedback-drafts.ts';
import { historyPage } from './history-page.ts';
import type { NoteTable } from './notes.ts';
import type { SearchIndex } from './search-index.ts';
import { ftsQuery } from './search-text.ts';

export interface HistoryPage {
  /** Words to look for; empty: everything. */
  readonly query: string;
  readonly limit: number;
  /** ISO 8601; only handoffs received earlier. Null: from the newest on. */
  readonly before: string | null;
  /** Absent: everything. */
  readonly filter?: HistoryFilter | undefined;
}

export interface History {
  list(page: HistoryPage): HistoryItem[];
  /** How many `list` would find in all. */
  count(what: Pick<HistoryPage, 'query' | 'filter'>): number;
  /** Campaigns of the stored handoffs, by name; the first 200. */
  campaigns(): string[];
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
    historyItemSchema.parse({ ...row, handoffId: id, receivedAt: new Date(receivedMs).toISOString(), excerpt: null }),
  );
/** The most telling first: what the rep wrote, what was said, what the AI made of it, who it is about. */
const textsSchema = z
  .object({ note: z.string(), transcript: z.string(), gist: z.string(), people: z.string(), cut: z.int() })
  .transform(({ note, transcript, gist, people, cut }) => ({
    texts: [note, transcript, gist, people.replace(/^[\d ]+$/gm, '')],
    transcript,
    isCut: cut === 1,
  }));

/** Characters of a transcript that are read for each line of a list. */
const excerptedTranscript = 250_000;
/** Characters beyond that are read for all lines of a list together: where they are used up, the marks are in the handoff itself. */
const excerptedBeyond = 1_000_000;

const columns = `h.id, h.handoff_key AS handoffKey, h.received_ms AS receivedMs,
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
  readonly events: CallEventTable;
  readonly briefs: BriefTable;
  readonly notes: NoteTable;
  readonly drafts: FeedbackDraftTable;
  readonly feedback: FeedbackTable;
}): History {
  const { db, index, calls, events, briefs, notes, drafts, feedback } = parts;
  const page = historyPage(db);
  const from = `FROM json_each(?) s JOIN handoffs h ON h.received_ms = s.value ${joins}`;
  const rows = db.prepare(`SELECT ${columns} ${from} ORDER BY h.received_ms DESC`);
  const rowsWithTexts = db.prepare(
    `SELECT ${columns}, t.note, t.gist, t.people,
       substr(t.transcript, 1, ${excerptedTranscript}) AS transcript, octet_length(t.transcript) > ${excerptedTranscript} AS cut
     ${from} JOIN documents t ON t.received_ms = s.value ORDER BY h.received_ms DESC`,
  );
  const whole = db.prepare('SELECT transcript FROM documents WHERE received_ms = ?').pluck();
  const one = db.prepare(`SELECT ${columns} FROM handoffs h ${joins} WHERE h.id = ?`);
  const campaigns = db
    .prepare('SELECT DISTINCT campaign FROM facets WHERE campaign IS NOT NULL ORDER BY campaign LIMIT 200')
    .pluck();

  return {
    list({ query, limit, before, filter = noFilter }) {
      const typed = query.trim() !== '';
      const fts = ftsQuery(query);
      if (typed && fts === null) return [];
      if (typed) index.refresh();
      const found = page({
        fts,
        filter,
        limit,
        before: before === null ? Number.MAX_SAFE_INTEGER : Date.parse(before),
      });
      const wanted = JSON.stringify(found);
      if (!typed) return rows.all(wanted).map((row) => rowSchema.parse(row));
      const words = foldedWords(query);
      let left = excerptedBeyond;
      return rowsWithTexts.all(wanted).map((row) => {
        const item = rowSchema.parse(row);
        const { texts, transcript, isCut } = textsSchema.parse(row);
        const shown = [item.name, item.company];
        const excerpt = excerptOf(texts, words, shown);
        if (excerpt !== null || !isCut || left === 0) return { ...item, excerpt };
        // From a whole line on.
        const from = transcript.lastIndexOf('\n') + 1;
        const rest = z
          .string()
          .parse(whole.get(Date.parse(item.receivedAt)))
          .slice(from, from + left);
        left -= rest.length;
        return { ...item, excerpt: excerptOf([rest], words, shown) };
      });
    },

    count({ query, filter = noFilter }) {
      const fts = ftsQuery(query);
      if (query.trim() !== '' && fts === null) return 0;
      if (fts !== null) index.refresh();
      return page({ fts, filter, limit: Number.MAX_SAFE_INTEGER, before: Number.MAX_SAFE_INTEGER }).length;
    },

    campaigns: () => z.string().array().parse(campaigns.all()),

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
        timeline: all.map(({ id, receivedMs, direction }) => ({
          receivedAt: new Date(receivedMs).toISOString(),
          direction,
          entries: events.of(id),
        })),
      };
    },
  };
}
