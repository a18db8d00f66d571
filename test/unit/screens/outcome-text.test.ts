import { expect, test } from 'vitest';
import { emptyBrief } from '../../../src-main/contract/brief.ts';
import { type CallOutcome, declineReasons, failureCauses } from '../../../src-main/contract/call.ts';
import type { HistoryItem } from '../../../src-main/contract/history.ts';
import { awaitsVerdict, historyLine, outcomeText } from '../../../src-renderer/screens/text/outcome-text.ts';

const empty = emptyBrief('key');
const priya = { ...empty, prospect: { ...empty.prospect, name: 'Priya Raman' } };

const outcomes: CallOutcome[] = [
  { kind: 'answered-elsewhere' },
  { kind: 'caller-left-before-bridge' },
  { kind: 'timed-out' },
  ...declineReasons.map((reason) => ({ kind: 'declined' as const, reason })),
  ...failureCauses.map((cause) => ({ kind: 'failed' as const, cause })),
];

test('every ending says what happened in one sentence and what it means', () => {
  for (const outcome of outcomes) {
    const { headline, meaning } = outcomeText(outcome, priya, 31);
    expect(headline, JSON.stringify(outcome)).toMatch(/^[A-Z][^.]*\.$/);
    expect(meaning, JSON.stringify(outcome)).not.toBe('');
  }
});

test('a caller who left is named, with the wait', () => {
  const text = outcomeText({ kind: 'caller-left-before-bridge' }, priya, 31);
  expect(`${text.headline} ${text.meaning}`).toBe('Priya hung up before you bridged. Priya waited 31 s.');
  expect(outcomeText({ kind: 'caller-left-before-bridge' }, empty, 4).headline).toBe(
    'The caller hung up before you bridged.',
  );
});

const item: HistoryItem = {
  excerpt: null,
  handoffId: '0b0e8f6e-2f6a-4a52-9f6c-6a1d6d2f9a01',
  handoffKey: 'key',
  receivedAt: '2026-11-23T10:00:00Z',
  name: null,
  company: null,
  phone: null,
  direction: 'in',
  reason: null,
  outcome: { kind: 'connected' },
  talkSeconds: 432,
  feedback: 'none',
  timing: null,
  disposition: null,
};

test('a line in the history: the verdict, else how the call ended', () => {
  expect(historyLine({ ...item, disposition: 'meeting-booked' })).toBe('Meeting booked');
  expect(historyLine(item)).toBe('Talked 7 min 12 s');
  expect(historyLine({ ...item, outcome: null })).toBe('In progress');
  expect(historyLine({ ...item, outcome: { kind: 'failed', cause: 'signalling-lost' } })).toBe(
    'Cut off after 7 min 12 s',
  );
  expect(historyLine({ ...item, outcome: { kind: 'failed', cause: 'no-ack' }, talkSeconds: 0 })).toBe(
    'Failed to connect',
  );
});

test('a verdict is awaited for every talk that ended without one', () => {
  expect(awaitsVerdict(item)).toBe(true);
  expect(awaitsVerdict({ ...item, feedback: 'draft' })).toBe(true);
  expect(awaitsVerdict({ ...item, feedback: 'submitted' })).toBe(false);
  expect(awaitsVerdict({ ...item, outcome: null })).toBe(false);
  expect(awaitsVerdict({ ...item, outcome: { kind: 'timed-out' }, talkSeconds: 0 })).toBe(false);
});

test('a call of the rep’s own is told from a handoff that was called back, and waits for no verdict', () => {
  const busy: HistoryItem = { ...item, talkSeconds: 0, outcome: { kind: 'not-reached', why: 'busy' } };
  expect(historyLine({ ...busy, direction: 'out' })).toBe('Busy');
  expect(historyLine(busy)).toBe('Called back: Busy');
  expect(awaitsVerdict({ ...item, direction: 'out' })).toBe(false);
  expect(awaitsVerdict(item)).toBe(true);
});
