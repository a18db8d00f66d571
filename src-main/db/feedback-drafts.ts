/** The feedback_drafts table: feedback as it is being typed. */
import { z } from 'zod';
import { type FeedbackDraft, feedbackDraftSchema } from '../contract/feedback.ts';
import { type Clock, type Database, inTransaction } from './database.ts';
import { UnknownHandoff } from './failure.ts';
import { parseJson } from './json.ts';
import type { SearchIndex } from './search-index.ts';

export interface FeedbackDraftTable {
  get(handoffId: string): FeedbackDraft | null;
  /** Cheap enough for every keystroke. @throws UnknownHandoff */
  save(handoffId: string, draft: FeedbackDraft): void;
  remove(handoffId: string): void;
}

const jsonColumn = z.string().transform(parseJson).pipe(feedbackDraftSchema).optional();

export function feedbackDraftTable(db: Database, clock: Clock, index: SearchIndex): FeedbackDraftTable {
  const select = db.prepare('SELECT json FROM feedback_drafts WHERE handoff_id = ?').pluck();
  const upsert = db.prepare(
    `INSERT INTO feedback_drafts (handoff_id, json, updated_ms) SELECT id, @json, @now FROM handoffs WHERE id = @handoffId
     ON CONFLICT DO UPDATE SET json = excluded.json, updated_ms = excluded.updated_ms`,
  );
  const remove = db.prepare('DELETE FROM feedback_drafts WHERE handoff_id = ?');
  return {
    get: (handoffId) => jsonColumn.parse(select.get(handoffId)) ?? null,
    save: (handoffId, draft) =>
      inTransaction(db, () => {
        const row = { handoffId, json: JSON.stringify(draft), now: clock.now().getTime() };
        if (upsert.run(row).changes === 0) throw new UnknownHandoff();
        index.markStale(handoffId);
      }),
    remove: (handoffId) => void remove.run(handoffId),
  };
}
