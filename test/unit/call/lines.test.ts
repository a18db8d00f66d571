/** Two calls: who is heard, who waits, and who comes back. */
import { describe, expect, test } from 'vitest';
import type { CallEvent } from '../../../src-renderer/call/events.ts';
import { roomFor } from '../../../src-renderer/call/lines.ts';
import { notices } from '../../../src-renderer/call/notices.ts';
import { dial, invite, leg, policy, press } from '../../support/fakes/call-events.ts';
import { bridge, hangUp, merge, one, run, swap, three, two, waiting } from './lines-play.ts';
import { types } from './play.ts';

describe('a second handoff', () => {
  test('waits behind the conversation with one beep, pre-warmed as any other', () => {
    const { lines, effects } = run([invite('b', 1_000)], one);
    expect(lines).toMatchObject({ front: { phase: 'talking' }, back: { phase: 'ringing', call: { legId: 'b' } } });
    expect(types(effects)).toEqual(['ring', 'beep', 'schedule']);
    expect(roomFor(lines)).toBe(null);
  });

  test('that is not cleared is overridden while it waits, which is written down, and bridged then', () => {
    const blocked = run([invite('b', 1_000, { blocked: true })], one).lines;
    expect(run([bridge], blocked).lines).toMatchObject({
      front: { call: { legId: 'a' } },
      back: { phase: 'ringing', notice: notices.blocked },
    });
    const { lines, effects } = run([press(1_500, { type: 'override-compliance', legId: 'b' })], blocked);
    expect(effects).toEqual([{ type: 'record', legId: 'b', event: { type: 'compliance-override' } }]);
    expect(run([bridge], lines).lines.front).toMatchObject({
      phase: 'bridging',
      call: { legId: 'b', overridden: true },
    });
  });

  test('neither speaks nor bridges by itself', () => {
    const eager = { ...policy, whisperVoice: 'automatic', autoAnswerSeconds: 5 } as const;
    const { effects } = run([invite('b', 1_000)], one, eager);
    expect(types(effects)).toEqual(['ring', 'beep', 'schedule']);
  });

  test('is bridged by the key that bridges: the first is on hold before the second is heard', () => {
    const { lines, effects } = run([bridge], waiting);
    expect(lines).toMatchObject({ front: { phase: 'bridging' }, back: { phase: 'talking', held: true } });
    expect(effects.slice(0, 2)).toEqual([
      { type: 'set-audible', legId: 'a', audible: false },
      { type: 'hold', legId: 'a', held: true },
    ]);
    expect(effects).toContainEqual({ type: 'bridge', legId: 'b' });
  });

  test('that is not cleared holds nobody', () => {
    const blocked = run([invite('b', 1_000, { blocked: true })], one).lines;
    const { lines, effects } = run([bridge], blocked);
    expect(lines).toMatchObject({ front: { held: false }, back: { phase: 'ringing', notice: notices.blocked } });
    expect(effects).toEqual([]);
  });

  test('is declined by the key that declines', () => {
    const { lines, effects } = run([press(2_000, { type: 'decline', reason: 'queue' })], waiting);
    expect(lines).toMatchObject({ front: { phase: 'talking', held: false }, back: { phase: 'ended' } });
    expect(effects).toContainEqual({ type: 'decline', legId: 'b', status: 480, reason: 'queue' });
  });

  test.each([hangUp, leg('a', 3_000, { type: 'remote-hang-up' })])('rings aloud once the first is over', (event) => {
    const { lines, effects } = run([event], waiting);
    expect(lines).toMatchObject({ front: { phase: 'ringing' }, back: { phase: 'wrapping-up' } });
    expect(types(effects)).toContain('start-ringer');
  });

  test('whose caller leaves is told behind the conversation', () => {
    const { lines } = run([leg('b', 3_000, { type: 'cancelled', cause: 'caller-left' })], waiting);
    expect(lines.back).toMatchObject({ phase: 'ended', outcome: { kind: 'caller-left-before-bridge' } });
    expect(roomFor(lines)).toBe('back');
  });
});

test('where calls do not wait, a second one is busy and nothing is heard of it', () => {
  const { lines, effects } = run([invite('b', 2_000)], one, { ...policy, callWaiting: false });
  expect(lines).toEqual(one);
  expect(types(effects)).toEqual(['decline', 'record', 'release']);
  expect(effects[0]).toEqual({ type: 'decline', legId: 'b', status: 486, reason: 'busy' });
});

describe('two conversations', () => {
  test('change places: who leaves is held, who comes is heard and not muted by the other', () => {
    const onHold: CallEvent = { type: 'hold-answer', at: 2_200, legId: 'a', held: true, problem: null };
    const muted = run([onHold, press(3_000, { type: 'toggle-mute' })], two).lines;
    const { lines, effects } = run([swap], muted);
    expect(lines).toMatchObject({
      front: { call: { legId: 'a' }, held: false, muted: false },
      back: { call: { legId: 'b' }, held: true, muted: true },
    });
    expect(effects).toEqual([
      { type: 'set-audible', legId: 'b', audible: false },
      { type: 'hold', legId: 'b', held: true },
      { type: 'mute', legId: 'a', muted: false },
      { type: 'set-audible', legId: 'a', audible: true },
      { type: 'hold', legId: 'a', held: false },
    ]);
  });

  test('one that refuses to be held is silenced all the same', () => {
    const refused: CallEvent = { type: 'hold-answer', at: 2_200, legId: 'a', held: true, problem: 'no' };
    const { lines, effects } = run([refused], two);
    expect(lines.back).toMatchObject({ phase: 'talking', held: true, holdAsked: null });
    expect(effects.slice(-2)).toEqual([
      { type: 'set-audible', legId: 'a', audible: false },
      { type: 'mute', legId: 'a', muted: true },
    ]);
  });

  test('the rep ends one and is back with the other', () => {
    const { lines } = run([hangUp], two);
    expect(lines).toMatchObject({ front: { call: { legId: 'a' }, held: false }, back: { phase: 'wrapping-up' } });
  });

  test('the far end ends one: the other waits on hold until the rep takes it back', () => {
    const { lines } = run([leg('b', 3_000, { type: 'remote-hang-up' })], two);
    expect(lines).toMatchObject({ front: { call: { legId: 'a' }, held: true } });
  });

  test('the one on hold leaves: the other goes on', () => {
    const { lines } = run([leg('a', 3_000, { type: 'remote-hang-up' })], two);
    expect(lines).toMatchObject({ front: { call: { legId: 'b' }, held: false }, back: { phase: 'wrapping-up' } });
  });
});

describe('a call beside the call', () => {
  const consulting = run([dial('c', 1_000)], one).lines;

  test('puts the first on hold and dials', () => {
    expect(consulting).toMatchObject({ front: { phase: 'dialling' }, back: { phase: 'talking', held: true } });
  });

  test.each([
    ['is busy', leg('c', 2_000, { type: 'not-reached', why: 'busy' })],
    ['is cancelled', hangUp],
  ] as const)('that %s brings the rep back to the first', (_name, event) => {
    const { lines } = run([event], consulting);
    expect(lines).toMatchObject({ front: { call: { legId: 'a' }, held: false }, back: { phase: 'ended' } });
  });
});

describe('three together', () => {
  test('both are heard and hear each other', () => {
    const { lines, effects } = run([merge], two);
    expect(lines).toMatchObject({ merged: true, front: { held: false }, back: { held: false } });
    expect(effects.at(-1)).toEqual({ type: 'merge', legIds: ['b', 'a'] });
  });

  test('mute is of all three', () => {
    const { lines } = run([press(5_500, { type: 'toggle-mute' })], three);
    expect(lines).toMatchObject({ front: { muted: true }, back: { muted: true } });
  });

  test.each([merge, swap])('part again with one on hold', (event) => {
    const { lines, effects } = run([event], three);
    expect(lines).toMatchObject({ merged: false, front: { held: false }, back: { held: true } });
    expect(types(effects)).toContain('part');
  });

  test('hold is refused in words', () => {
    const { lines, effects } = run([press(5_500, { type: 'toggle-hold' })], three);
    expect(lines).toMatchObject({ merged: true, front: { notice: notices.merged } });
    expect(effects).toEqual([]);
  });

  test('one leaves: two go on as they were', () => {
    const { lines, effects } = run([leg('b', 6_000, { type: 'remote-hang-up' })], three);
    expect(lines).toMatchObject({ merged: false, front: { call: { legId: 'a' }, held: false } });
    expect(types(effects)).toContain('part');
  });

  test('the rep leaves: both are over', () => {
    const { lines } = run([hangUp], three);
    expect(lines).toMatchObject({ front: { phase: 'wrapping-up' }, back: { phase: 'wrapping-up' } });
  });
});

test('the card of the other call comes up once the first is dismissed', () => {
  const done = press(7_000, { type: 'finish-wrap-up' });
  const { lines } = run([hangUp, done, done], three);
  expect(lines).toMatchObject({ front: { phase: 'wrapping-up', call: { legId: 'a' } }, back: { phase: 'idle' } });
});

describe('what was meant for one call', () => {
  const bridgeOf = (legId: string) => press(2_000, { type: 'bridge', legId });
  const declineOf = (legId: string) => press(2_000, { type: 'decline', reason: 'declined', legId });
  const toneOf = (legId: string) => press(6_000, { type: 'dtmf', tones: '5', legId });
  const hangUpOf = (legId: string) => press(6_000, { type: 'hang-up', legId });
  const cancelled = leg('b', 1_500, { type: 'cancelled', cause: 'caller-left' });

  test('is done to it, wherever it stands by now', () => {
    expect(run([bridgeOf('b')], waiting).lines.front).toMatchObject({ phase: 'bridging', call: { legId: 'b' } });
    const forward = run([leg('a', 1_500, { type: 'remote-hang-up' })], waiting).lines;
    expect(run([bridgeOf('b')], forward).lines.front).toMatchObject({ phase: 'bridging', call: { legId: 'b' } });
    expect(run([hangUpOf('a')], three).lines.front.phase).toBe('wrapping-up');
  });

  test('a transfer is never of the other one, and the rep is told', () => {
    const target = { kind: 'code', digits: '204' } as const;
    const transferOf = (legId: string) => press(6_000, { type: 'transfer', target, display: 'Sam Okafor', legId });
    const { lines, effects } = run([swap, transferOf('b')], two);
    expect(effects).toEqual([]);
    expect(lines).toMatchObject({
      front: { call: { legId: 'a' }, transfer: null, notice: notices.notTransferred },
      back: { call: { legId: 'b' }, transfer: null },
    });
    expect(run([transferOf('b')], two).lines.front).toMatchObject({
      call: { legId: 'b' },
      transfer: { to: 'Sam Okafor' },
    });
  });

  test('is done to no other that has come in its place', () => {
    const third = run([cancelled, invite('c', 1_600)], waiting).lines;
    for (const event of [bridgeOf('b'), declineOf('b')]) expect(run([event], third).lines).toBe(third);
    const forward = run([leg('a', 1_500, { type: 'remote-hang-up' })], waiting).lines;
    expect(run([hangUpOf('a')], forward).lines).toBe(forward);
    const swapped = run([swap], two).lines;
    for (const event of [hangUpOf('b'), press(6_000, { type: 'toggle-mute', legId: 'b' }), toneOf('b')]) {
      expect(run([event], swapped).lines).toBe(swapped);
    }
  });
});
