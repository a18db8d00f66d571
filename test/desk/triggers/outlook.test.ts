import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OutlookDecision, outlook } from '../../../src-main/desk/triggers/outlook.ts';
import { noTuning } from '../../../src-main/desk/triggers/tuning.ts';
import { engine, play, qualifiedCall, turnsOf } from './support.ts';

/** A call of the AI and the caller in turns, one every `pace` seconds, with these probabilities at the caller's turns. */
function call(
  probabilities: readonly number[],
  pace = 6,
): { decisions: OutlookDecision[]; saidAt: Map<number, number> } {
  const decisions = probabilities.flatMap((probability, at): OutlookDecision[] => [
    { turn: at * 2 + 1, fire: false, trigger: null, probability: 0 },
    { turn: at * 2 + 2, fire: probability >= 0.55, trigger: 'high-interest', probability },
  ]);
  return { decisions, saidAt: new Map(decisions.map(({ turn }) => [turn, turn * pace])) };
}
const look = (probabilities: readonly number[], handBacks: readonly number[] = []) => {
  const { decisions, saidAt } = call(probabilities);
  return outlook(decisions, saidAt, handBacks);
};

describe('outlook', () => {
  it('sees nothing in a call that says nothing, or has not begun', () => {
    expect(outlook([], new Map())).toEqual({ likely: false, inSeconds: null });
    expect(look([0.05, 0.1, 0.08])).toEqual({ likely: false, inSeconds: null });
  });

  it('expects a handoff at the pace of the call once it comes near the threshold', () => {
    expect(look([0.1, 0.2, 0.4])).toEqual({ likely: true, inSeconds: 10 });
    expect(look([0.1, 0.5, 0.2])).toEqual({ likely: true, inSeconds: 25 });
    expect(look([0.5, 0.2, 0.2]).likely).toBe(false);
  });

  it('says now while a handoff is called for', () => {
    expect(look([0.1, 0.9])).toEqual({ likely: true, inSeconds: 0 });
  });

  it('gives no seconds where the platform gives no times', () => {
    const { decisions } = call([0.1, 0.4]);
    expect(outlook(decisions, new Map())).toEqual({ likely: true, inSeconds: null });
    expect(outlook(decisions, new Map([[2, 8]]))).toEqual({ likely: true, inSeconds: null });
  });

  it('rests as the engine does after a hand-back', () => {
    expect(look([0.1, 0.9], [4])).toEqual({ likely: false, inSeconds: null });
    expect(look([0.1, 0.9, 0.4, 0.4, 0.4], [4]).likely).toBe(false);
    expect(look([0.1, 0.9, 0.1, 0.1, 0.1, 0.4], [4]).likely).toBe(true);
  });

  it('measures against what the team has learned', () => {
    const { decisions, saidAt } = call([0.1, 0.4]);
    const tuning = { ...noTuning, thresholds: { 'high-interest': 0.95 } };
    expect(outlook(decisions, saidAt, [], tuning).likely).toBe(false);
  });

  it('gives whole steps of five seconds, never before now, whatever the clock of the platform does', () => {
    const times = fc.array(fc.double({ min: 0, max: 86_400, noNaN: true }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }),
        times,
        (probabilities, at) => {
          const { decisions } = call(probabilities);
          const { likely, inSeconds } = outlook(decisions, new Map(at.map((seconds, index) => [index + 1, seconds])));
          if (inSeconds === null) return;
          expect(likely).toBe(true);
          expect(inSeconds % 5).toBe(0);
          expect(inSeconds).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it("reads the engine's own decisions", () => {
    const turns = [...qualifiedCall, ...turnsOf('c: So what does it cost?')];
    const { decisions, state } = play(turns);
    expect(outlook(decisions, new Map())).toEqual({ likely: true, inSeconds: 0 });
    const later = play(turnsOf('a: Nobody is free right now.', 'c: Monday works.'), {}, engine.handBack(state));
    expect(outlook([...decisions, ...later.decisions], new Map(), [turns.length]).likely).toBe(false);
  });
});
