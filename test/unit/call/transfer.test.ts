/** A transfer: the call waits, and is gone or back, never lost. */
import { describe, expect, test } from 'vitest';
import type { HandoffEvent } from '../../../src-main/contract/call.ts';
import type { CallEvent } from '../../../src-renderer/call/events.ts';
import { transferNotice } from '../../../src-renderer/call/notices.ts';
import type { TransferProgress } from '../../../src-renderer/call/ports.ts';
import { deadline, leg, policy, press } from '../../support/fakes/call-events.ts';
import { play, stateIn, types } from './play.ts';

const target = { kind: 'code', digits: '204' } as const;
const transfer = press(1_000, { type: 'transfer', target, display: 'Sam Okafor', legId: 'a' });
const holds = press(1_500, { type: 'toggle-hold' });
const report = (progress: TransferProgress) => leg('a', 2_000, { type: 'transfer', progress });
const talking = stateIn('talking');
const held: CallEvent = { type: 'hold-answer', at: 1_100, legId: 'a', held: true, problem: null };
const sam = { to: 'Sam Okafor', address: '204', how: 'blind' } as const;
const recorded = (event: HandoffEvent) => ({ type: 'record', legId: 'a', event });

test('holds the call, asks the far end, and waits no longer than a phone rings', () => {
  const { state, effects } = play([transfer], policy, talking);
  expect(state).toMatchObject({
    held: true,
    transfer: { to: 'Sam Okafor', address: '204', how: 'blind', progress: 'asked' },
  });
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

describe('is kept with the call', () => {
  const transfers = (events: readonly CallEvent[]) =>
    play(events, policy, talking).all.flatMap((effect) =>
      effect.type === 'record' && effect.event.type.startsWith('transfer') ? [effect] : [],
    );
  const ringing = report({ kind: 'ringing' });

  test('done, before the call is over', () => {
    const { effects } = play([transfer, ringing, report({ kind: 'done' })], policy, talking);
    expect(effects[0]).toEqual(recorded({ type: 'transferred', ...sam, confirmed: true }));
  });

  test.each([
    ['the far end leaves', leg('a', 2_500, { type: 'remote-hang-up' })],
    ['the rep leaves', press(2_500, { type: 'hang-up' })],
  ])('%s before anybody has answered: nobody knows', (_name, event) => {
    expect(transfers([transfer, ringing, event])).toEqual([
      recorded({ type: 'transferred', ...sam, confirmed: false }),
    ]);
  });

  test('not at all where the far end hangs up instead of agreeing to it', () => {
    expect(transfers([transfer, leg('a', 2_500, { type: 'remote-hang-up' })])).toEqual([]);
  });

  test('taken back by the rep, or without a word', () => {
    expect(transfers([transfer, holds])).toEqual([recorded({ type: 'transfer-failed', ...sam, why: 'taken-back' })]);
    expect(transfers([transfer, deadline('a', 91_000, 'transfer-timeout')])).toEqual([
      recorded({ type: 'transfer-failed', ...sam, why: 'no-word' }),
    ]);
  });
});

describe('that fails', () => {
  test.each(['refused', 'busy', 'no-answer', 'rejected', 'wrong-number', 'failed'] as const)(
    '%s: the call is back',
    (why) => {
      const { state, effects } = play([transfer, held, report({ kind: 'failed', why })], policy, talking);
      const notice = transferNotice(why, 'Sam Okafor');
      expect(state).toMatchObject({ phase: 'talking', held: false, transfer: null, notice });
      expect(effects).toEqual([
        { type: 'cancel-deadlines', legId: 'a' },
        recorded({ type: 'transfer-failed', ...sam, why }),
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
    const back = play([transfer, held, report({ kind: 'failed', why: 'busy' })], policy, talking);
    const resumed = play(
      [{ type: 'hold-answer', at: 2_100, legId: 'a', held: false, problem: null }],
      policy,
      back.state,
    );
    expect(resumed.state).toMatchObject({ holdAsked: null, notice: transferNotice('busy', 'Sam Okafor') });
  });
});

describe('that the rep takes back', () => {
  const back = play([transfer, held, holds], policy, talking);

  test('is a call again', () => {
    expect(back.state).toMatchObject({ held: false, transfer: null, notice: null });
    expect(types(back.effects)).toEqual(['cancel-deadlines', 'record', 'mute', 'set-audible', 'hold']);
  });

  test('is over all the same if they were quicker, and a failure is no news', () => {
    expect(play([report({ kind: 'done' })], policy, back.state).state.phase).toBe('wrapping-up');
    const late = play([report({ kind: 'failed', why: 'busy' })], policy, back.state);
    expect(late.state).toBe(back.state);
  });
});
