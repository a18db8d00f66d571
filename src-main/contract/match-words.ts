/** The words a rep looks for and where they stand in a text: one rule for the index, the excerpts and the marks. Pure. */

export interface MatchRange {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

const word = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;
/** Words beyond are left out. */
const mostWords = 12;

/** Case and accents do not count. A line stays a line. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words of what was typed, as typed. "+1 (555) 010-99" is one number, not four words. */
export function typedWords(query: string): string[] {
  const text = query.normalize('NFC');
  const digits = text.replace(/\D/g, '');
  if (/^[\d\s()+./-]+$/.test(text) && digits.length >= 4) return [digits];
  return (text.match(word) ?? []).slice(0, mostWords);
}

/** The same as `matchRanges` takes them; a word of nothing but accents is none. */
export function foldedWords(query: string): string[] {
  return typedWords(query)
    .map(folded)
    .filter((start) => start !== '');
}

/** Words of `text` that begin with one of `starts`, which are folded; each as a whole. */
export function matchRanges(text: string, starts: readonly string[]): MatchRange[] {
  if (starts.length === 0) return [];
  return [...text.matchAll(word)].flatMap((found) => {
    const plain = folded(found[0]);
    return starts.some((start) => plain.startsWith(start))
      ? [{ start: found.index, end: found.index + found[0].length }]
      : [];
  });
}
