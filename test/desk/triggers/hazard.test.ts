import { describe, expect, it } from 'vitest';
import {
  afterTurn,
  type Hazards,
  hazardSettings,
  rested,
  stillHazards,
} from '../../../src-main/desk/triggers/hazard.ts';
import { engine, play, qualifiedCall, turnsOf } from './support.ts';

function run(probabilities: readonly number[], from: Hazards = stillHazards): boolean[] {
  let hazards = from;
  return probabilities.map((loop) => {
    hazards = afterTurn(hazards, { complexity: 0, sentiment: 0, 'high-interest': 0, loop }, () => hazardSettings);
    return hazards.loop.on;
  });
}

describe('hazard', () => {
  it('fires on one sure turn, and on several likely ones', () => {
    expect(run([0.9])).toEqual([true]);
    const likely = run(Array.from({ length: 8 }, () => 0.5));
    expect(likely[0]).toBe(false);
    expect(likely.at(-1)).toBe(true);
  });

  it('never fires by length alone', () => {
    expect(run(Array.from({ length: 500 }, () => 0.25)).some(Boolean)).toBe(false);
  });

  it('stays on down to the lower level, and goes off on a turn that says nothing', () => {
    expect(run([0.9, 0.45])).toEqual([true, true]);
    expect(run([0.9, 0.05])).toEqual([true, false]);
    expect(run([0.45])).toEqual([false]);
  });

  it('rests after it went off, unless a turn leaves no doubt', () => {
    expect(run([0.9, 0.05, 0.6])).toEqual([true, false, false]);
    expect(run([0.9, 0.05, 0.95])).toEqual([true, false, true]);
    expect(run([0.9, 0.05, 0.05, 0.05, 0.05, 0.6]).at(-1)).toBe(true);
  });

  it('starts anew after a hand-back', () => {
    expect(run([0.6], rested(4))).toEqual([false]);
  });
});

describe('hand-back', () => {
  it('keeps the heads quiet and lets an explicit request through', () => {
    const fired = play([...qualifiedCall, ...turnsOf('c: How much is it?')]);
    expect(fired.last.fire).toBe(true);
    const back = engine.handBack(fired.state);
    const again = play(turnsOf('a: The specialist is busy, I can go on.', 'c: I want to talk to a person.'), {}, back);
    expect(again.last).toMatchObject({ fire: true, begins: true, trigger: 'explicit-request' });
    const quiet = play(turnsOf('a: The specialist is busy, I can go on.', 'c: Monday works.'), {}, back);
    expect(quiet.last.fire).toBe(false);
  });
});
