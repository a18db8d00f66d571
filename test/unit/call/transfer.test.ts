/** A transfer: the call waits, and is gone or back, never lost. */
import { describe, expect, test } from 'vitest';
import { transferNotice } from '../../../src-renderer/call/notices.ts';
import type { TransferProgress } from '../../../src-renderer/call/ports.ts';
import { deadline, leg, policy, press } from '../../support/fakes/call-events.ts';
import { play, stateIn, types } from './play.ts';

const target = { kind: 'code', digits: '204' } as const;
const transfer = press(1_000, { type: 'transfer', target, display: 'Sam Okafor' });
const holds = press(1_500, { type: 'toggle-hold' });
const report = (progress: TransferProgress) => leg('a', 2_000, { type: 'transfer', progress });
const talking = stateIn('talking');

test('holds the call, asks the far end, and waits no longer than a phone rings', () => {
  const { state, effects } = play([transfer], policy, talking);
  expect(state).toMatchObject({ held: true, transfer: { to: 'Sam Okafor', progress: 'asked' } });
  expect(effects).toEqual([
    { type: 'set-audible', legId: 'a', audible: false },
    { type: 'hold', legId: 'a', held: true },
    { type: 'refer', legId: 'a', target },
    { type: 'schedule', legId: 'a', deadline: 'transfer-timeout', at: 91_000 },
  ]);
});

test('of a call on hold does not hold it again', () => {
  const { effects } = play([holds, transfer], policy, talking);
  expect(types(effects)).toEqual(['refer', 'schedule']);
});

test('twice is once', () => {
  const { state, effects } = play([transfer, transfer], policy, talking);
  expect(state).toMatchObject({ transfer: { to: 'Sam Okafor' }, notice: expect.stringContaining('under way') });
  expect(effects).toEqual([]);
});

test('shows how far it has come, and never goes back', () => {
  const { state } = play([transfer, report({ kind: 'ringing' }), report({ kind: 'trying' })], policy, talking);
  expect(state).toMatchObject({ transfer: { progress: 'ringing' } });
});

test.each([
  ['done', report({ kind: 'done' })],
  [
    'the far end leaves, as many phone systems do instead of a last report',
    leg('a', 2_000, { type: 'remote-hang-up' }),
  ],
])('%s: the conversation is over, and wraps up', (_name, event) => {
  const { state } = play([transfer, report({ kind: 'trying' }), event], policy, talking);
  expect(state).toMatchObject({ phase: 'wrapping-up', outcome: { kind: 'connected' } });
});

describe('that fails', () => {
  test.each(['refused', 'busy', 'no-answer', 'rejected', 'wrong-number', 'failed'] as const)(
    '%s: the call is back',
    (why) => {
      const { state, effects } = play([transfer, report({ kind: 'failed', why })], policy, talking);
      const notice = transferNotice(why, 'Sam Okafor');
      expect(state).toMatchObject({ phase: 'talking', held: false, transfer: null, notice });
      expect(effects).toEqual([
        { type: 'cancel-deadlines', legId: 'a' },
        { type: 'mute', legId: 'a', muted: false },
        { type: 'set-audible', legId: 'a', audible: true },
        { type: 'hold', legId: 'a', held: false },
      ]);
    },
  );

  test('by silence, too', () => {
    const { state } = play([transfer, deadline('a', 91_000, 'transfer-timeout')], policy, talking);
    expect(state).toMatchObject({ held: false, transfer: null, notice: transferNotice('no-word', 'Sam Okafor') });
  });

  test('says why until the next key, also once the call is off hold', () => {
    const back = play([transfer, report({ kind: 'failed', why: 'busy' })], policy, talking);
    const resumed = play(
      [{ type: 'hold-answer', at: 2_100, legId: 'a', held: false, problem: null }],
      policy,
      back.state,
    );
    expect(resumed.state).toMatchObject({ holdPending: false, notice: transferNotice('busy', 'Sam Okafor') });
  });
});

describe('that the rep takes back', () => {
  const back = play([transfer, holds], policy, talking);

  test('is a call again', () => {
    expect(back.state).toMatchObject({ held: false, transfer: null, notice: null });
    expect(types(back.effects)).toEqual(['cancel-deadlines', 'mute', 'set-audible', 'hold']);
  });

  test('is over all the same if they were quicker, and a failure is no news', () => {
    expect(play([report({ kind: 'done' })], policy, back.state).state.phase).toBe('wrapping-up');
    const late = play([report({ kind: 'failed', why: 'busy' })], policy, back.state);
    expect(late.state).toBe(back.state);
  });
});
