/** Two calls and a transfer: put through to each other, or somebody taking the place of one. */
import { describe, expect, test } from 'vitest';
import type { CallEvent } from '../../../src-renderer/call/events.ts';
import { notices } from '../../../src-renderer/call/notices.ts';
import { dial, factsOf, handoffIdOf, leg, press } from '../../support/fakes/call-events.ts';
import { merge, one, run, swap, three, two } from './lines-play.ts';

describe('somebody takes the place of the far end', () => {
  const replaced: CallEvent = { type: 'replaced', at: 6_000, legId: 'a', by: 'z', facts: factsOf('z') };

  test('of the talk: it goes on with the brief, the mute, and who came', () => {
    const muted = run([press(3_000, { type: 'toggle-mute' })], one).lines;
    const { lines, effects } = run([replaced], muted);
    expect(lines.front).toMatchObject({
      phase: 'talking',
      muted: true,
      call: { legId: 'z', handoffId: handoffIdOf('a'), brief: { handoffKey: 'key-of-a' } },
    });
    expect(effects).toContainEqual({ type: 'hang-up', legId: 'a' });
    expect(effects).toContainEqual({ type: 'mute', legId: 'z', muted: true });
  });

  test('on hold: whoever came is on hold, too', () => {
    const { lines } = run([replaced], two);
    expect(lines.back).toMatchObject({ call: { legId: 'z' }, held: true });
  });

  test('of three together: the three are together again', () => {
    const { lines, effects } = run([replaced], three);
    expect(lines).toMatchObject({ merged: true, back: { call: { legId: 'z' }, held: false } });
    expect(effects[0]).toMatchObject({ type: 'part' });
    expect(effects.at(-1)).toEqual({ type: 'merge', legIds: ['b', 'z'] });
  });
});

const code = { kind: 'code', digits: '204' } as const;

describe('putting two through to each other', () => {
  const asked = run(
    [dial('c', 1_000), leg('c', 1_500, { type: 'answered' }), leg('c', 1_600, { type: 'inbound-audio' })],
    one,
  ).lines;
  const put = press(3_000, { type: 'put-through' });

  test.each([
    ['while the one who was asked is heard', asked],
    ['while the first is heard', run([swap], asked).lines],
    ['out of three together', run([merge], asked).lines],
  ])('sends the first to the one who was asked, %s', (_name, from) => {
    const { lines, effects } = run([put], from);
    expect(lines).toMatchObject({
      merged: false,
      front: { call: { legId: 'a' }, held: true, transfer: { progress: 'asked' } },
      back: { call: { legId: 'c' }, held: true },
    });
    expect(effects).toContainEqual({ type: 'put-through', legId: 'a', otherLegId: 'c' });
  });

  test('of two who called, the first is sent to the second', () => {
    const { effects } = run([put], two);
    expect(effects).toContainEqual({ type: 'put-through', legId: 'a', otherLegId: 'b' });
  });

  test('done, and the other one hangs up: both are over', () => {
    const done = leg('a', 4_000, { type: 'transfer', progress: { kind: 'done' } });
    const { lines } = run([put, done, leg('c', 4_100, { type: 'remote-hang-up' })], asked);
    expect(lines).toMatchObject({ front: { phase: 'wrapping-up' }, back: { phase: 'wrapping-up' } });
  });

  test('refused: the first is back, the other still on hold', () => {
    const refused = leg('a', 4_000, { type: 'transfer', progress: { kind: 'failed', why: 'refused' } });
    const { lines } = run([put, refused], asked);
    expect(lines).toMatchObject({
      front: { call: { legId: 'a' }, held: false, transfer: null },
      back: { call: { legId: 'c' }, held: true },
    });
  });

  test.each([
    ['the one who would be sent', [press(3_500, { type: 'put-through' })]],
    ['the one who was asked', [press(3_500, { type: 'transfer', target: code, display: '204', legId: 'c' })]],
  ])('is refused while %s is being transferred', (_name, before) => {
    const transferring = run(before, asked).lines;
    const { lines, effects } = run([press(4_000, { type: 'put-through' })], transferring);
    expect(effects).toEqual([]);
    expect(lines).toEqual({ ...transferring, front: { ...transferring.front, notice: notices.transferring } });
  });
});
