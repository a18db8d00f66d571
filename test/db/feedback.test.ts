import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDraft, type FeedbackDraft, feedbackSchema } from '../../src-main/contract/feedback.ts';
import { UnknownHandoff } from '../../src-main/db/failure.ts';
import { revisionKey } from '../../src-main/db/feedback.ts';
import { type Bench, facts, openTestDatabase } from './support.ts';

let bench: Bench;
let handoffId: string;
const verdict: FeedbackDraft = {
  ...emptyDraft,
  disposition: 'meeting-booked',
  timing: 'right',
  rating: 4,
  note: 'good',
};

beforeEach(() => {
  bench = openTestDatabase();
  handoffId = bench.store.handoffs.begin(facts(), 'k1').handoffId;
  for (const row of bench.store.outbox.due(bench.clock.now(), 10)) bench.store.outbox.delivered(row.id);
});
afterEach(() => bench.discard());

const waiting = () =>
  bench.opened.db.prepare("SELECT body FROM outbox WHERE kind = 'feedback' ORDER BY id").pluck().all();
const item = () => bench.store.handoffs.detail(handoffId)?.item;

describe('a draft', () => {
  it('is there after every keystroke, and tells the desk nothing', () => {
    for (const note of ['g', 'go', 'goo']) bench.store.feedback.saveDraft(handoffId, { ...verdict, note });
    bench = bench.reopen();
    expect(bench.store.handoffs.detail(handoffId)?.draft).toEqual({ ...verdict, note: 'goo' });
    expect(item()).toMatchObject({ feedback: 'draft', timing: 'right', disposition: 'meeting-booked' });
    expect(waiting()).toEqual([]);
  });

  it('needs a handoff', () => {
    expect(() => bench.store.feedback.saveDraft('00000000-0000-4000-8000-000000000000', verdict)).toThrow(
      UnknownHandoff,
    );
  });
});

describe('submitted feedback', () => {
  it('is stored with its outbox row and replaces the draft', () => {
    bench.store.feedback.saveDraft(handoffId, { ...verdict, note: 'unfinished' });
    const { feedbackId } = bench.store.feedback.submit(handoffId, verdict);
    bench = bench.reopen();
    expect(item()).toMatchObject({ feedback: 'submitted', timing: 'right' });
    expect(bench.store.handoffs.detail(handoffId)?.draft).toEqual(verdict);
    const delivered = feedbackSchema.parse(JSON.parse(String(waiting()[0])));
    expect(delivered).toEqual({
      ...verdict,
      handoffId,
      handoffKey: 'k1',
      idempotencyKey: revisionKey(feedbackId, 1),
      submittedAt: bench.clock.now().toISOString(),
    });
    expect(bench.store.outbox.due(bench.clock.now(), 10)[0]?.idempotencyKey).toBe(delivered.idempotencyKey);
  });

  it('submitted twice is one', () => {
    const first = bench.store.feedback.submit(handoffId, verdict);
    expect(bench.store.feedback.submit(handoffId, { ...verdict })).toEqual(first);
    expect(waiting()).toHaveLength(1);
  });

  it('corrected is the same feedback with a new key of its family', () => {
    const first = bench.store.feedback.submit(handoffId, verdict);
    expect(bench.store.feedback.submit(handoffId, { ...verdict, timing: 'too-late', betterTurn: 3 })).toEqual(first);
    const keys = waiting().map((body) => feedbackSchema.parse(JSON.parse(String(body))).idempotencyKey);
    expect(keys).toEqual([revisionKey(first.feedbackId, 1), revisionKey(first.feedbackId, 2)]);
    expect(item()).toMatchObject({ timing: 'too-late' });
  });

  it('is not stored without its outbox row, and the draft stays', () => {
    bench.store.feedback.saveDraft(handoffId, verdict);
    bench.opened.db.exec("CREATE TRIGGER broken BEFORE INSERT ON outbox BEGIN SELECT raise(ABORT, 'no'); END");
    expect(() => bench.store.feedback.submit(handoffId, verdict)).toThrow();
    expect(item()?.feedback).toBe('draft');
  });

  it('edited again shows as a draft until it is submitted', () => {
    bench.store.feedback.submit(handoffId, verdict);
    bench.store.feedback.saveDraft(handoffId, { ...verdict, rating: 2 });
    expect(item()?.feedback).toBe('draft');
    bench.store.feedback.submit(handoffId, { ...verdict, rating: 2 });
    expect(item()?.feedback).toBe('submitted');
  });
});
