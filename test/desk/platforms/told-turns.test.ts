/** Transcripts told again and again: every word is heard once, in order, however the platform cuts and repeats them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversationTurn } from '../../../src-main/desk/conversations/conversation.ts';
import { newTurns, nextTurn, type ToldTurn } from '../../../src-main/desk/platforms/told-turns.ts';

const ai = (text: string): ToldTurn => ({ speaker: 'ai', text, atSeconds: null });
const prospect = (text: string): ToldTurn => ({ speaker: 'prospect', text, atSeconds: null });

/** What is known once each of these transcripts has been told in turn. */
function afterHearing(...transcripts: readonly (readonly ToldTurn[])[]) {
  const known: ConversationTurn[] = [];
  const revised: number[] = [];
  for (const told of transcripts) {
    const heard = newTurns(known, told);
    revised.push(...heard.revised);
    known.push(...heard.turns.map((turn) => ({ ...turn, atSeconds: turn.atSeconds ?? null })));
  }
  return { known, revised };
}
const lines = (turns: readonly ToldTurn[]) => turns.map(({ speaker, text }) => `${speaker}: ${text}`);

describe('a transcript', () => {
  it('told again and further gives its new turns alone', () => {
    const start = [ai('Hi, this is Robin.'), prospect('We need 400 seats.')];
    const { known } = afterHearing(start, start, [...start, ai('By when?')], start);
    expect(lines(known)).toEqual(['ai: Hi, this is Robin.', 'prospect: We need 400 seats.', 'ai: By when?']);
    expect(known.map(({ turn }) => turn)).toEqual([1, 2, 3]);
  });

  it('whose last turn grows is heard to its end', () => {
    const start = [ai('Hi.'), prospect("I'd like")];
    const { known, revised } = afterHearing(start, [ai('Hi.'), prospect("I'd like to talk to a person.")]);
    expect(lines(known)).toEqual(['ai: Hi.', "prospect: I'd like", 'prospect: to talk to a person.']);
    expect(revised).toEqual([]);
  });

  it('cut into other utterances is the same transcript', () => {
    const { known, revised } = afterHearing(
      [ai('Hi.'), prospect('Yes.'), prospect('Who is this?')],
      [ai('Hi.'), prospect('yes, who is this?'), ai('Robin.')],
    );
    expect(lines(known)).toEqual(['ai: Hi.', 'prospect: Yes.', 'prospect: Who is this?', 'ai: Robin.']);
    expect(revised).toEqual([]);
  });

  it('that says an earlier turn otherwise is noted, and the turn stays as it was heard', () => {
    const { known, revised } = afterHearing(
      [ai('Hi.'), prospect('We need four seats.'), ai('Four?')],
      [ai('Hi.'), prospect('We need forty seats.'), ai('Four?'), prospect('Forty.')],
    );
    expect(lines(known)[1]).toBe('prospect: We need four seats.');
    expect(lines(known)[3]).toBe('prospect: Forty.');
    expect(revised).toEqual([2]);
  });

  it('of which a platform keeps only the end goes on where it was', () => {
    const all = [ai('Hi.'), prospect('Hello, who is it?'), ai('Robin of Acme.'), prospect('Go on.')];
    const { known } = afterHearing(all, [...all.slice(2), ai('Thank you.')], [ai('Something else?')]);
    expect(lines(known)).toEqual([...lines(all), 'ai: Thank you.', 'ai: Something else?']);
  });

  it('with nothing in common is heard, though it ends as the other began', () => {
    const { known } = afterHearing([ai('Hi.')], [prospect('Can I talk to a person?'), ai('Hi.')]);
    expect(lines(known)).toEqual(['ai: Hi.', 'prospect: Can I talk to a person?', 'ai: Hi.']);
  });

  it('in a script without spaces grows too', () => {
    const { known } = afterHearing([prospect('我想')], [prospect('我想和真人说话')]);
    expect(lines(known)).toEqual(['prospect: 我想', 'prospect: 和真人说话']);
  });

  it('longer than the desk keeps ends there', () => {
    const told = Array.from({ length: 2_100 }, (_, index) => (index % 2 === 0 ? ai(`a ${index}`) : prospect('b')));
    expect(newTurns([], told).turns).toHaveLength(2_000);
  });
});

it('a single turn told twice is heard once', () => {
  const known = [{ turn: 1, ...prospect('A person, please.') }];
  expect(nextTurn(known, prospect('a person please')).turns).toEqual([]);
  expect(nextTurn(known, ai('Of course.')).turns).toEqual([{ turn: 2, speaker: 'ai', text: 'Of course.' }]);
});

describe('whatever is said', () => {
  const word = fc.stringMatching(/^[a-z]{1,6}$/);
  const saying = fc.record({
    speaker: fc.constantFrom('ai' as const, 'prospect' as const),
    words: fc.array(word, { minLength: 1, maxLength: 6 }),
  });
  /** A conversation as words with their speakers, and how far the platform has come at each telling. */
  const told = fc
    .array(saying, { minLength: 1, maxLength: 8 })
    .map((all) => all.flatMap(({ speaker, words }) => words.map((text) => ({ speaker, text, atSeconds: null }))))
    .chain((words) =>
      fc.record({
        words: fc.constant(words),
        ends: fc.array(fc.nat({ max: words.length }), { maxLength: 6 }),
        cuts: fc.infiniteStream(fc.boolean()),
      }),
    );

  /** The same words, now and then joined to one utterance. */
  function joined(words: readonly ToldTurn[], cuts: Iterator<boolean>): ToldTurn[] {
    const turns: ToldTurn[] = [];
    for (const word of words) {
      const last = turns.at(-1);
      if (last?.speaker === word.speaker && cuts.next().value === true) {
        turns[turns.length - 1] = { ...last, text: `${last.text} ${word.text}` };
      } else {
        turns.push(word);
      }
    }
    return turns;
  }

  it('every word is heard once and in order, with old transcripts arriving late', () => {
    fc.assert(
      fc.property(told, ({ words, ends, cuts }) => {
        const tellings = [...ends, words.length].map((end) => joined(words.slice(0, end), cuts));
        const { known, revised } = afterHearing(...tellings);
        const heard = known.flatMap(({ speaker, text }) => text.split(' ').map((part) => `${speaker} ${part}`));
        expect(heard).toEqual(words.map(({ speaker, text }) => `${speaker} ${text}`));
        expect(revised).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('the same transcript told again adds nothing, whatever was heard before it', () => {
    const turn = fc.record({
      speaker: fc.constantFrom('ai' as const, 'prospect' as const),
      text: fc
        .array(fc.constantFrom('yes', 'no', 'who', 'is', 'it'), { minLength: 1, maxLength: 4 })
        .map((all) => all.join(' ')),
      atSeconds: fc.constant(null),
    });
    const transcript = fc.array(turn, { maxLength: 6 });
    fc.assert(
      fc.property(transcript, transcript, (before, told) => {
        const once = afterHearing(before, told).known;
        expect(afterHearing(before, told, told).known).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });

  it('a call of an hour with a word revised at its beginning is still told apart', () => {
    const long = Array.from({ length: 1_200 }, (_, at) => (at % 2 === 0 ? ai : prospect)(`this is turn number ${at}`));
    const later = [ai('This was turn number 0'), ...long.slice(1), ai('Goodbye.')];
    const { known, revised } = afterHearing(long, later, later.slice(0, 900));
    expect(lines(known).slice(1_200)).toEqual(['ai: Goodbye.']);
    expect(new Set(revised)).toEqual(new Set([1]));
  });
});
