import { describe, expect, it } from 'vitest';
import { valueFloor } from '../../../src-main/desk/triggers/heads.ts';
import { play, qualifiedCall, turnsOf } from './support.ts';

describe('explicit requests', () => {
  it.each([
    'can I talk to a real person please',
    'get me your manager on the line',
    "I'd rather go over this with somebody in sales",
    'uh yeah could you um put me through to one of your engineers',
    'Can I use my card abroad? Actually, I want to speak to your agent.',
    'operator',
  ])('fires at once on "%s"', (text) => {
    const { last } = play(turnsOf('a: Hello, how can I help?', `c: ${text}`));
    expect(last).toMatchObject({ fire: true, begins: true, trigger: 'explicit-request' });
  });

  it.each([
    "no, I don't want to talk to a person",
    "please don't put me through to sales again",
    'no need to transfer me, keep going',
    'I need to talk to my manager before deciding',
    'how many agents are included in the basic plan',
    'am I talking to a human',
    'we talked to three other vendors already',
    'I want to transfer money to my savings account',
    'can you talk me through the pricing',
  ])('does not fire on "%s"', (text) => {
    expect(play(turnsOf('a: Hello, how can I help?', `c: ${text}`)).last.fire).toBe(false);
  });

  it('takes a yes for what was offered', () => {
    const offered = play(turnsOf('a: Would you like me to bring one of my colleagues onto the call?', 'c: Okay.'));
    const sold = play(turnsOf('a: Would you like to hear about the trial?', 'c: Okay.'));
    const declined = play(
      turnsOf('a: Would you like me to bring one of my colleagues onto the call?', 'c: No thanks.'),
    );
    expect([offered.last.fire, sold.last.fire, declined.last.fire]).toEqual([true, false, false]);
    expect(offered.last.trigger).toBe('explicit-request');
  });
});

describe('context', () => {
  it('hears "what\'s the pricing?" differently in discovery and once the needs are told', () => {
    const early = play(
      turnsOf(
        'a: Hi, what made you look into fleet tracking?',
        'c: Just looking around.',
        'a: Happy to tell you more.',
        "c: What's the pricing?",
      ),
    );
    const late = play([...qualifiedCall, ...turnsOf("c: What's the pricing?")]);
    expect(early.last.fire).toBe(false);
    expect(late.last).toMatchObject({ fire: true, trigger: 'high-interest' });
    expect(late.decisions.slice(0, -1).some(({ fire }) => fire)).toBe(false);
  });

  it('sees a loop once the caller asks again after two fallbacks', () => {
    const { decisions } = play(
      turnsOf(
        'c: Do you deliver to Norway on weekends?',
        "a: Sorry, I didn't catch that.",
        'c: Do you deliver to Norway on weekends?',
        'a: Could you rephrase the question?',
        'c: I said, do you deliver to Norway on weekends?',
        'a: Yes, we deliver every day.',
        'c: Great, thanks.',
      ),
    );
    expect(decisions.map(({ fire }) => fire)).toEqual([false, false, false, false, true, false, false]);
    expect(decisions[4]?.trigger).toBe('loop');
  });

  it.each(['Okay, go on.', 'Makes sense.', 'Mm, fine.', 'Yes, that works.'])(
    'takes "%s", over and over, for no loop',
    (text) => {
      const told = [
        'Delivery takes three days.',
        'Both come with a case.',
        'You can pay by invoice.',
        'The colour is grey.',
      ];
      const { decisions } = play([...told, ...told].flatMap((line) => turnsOf(`a: ${line}`, `c: ${text}`)));
      expect(decisions.some(({ fire }) => fire)).toBe(false);
    },
  );

  it('tells a hesitation about the deal from not knowing a fact', () => {
    const fact = play(turnsOf('a: How many calls do you get a day, roughly?', "c: I'm not sure."));
    const deal = play([
      ...qualifiedCall,
      ...turnsOf(
        'a: The annual plan would be twelve thousand.',
        "c: It's a bit more than I expected.",
        'a: I understand.',
        'c: We were burned by the last vendor.',
        'a: Shall we set the start date for Monday?',
        "c: I'm not sure.",
      ),
    ]);
    expect(fact.last.fire).toBe(false);
    expect(deal.last).toMatchObject({ fire: true, trigger: 'hesitation' });
  });
});

describe('value', () => {
  const large = { tier: 'enterprise', employees: 5_000, vip: true, open_opportunity: 200_000 };

  it('raises a question of some weight', () => {
    const turns = turnsOf('a: Hello, how can I help?', 'c: Would it cover all of our locations?');
    expect(play(turns, { tier: 'self-serve', employees: 3 }).last.fire).toBe(false);
    expect(play(turns, large).last).toMatchObject({ fire: true, trigger: 'high-value' });
  });

  it.each(['Hello.', 'Yes, speaking.', 'Tuesday works.', 'Thanks, bye.', 'We are in Denver.', ''])(
    'never fires alone: "%s"',
    (text) => {
      const { last } = play(turnsOf('a: Good morning, this is Ava.', `c: ${text}`), large);
      expect(last.fire).toBe(false);
      expect(last.scores['high-value']).toBeGreaterThan(0.9);
    },
  );

  it('leaves a head alone that says nothing by itself', () => {
    const { last } = play(turnsOf('c: Hello.'), large);
    for (const name of ['complexity', 'sentiment', 'high-interest', 'loop'] as const) {
      expect(last.scores[name]).toBeLessThan(valueFloor);
    }
  });
});
