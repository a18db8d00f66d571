/** What a list shows of where a word was found. */
import { describe, expect, it } from 'vitest';
import { foldedWords } from '../../src-main/contract/match-words.ts';
import { excerptOf } from '../../src-main/db/excerpt.ts';

/** Marked words in brackets. */
const shown = (texts: readonly string[], query: string, seen: readonly string[] = []) =>
  excerptOf(texts, foldedWords(query), seen)
    ?.map(({ text, match }) => (match ? `[${text}]` : text))
    .join('') ?? null;

describe('the excerpt', () => {
  it('is the line with the most of the words, whatever their order, case and accents', () => {
    const note = 'Budget is open';
    const transcript = 'We talked.\nThe Büdget of the café\nThe café';
    expect(shown([note, transcript], 'cafe budget')).toBe('The [Büdget] of the [café]');
    expect(shown([note, transcript], 'budget')).toBe('[Budget] is open');
  });

  it('is cut at words around the first match', () => {
    const line = `${'long ago '.repeat(20)}we said pricing ${'and on '.repeat(40)}pricing`;
    const excerpt = shown([line], 'pric') ?? '';
    expect(excerpt).toMatch(/^…(long |ago )+we said \[pricing\] and on .*(and|on)…$/u);
    expect(excerpt.length).toBeLessThan(160);
  });

  it('is none for what the row says anyway, and for a word inside another', () => {
    expect(shown(['Grace Hopper'], 'grace', ['Grace Hopper'])).toBeNull();
    expect(shown(['spricing'], 'pric')).toBeNull();
    expect(shown(['anything'], '\u0301')).toBeNull();
  });

  it('stays with its line where letters change their length', () => {
    expect(shown(['İİİİ ﬃ\nzweite Zeile'], 'zeile')).toBe('zweite [Zeile]');
  });
});
