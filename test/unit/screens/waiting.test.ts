import { expect, test } from 'vitest';
import { emptyBrief } from '../../../src-main/contract/brief.ts';
import type { CallCore } from '../../../src-renderer/call/state.ts';
import { waitedMs } from '../../../src-renderer/screens/text/waiting.ts';

function call(waitingSince: string | null): CallCore {
  return {
    legId: 'leg',
    handoffId: null,
    facts: {
      sipCallId: 'id',
      callerId: null,
      displayName: null,
      headers: [],
      parts: [],
      receivedAt: '2026-11-23T10:00:10.000Z',
    },
    dialled: null,
    brief: { ...emptyBrief('key'), waitingSince },
    ringingAt: 1_000,
    strategy: null,
    fallback: null,
    blocked: false,
    overridden: false,
  };
}

test('the wait began before the INVITE when the brief says so', () => {
  expect(waitedMs(call('2026-11-23T10:00:03.000Z'), 3_000)).toBe(9_000);
});

test('without it, or with a clock that cannot be right, the wait began with the INVITE', () => {
  expect(waitedMs(call(null), 3_000)).toBe(2_000);
  expect(waitedMs(call('2026-11-23T10:05:00.000Z'), 3_000)).toBe(2_000);
  expect(waitedMs(call('2026-11-20T10:00:00.000Z'), 3_000)).toBe(2_000);
  expect(waitedMs(call(null), 500)).toBe(0);
});
