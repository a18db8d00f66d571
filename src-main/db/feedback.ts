/** The feedback table: one verdict per handoff, corrected by submitting again. */
import { createHash, randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type Feedback, type FeedbackDraft, feedbackDraftSchema } from '../contract/feedback.ts';
import { type Clock, type Database, inTransaction } from './database.ts';
import { UnknownHandoff } from './failure.ts';
import type { FeedbackDraftTable } from './feedback-drafts.ts';
import { parseJson } from './json.ts';
import type { OutboxTable } from './outbox.ts';
import type { SearchIndex } from './search-index.ts';

export interface FeedbackTable {
  get(handoffId: string): FeedbackDraft | null;
  /**
   * Writes the feedback with its outbox row and drops the draft, in one transaction. The same verdict again changes
   * nothing; a different one is the next revision of the same feedback. @throws UnknownHandoff
   */
  submit(handoffId: string, draft: FeedbackDraft): { feedbackId: string };
}

const rowSchema = z.object({
  id: z.uuid(),
  revision: z.int(),
  draft: z.string().transform(parseJson).pipe(feedbackDraftSchema),
});

/** One UUID per revision, derived from the feedback's own (RFC 9562, version 8): a retry can never invent another. */
export function revisionKey(feedbackId: string, revision: number): string {
  const hash = createHash('sha256').update(`${feedbackId} ${revision}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

export function feedbackTable(parts: {
  readonly db: Database;
  readonly clock: Clock;
  readonly drafts: FeedbackDraftTable;
  readonly outbox: OutboxTable;
  readonly index: SearchIndex;
}): FeedbackTable {
  const { db, clock, drafts, outbox, index } = parts;
  const select = db.prepare('SELECT id, revision, json AS draft FROM feedback WHERE handoff_id = ?');
  const keyOf = db.prepare('SELECT handoff_key FROM handoffs WHERE id = ?').pluck();
  const upsert = db.prepare(
    `INSERT INTO feedback (handoff_id, id, revision, json, submitted_ms) VALUES (@handoffId, @id, @revision, @json, @now)
     ON CONFLICT (handoff_id) DO UPDATE SET revision = excluded.revision, json = excluded.json,
       submitted_ms = excluded.submitted_ms`,
  );

  function read(handoffId: string): z.infer<typeof rowSchema> | null {
    const row = select.get(handoffId);
    return row === undefined ? null : rowSchema.parse(row);
  }

  return {
    get: (handoffId) => read(handoffId)?.draft ?? null,
    submit: (handoffId, draft) =>
      inTransaction(db, () => {
        const handoffKey = z.string().optional().parse(keyOf.get(handoffId));
        if (handoffKey === undefined) throw new UnknownHandoff();
        drafts.remove(handoffId);
        const before = read(handoffId);
        if (before !== null && isDeepStrictEqual(before.draft, draft)) return { feedbackId: before.id };
        const id = before?.id ?? randomUUID();
        const revision = (before?.revision ?? 0) + 1;
        const now = clock.now();
        upsert.run({ handoffId, id, revision, json: JSON.stringify(draft), now: now.getTime() });
        const idempotencyKey = revisionKey(id, revision);
        const feedback: Feedback = { ...draft, handoffId, handoffKey, idempotencyKey, submittedAt: now.toISOString() };
        outbox.add('feedback', handoffKey, feedback, idempotencyKey);
        index.markStale(handoffId);
        return { feedbackId: id };
      }),
  };
}
