/** What happens when two things happen at once, and what the rep reads about it. */
import { describe, expect, test } from 'vitest';
import type { Effect } from '../../../src-renderer/call/effects.ts';
import { notices } from '../../../src-renderer/call/notices.ts';
import {
  begun,
  bridgeAnswer,
  briefOf,
  deadline,
  handoffIdOf,
  invite,
  leg,
  policy,
  press,
} from '../../support/fakes/call-events.ts';
import { play, stateIn, types, wayInto } from './play.ts';

const bridge = { type: 'bridge' } as const;

function endings(effects: readonly Effect[]): unknown[] {
  return effects.flatMap((effect) =>
    effect.type === 'record' && effect.event.type === 'ended' ? [[effect.legId, effect.event.outcome]] : [],
  );
}

describe('bridge', () => {
  test('a double click bridges once', () => {
    const { state, all } = play([...wayInto.ringing, press(100, bridge), press(180, bridge)]);
    expect(state.phase).toBe('bridging');
    expect(all.filter((effect) => effect.type === 'bridge')).toHaveLength(1);
  });

  test('a CANCEL that crosses the click is the caller leaving, not a failure of ours', () => {
    const { state, all } = play([
      ...wayInto.bridging,
      bridgeAnswer('a', 110, 'The call was cancelled'),
      leg('a', 115, { type: 'cancelled', cause: 'caller-left' }),
      deadline('a', 610, 'bridge-refused'),
    ]);
    expect(state).toMatchObject({ phase: 'ended', outcome: { kind: 'caller-left-before-bridge' } });
    expect(endings(all)).toEqual([['a', { kind: 'caller-left-before-bridge' }]]);
  });

  test('a click after the caller left changes nothing but keeps the card that says so', () => {
    const { state, effects } = play([...wayInto.ended, press(900, bridge)]);
    expect(state).toMatchObject({ phase: 'ended', outcome: { kind: 'caller-left-before-bridge' } });
    expect(effects).toEqual([{ type: 'schedule', legId: 'a', deadline: 'ended-card', at: 120_900 }]);
  });

  test('a refusal while the caller is still there rings again with the reason, and can be tried again', () => {
    const ready = leg('a', 105, { type: 'media-ready', afterMs: 105 });
    const refused = play([...wayInto.bridging, ready, bridgeAnswer('a', 110, 'The edge is away.')]);
    expect(refused.state).toMatchObject({ phase: 'bridging', notice: 'The edge is away.' });
    const again = play([deadline('a', 410, 'bridge-refused')], policy, refused.state);
    expect(again.state).toMatchObject({ phase: 'ringing', mediaReady: true, notice: 'The edge is away.' });
    expect(again.effects).toContainEqual({ type: 'schedule', legId: 'a', deadline: 'ring-timeout', at: 60_000 });
    expect(play([press(900, bridge)], policy, again.state).state.phase).toBe('bridging');
  });

  test('the prospect becomes audible before the 200 goes out, and the whisper is cut before that', () => {
    const order = types(play(wayInto.bridging).effects);
    expect(order.indexOf('cut-whisper')).toBeLessThan(order.indexOf('set-audible'));
    expect(order.indexOf('set-audible')).toBeLessThan(order.indexOf('bridge'));
  });

  test.each([
    ['denied', /not allowed/],
    ['missing', /no microphone/],
    ['opening', /still being opened/],
  ] as const)('without a microphone (%s) it says why, tries again and goes on ringing', (microphone, words) => {
    const { state, effects } = play([...wayInto.ringing, press(100, bridge)], { ...policy, microphone });
    expect(state).toMatchObject({ phase: 'ringing', notice: expect.stringMatching(words) });
    expect(types(effects)).toEqual(['reopen-microphone']);
  });

  test.each([
    ['declined', [], { kind: 'declined', reason: 'declined' }],
    [
      'failed',
      [bridgeAnswer('a', 110), leg('a', 120, { type: 'acknowledged' })],
      { kind: 'failed', cause: 'media-failed' },
    ],
  ] as const)('a hang-up meanwhile is recorded as %s', (_name, meanwhile, outcome) => {
    const { state, all } = play([...wayInto.bridging, ...meanwhile, press(500, { type: 'hang-up' })]);
    expect(state).toMatchObject({ phase: 'ended', outcome });
    expect(all.filter((effect) => effect.type === 'hang-up')).toHaveLength(1);
  });
});

describe('talking begins', () => {
  const answered = bridgeAnswer('a', 110);
  const acknowledged = leg('a', 120, { type: 'acknowledged' });
  const heard = leg('a', 130, { type: 'inbound-audio' });

  test.each([[[answered, acknowledged, heard]], [[acknowledged, heard, answered]], [[heard, answered, acknowledged]]])(
    'after the answer, the ACK and inbound RTP in any order',
    (events) => {
      expect(play([...wayInto.bridging, ...events.slice(0, 2)]).state.phase).toBe('bridging');
      expect(play([...wayInto.bridging, ...events]).state).toMatchObject({ phase: 'talking', notice: null });
    },
  );

  test('on a consult leg that was acknowledged while ringing, with the acceptance', () => {
    const before = play([
      ...wayInto.ringing,
      leg('a', 10, { type: 'acknowledged' }),
      leg('a', 20, { type: 'inbound-audio' }),
    ]);
    const clicked = play([press(100, bridge)], policy, before.state);
    expect(clicked.state.phase).toBe('bridging');
    expect(play([answered], policy, clicked.state).state.phase).toBe('talking');
  });

  test('without sound after a notice, and the notice goes when the prospect is heard', () => {
    const silent = play([...wayInto.bridging, answered, acknowledged]);
    expect(silent.effects).toEqual([{ type: 'schedule', legId: 'a', deadline: 'no-sound', at: 2_120 }]);
    const told = play([deadline('a', 2_120, 'no-sound')], policy, silent.state);
    expect(told.state).toMatchObject({ phase: 'bridging', notice: notices.noSound });
    expect(told.effects).toEqual([{ type: 'schedule', legId: 'a', deadline: 'talk-anyway', at: 5_120 }]);
    const talking = play([deadline('a', 5_120, 'talk-anyway')], policy, told.state);
    expect(talking.state).toMatchObject({ phase: 'talking', notice: notices.noSound, inboundAudio: false });
    const spoke = play([leg('a', 7_000, { type: 'inbound-audio' })], policy, talking.state);
    expect(spoke.state).toMatchObject({ phase: 'talking', notice: null, inboundAudio: true });
  });

  test.each([
    [[], notices.opening],
    [[answered], notices.unconfirmed],
  ])('late: two seconds after the click the card says what is waited for', (events, notice) => {
    const { state } = play([...wayInto.bridging, ...events, deadline('a', 2_100, 'bridge-notice')]);
    expect(state).toMatchObject({ phase: 'bridging', notice });
  });

  test('never without an ACK: the call fails by name', () => {
    const { state } = play([...wayInto.bridging, answered, deadline('a', 32_100, 'no-ack')]);
    expect(state).toMatchObject({ phase: 'ended', outcome: { kind: 'failed', cause: 'no-ack' } });
  });
});

describe('decline', () => {
  test.each([
    ['wrong-rep', 603],
    ['declined', 603],
    ['queue', 480],
    ['callback', 480],
  ] as const)('%s is answered %i, once', (reason, status) => {
    const twice = [press(100, { type: 'decline', reason } as const), press(150, { type: 'decline', reason } as const)];
    const { state, all } = play([...wayInto.ringing, ...twice]);
    expect(state).toMatchObject({ phase: 'ended', outcome: { kind: 'declined', reason } });
    expect(all.filter((effect) => effect.type === 'decline')).toEqual([
      { type: 'decline', legId: 'a', status, reason },
    ]);
    expect(all).toContainEqual({ type: 'remember-declined', handoffKey: 'key-of-a' });
    expect(endings(all)).toEqual([['a', { kind: 'declined', reason }]]);
  });

  test('is too late once the bridge was clicked', () => {
    const { state, effects } = play([...wayInto.bridging, press(150, { type: 'decline', reason: 'queue' })]);
    expect(state).toMatchObject({ phase: 'bridging', notice: notices.alreadyBridging });
    expect(effects).toEqual([]);
  });
});

describe('compliance', () => {
  const blocked = invite('a', 0, { blocked: true });

  test('a block refuses the bridge until it is overridden, and the override is recorded', () => {
    const refused = play([blocked, press(100, bridge)]);
    expect(refused.state).toMatchObject({ phase: 'ringing', notice: notices.blocked });
    expect(refused.effects).toEqual([]);
    const overridden = play([press(200, { type: 'override-compliance' })], policy, refused.state);
    expect(overridden.effects).toEqual([{ type: 'record', legId: 'a', event: { type: 'compliance-override' } }]);
    expect(play([press(300, bridge)], policy, overridden.state).state.phase).toBe('bridging');
  });

  test('a later source that still blocks does not undo the override', () => {
    const later = {
      type: 'brief',
      at: 250,
      handoffId: handoffIdOf('a'),
      brief: briefOf('a', 'later'),
      blocked: true,
    } as const;
    const { state } = play([blocked, press(200, { type: 'override-compliance' }), later]);
    expect(state).toMatchObject({ phase: 'ringing', call: { blocked: false, brief: { summary: 'later' } } });
  });

  test('a later source may raise or clear it', () => {
    const say = (isBlocked: boolean, at: number) =>
      ({ type: 'brief', at, handoffId: handoffIdOf('a'), brief: briefOf('a'), blocked: isBlocked }) as const;
    expect(play([invite('a', 0), say(true, 50)]).state).toMatchObject({ call: { blocked: true } });
    expect(play([blocked, say(false, 50)]).state).toMatchObject({ call: { blocked: false } });
  });
});

describe('a second INVITE', () => {
  test.each(['ringing', 'bridging', 'talking'] as const)('while %s is busy and leaves the call untouched', (phase) => {
    const before = stateIn(phase);
    const { state, effects } = play([invite('b', 1_000)], policy, before);
    expect(state).toBe(before);
    expect(effects).toContainEqual({ type: 'decline', legId: 'b', status: 486, reason: 'busy' });
    expect(endings(effects)).toEqual([['b', { kind: 'declined', reason: 'busy' }]]);
  });

  test('rings during wrap-up; the finished call is not recorded again', () => {
    const { state, all } = play([...wayInto['wrapping-up'], invite('b', 1_000)]);
    expect(state).toMatchObject({ phase: 'ringing', call: { legId: 'b' } });
    expect(endings(all)).toEqual([['a', { kind: 'connected' }]]);
  });
});

describe('more time', () => {
  test('silences the ringer for ten seconds and never lets the ring end before', () => {
    const { effects } = play([...wayInto.ringing, press(55_000, { type: 'more-time' })]);
    expect(effects).toContainEqual({ type: 'schedule', legId: 'a', deadline: 'more-time-over', at: 65_000 });
    expect(effects).toContainEqual({ type: 'schedule', legId: 'a', deadline: 'ring-timeout', at: 75_000 });
  });

  test('a double click asks once, a second wish asks again', () => {
    const ask = { type: 'more-time' } as const;
    const { all } = play([...wayInto.ringing, press(100, ask), press(300, ask), press(5_000, ask)]);
    expect(all.filter((effect) => effect.type === 'ask-more-time')).toHaveLength(2);
  });
});

describe('the late answer of main', () => {
  test('gives the call its handoff and its brief', () => {
    const { state } = play([invite('a', 0, { handoffId: null }), begun('a', 300)]);
    expect(state).toMatchObject({
      phase: 'ringing',
      call: { handoffId: handoffIdOf('a'), brief: { summary: 'from main' } },
    });
  });

  test('does not end a call the rep already bridged', () => {
    const { state } = play([...wayInto.bridging, begun('a', 300, { declinedBefore: true })]);
    expect(state.phase).toBe('bridging');
  });

  test('still reaches the feedback of a call that is over', () => {
    const { state } = play([...wayInto['wrapping-up'], begun('a', 950)]);
    expect(state).toMatchObject({ phase: 'wrapping-up', call: { handoffId: handoffIdOf('a') } });
  });
});
