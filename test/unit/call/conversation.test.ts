/** Talking and wrapping up: what the keys do and what is written down. */
import { describe, expect, test } from 'vitest';
import type { CallEvent } from '../../../src-renderer/call/events.ts';
import { notices } from '../../../src-renderer/call/notices.ts';
import { deadline, leg, policy, press } from '../../support/fakes/call-events.ts';
import { run, two } from './lines-play.ts';
import { play, stateIn, types, wayInto } from './play.ts';

function holdAnswer(held: boolean, problem: string | null): CallEvent {
  return { type: 'hold-answer', at: 600, legId: 'a', held, problem };
}

describe('hold', () => {
  const toggle = press(500, { type: 'toggle-hold' });

  test('silences the prospect at once and waits for the answer', () => {
    const { state, effects } = play([toggle], policy, stateIn('talking'));
    expect(state).toMatchObject({ held: true, holdAsked: true });
    expect(effects).toEqual([
      { type: 'set-audible', legId: 'a', audible: false },
      { type: 'hold', legId: 'a', held: true },
    ]);
  });

  test('is taken back when the far end refuses', () => {
    const { state, effects } = play([toggle, holdAnswer(true, 'Refused.')], policy, stateIn('talking'));
    expect(state).toMatchObject({ held: false, holdAsked: null, notice: 'Refused.' });
    expect(effects).toEqual([{ type: 'set-audible', legId: 'a', audible: true }]);
  });

  test('pressed again while the far end has not answered, resumes as soon as it has', () => {
    const twice = play([toggle, toggle], policy, stateIn('talking'));
    expect(twice.state).toMatchObject({ held: false, notice: null });
    expect(twice.effects).toEqual([
      { type: 'mute', legId: 'a', muted: false },
      { type: 'set-audible', legId: 'a', audible: true },
    ]);
    const { state, effects } = play([holdAnswer(true, null)], policy, twice.state);
    expect(effects).toEqual([
      { type: 'record', legId: 'a', event: { type: 'hold', held: true } },
      { type: 'hold', legId: 'a', held: false },
    ]);
    const resumed = play([holdAnswer(false, null)], policy, state);
    expect(resumed.state).toMatchObject({ held: false, holdAsked: null });
  });

  test('pressed three times is asked for once: the last wish counts', () => {
    const { state, all } = play([toggle, toggle, toggle, holdAnswer(true, null)], policy, stateIn('talking'));
    expect(state).toMatchObject({ held: true, holdAsked: null });
    expect(all.filter(({ type }) => type === 'hold')).toEqual([{ type: 'hold', legId: 'a', held: true }]);
  });

  test('refused once it is not wanted any more, is no news', () => {
    const { state, effects } = play([toggle, toggle, holdAnswer(true, 'Refused.')], policy, stateIn('talking'));
    expect(state).toMatchObject({ held: false, holdAsked: null, notice: null });
    expect(effects).toEqual([]);
  });

  test('of a call left for another and come back to, is asked for one after the other', () => {
    const swap = press(700, { type: 'swap' });
    const { lines, effects } = run([swap, swap], two);
    expect(lines.front).toMatchObject({ call: { legId: 'b' }, held: false, holdAsked: true });
    expect(effects.filter(({ type }) => type === 'hold')).toEqual([]);
    const left: CallEvent = { type: 'hold-answer', at: 800, legId: 'b', held: true, problem: null };
    expect(run([left], lines).effects).toContainEqual({ type: 'hold', legId: 'b', held: false });
  });

  test('and back', () => {
    const { state } = play(
      [toggle, holdAnswer(true, null), toggle, holdAnswer(false, null)],
      policy,
      stateIn('talking'),
    );
    expect(state).toMatchObject({ held: false, holdAsked: null, notice: null });
  });
});

test('mute goes on and off', () => {
  const mute = press(500, { type: 'toggle-mute' });
  const { state, all } = play([mute, mute], policy, stateIn('talking'));
  expect(state).toMatchObject({ muted: false });
  expect(all).toEqual([
    { type: 'mute', legId: 'a', muted: true },
    { type: 'mute', legId: 'a', muted: false },
  ]);
});

test('the far end’s hold is shown', () => {
  const { state } = play([leg('a', 500, { type: 'remote-hold', held: true })], policy, stateIn('talking'));
  expect(state).toMatchObject({ remoteHeld: true });
});

describe('the end of the conversation', () => {
  test('is recorded with the seconds talked and how soon it was bridged', () => {
    const { all } = play(wayInto['wrapping-up']);
    const records = all.flatMap((effect) => (effect.type === 'record' ? [effect.event] : []));
    expect(records).toEqual([
      { type: 'bridged', afterMs: 130 },
      { type: 'ended', outcome: { kind: 'connected' }, talkSeconds: 0.77 },
    ]);
  });

  test('a failure in the conversation still wraps up', () => {
    const lost = leg('a', 500, { type: 'failed', cause: 'signalling-lost' });
    expect(play([lost], policy, stateIn('talking')).state).toMatchObject({
      phase: 'wrapping-up',
      outcome: { kind: 'failed', cause: 'signalling-lost' },
    });
  });
});

describe('wrap-up', () => {
  test('ends by itself after the time in the settings', () => {
    expect(play(wayInto['wrapping-up']).effects).toContainEqual({
      type: 'schedule',
      legId: 'a',
      deadline: 'wrap-up-end',
      at: 60_900,
    });
    const { state } = play([...wayInto['wrapping-up'], deadline('a', 60_900, 'wrap-up-end')]);
    expect(state).toMatchObject({ phase: 'ended', outcome: { kind: 'connected' } });
  });

  test('is a minute longer each time the rep asks', () => {
    const more = press(2_000, { type: 'extend-wrap-up' });
    const { state, effects } = play([...wayInto['wrapping-up'], more, more]);
    expect(state).toMatchObject({ endsAt: 180_900 });
    expect(effects).toEqual([{ type: 'schedule', legId: 'a', deadline: 'wrap-up-end', at: 180_900 }]);
  });

  test('finished, then dismissed', () => {
    const finish = press(2_000, { type: 'finish-wrap-up' });
    expect(play([...wayInto['wrapping-up'], finish]).state.phase).toBe('ended');
    expect(play([...wayInto['wrapping-up'], finish, finish]).state).toEqual({ phase: 'idle' });
  });
});

describe('the spoken whisper', () => {
  test('waits for the first ring when it is automatic', () => {
    const automatic = { ...policy, whisperVoice: 'automatic' } as const;
    expect(play(wayInto.ringing, automatic).effects).toContainEqual({
      type: 'schedule',
      legId: 'a',
      deadline: 'whisper',
      at: 1_500,
    });
  });

  test('says that it is off', () => {
    const off = { ...policy, whisperVoice: 'off' } as const;
    const { state, effects } = play([...wayInto.ringing, press(100, { type: 'whisper' })], off);
    expect(state).toMatchObject({ phase: 'ringing', notice: notices.whisperOff });
    expect(effects).toEqual([]);
  });

  test.each(['bridge', 'hang-up'] as const)('is cut by %s', (type) => {
    expect(types(play([...wayInto.ringing, press(100, { type })]).effects)).toContain('cut-whisper');
  });
});
