import { describe, expect, it } from 'vitest';
import { play, qualifiedCall, turnsOf } from './support.ts';

const calls = {
  explicit: turnsOf(
    'a: Anything else?',
    'c: Well, before I sign anything I want to talk with someone from your company.',
  ),
  interest: [...qualifiedCall, ...turnsOf('c: So what does it cost?')],
  loop: turnsOf(
    'c: Is there parking for trucks?',
    "a: I didn't get that.",
    'c: Is there parking for trucks?',
    'a: Can you repeat that?',
    'c: Again, is there parking for trucks?',
  ),
};

describe('explanations', () => {
  it.each(Object.entries(calls))('%s: evidence stands in the turn it names', (_, turns) => {
    const { last } = play(turns);
    expect(last.fire).toBe(true);
    expect(last.evidence.length).toBeGreaterThan(0);
    expect(last.evidence.length).toBeLessThanOrEqual(5);
    for (const { turn, start, end, quote } of last.evidence) {
      expect(quote.length).toBeGreaterThan(0);
      expect(turns[turn - 1]?.text.slice(start, end)).toBe(quote);
    }
    expect(last.evidence.map(({ turn }) => turn)).toContain(last.turn);
  });

  it.each(Object.entries(calls))('%s: without the evidence the score falls', (name, turns) => {
    const { last } = play(turns);
    const cut = turns.map(({ role, text }, at) => {
      const found = last.evidence.find(({ turn }) => turn === at + 1);
      return { role, text: found === undefined ? text : `${text.slice(0, found.start)} ${text.slice(found.end)}` };
    });
    const score = name === 'explicit' ? 'explicit-request' : name === 'interest' ? 'high-interest' : 'loop';
    expect(play(cut).last.scores[score]).toBeLessThan(last.scores[score]);
  });

  it.each(Object.entries(calls))(
    '%s: at most five contributions, the largest first, and a counterfactual below',
    (_, turns) => {
      const { last } = play(turns);
      const sizes = last.contributions.map(({ amount }) => Math.abs(amount));
      expect(sizes.length).toBeGreaterThan(0);
      expect(sizes.length).toBeLessThanOrEqual(5);
      expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
      expect(last.contributions.some(({ amount }) => amount > 0)).toBe(true);
      expect(last.counterfactual?.probability).toBeLessThan(last.probability);
    },
  );
});

describe('replay', () => {
  it('comes to the same decisions again, whatever was observed in between', () => {
    const first = play(calls.interest).decisions;
    play(calls.loop);
    expect(play(calls.interest).decisions).toEqual(first);
  });

  it('does not change a state it was given', () => {
    const { state } = play(qualifiedCall);
    const once = play(turnsOf('c: How much is it?'), {}, state).last;
    play(turnsOf('c: Goodbye.', 'c: Operator.'), {}, state);
    expect(play(turnsOf('c: How much is it?'), {}, state).last).toEqual(once);
  });

  it('decides on a turn by what was said until then', () => {
    const whole = play(calls.loop).decisions;
    const part = play(calls.loop.slice(0, 3)).decisions;
    expect(whole.slice(0, 3)).toEqual(part);
  });
});
