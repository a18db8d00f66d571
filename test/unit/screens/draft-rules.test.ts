import { expect, test } from 'vitest';
import { emptyBrief } from '../../../src-main/contract/brief.ts';
import { emptyDraft, feedbackDraftSchema } from '../../../src-main/contract/feedback.ts';
import {
  knownDraft,
  withContext,
  withDisposition,
  withGap,
  withRating,
  withTiming,
} from '../../../src-renderer/screens/feedback/draft-rules.ts';

test('a choice made twice is taken back', () => {
  expect(withTiming(withTiming(emptyDraft, 'right'), 'right')).toEqual(emptyDraft);
  expect(withContext(withContext(emptyDraft, 'enough'), 'enough')).toEqual(emptyDraft);
  expect(withDisposition(withDisposition(emptyDraft, 'lost'), 'lost')).toEqual(emptyDraft);
  expect(withRating(withRating(emptyDraft, 4), 4)).toEqual(emptyDraft);
});

test('a better turn stays only with "too late", gaps only with "missing"', () => {
  const late = { ...withTiming(emptyDraft, 'too-late'), betterTurn: 9 };
  expect(withTiming(late, 'right').betterTurn).toBeNull();
  const missing = withGap(emptyDraft, 'budget');
  expect(missing).toMatchObject({ context: 'missing', gaps: ['budget'] });
  expect(withContext(missing, 'enough').gaps).toEqual([]);
  expect(withGap(missing, 'budget').gaps).toEqual([]);
});

test('what can be known is filled in, and nothing else', () => {
  const brief = { ...emptyBrief('key'), origins: ['desk' as const] };
  expect(knownDraft(brief, { kind: 'connected' })).toEqual(emptyDraft);
  expect(knownDraft(brief, { kind: 'failed', cause: 'signalling-lost' }).disposition).toBe('lost');
  const cold = knownDraft({ ...brief, origins: ['caller-id'] }, { kind: 'connected' });
  expect(cold).toMatchObject({ context: 'missing', timing: null });
  expect(feedbackDraftSchema.safeParse(cold).success).toBe(true);
});
