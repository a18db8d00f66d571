/** Bridging by itself: only where an admin has set it, and never over a decision that is the rep's. */
import { describe, expect, test } from 'vitest';
import { notices } from '../../../src-renderer/call/notices.ts';
import { deadline, invite, policy, press } from '../../support/fakes/call-events.ts';
import { play, types } from './play.ts';

const managed = { ...policy, autoAnswerSeconds: 5 };
const due = deadline('a', 5_000, 'auto-answer');

describe('a handoff bridges by itself', () => {
  test('after the admin’s seconds, which the card shows from the first ring on', () => {
    const rung = play([invite('a', 0)], managed);
    expect(rung.state).toMatchObject({ phase: 'ringing', bridgesAt: 5_000 });
    expect(rung.effects).toContainEqual({ type: 'schedule', legId: 'a', deadline: 'auto-answer', at: 5_000 });
    expect(play([due], managed, rung.state).state.phase).toBe('bridging');
  });

  test('never without the admin', () => {
    const rung = play([invite('a', 0)]);
    expect(rung.state).toMatchObject({ bridgesAt: null });
    expect(rung.effects).not.toContainEqual(expect.objectContaining({ deadline: 'auto-answer' }));
    expect(play([due], policy, rung.state).state.phase).toBe('ringing');
  });

  test('never past a compliance block', () => {
    const { state } = play([{ ...invite('a', 0), blocked: true }, due], managed);
    expect(state).toMatchObject({ phase: 'ringing', bridgesAt: null, notice: notices.notAutomatic });
  });

  test('not any more once the rep has asked for time', () => {
    const { state } = play([invite('a', 0), press(1_000, { type: 'more-time' }), due], managed);
    expect(state).toMatchObject({ phase: 'ringing', bridgesAt: null });
  });

  test('not into silence: without a microphone the card says why and tries no second time', () => {
    const deaf = { ...managed, microphone: 'missing' } as const;
    const { state, effects } = play([invite('a', 0), due], deaf);
    expect(state).toMatchObject({ phase: 'ringing', bridgesAt: null });
    expect(types(effects)).toEqual(['reopen-microphone']);
    expect(play([due], deaf, state).effects).toEqual([]);
  });
});
