/**
 * The line of a document in which the words looked for were found, with the words marked. The full-text index could cut
 * excerpts itself, but it reads every word of every document for it: minutes for the longest of calls. Pure.
 */
import type { ExcerptPart } from '../contract/history.ts';
import { folded, type MatchRange, matchRanges } from '../contract/match-words.ts';

/** Characters shown before the first match and after it. */
const before = 40;
const after = 90;

/** Per word, its beginning in a folded text: a letter or digit before it would make it the middle of another. */
function beginnings(starts: readonly string[]): RegExp[] {
  return starts.map((start) => new RegExp(`(?<![\\p{L}\\p{N}\\p{Co}])${start}`, 'u'));
}

/**
 * The first line with as many different ones of the words as any line has.
 * @param starts words looked for, folded.
 * @param texts most telling first, each a text of several lines.
 * @param shown lines the rep sees anyway.
 * @returns null when no line has any.
 */
export function excerptOf(
  texts: readonly string[],
  starts: readonly string[],
  shown: readonly (string | null)[],
): ExcerptPart[] | null {
  const patterns = beginnings(starts);
  let best: { readonly line: string; readonly count: number } | null = null;
  for (const text of texts) {
    const plain = folded(text);
    if (!patterns.some((pattern) => pattern.test(plain))) continue;
    const lines = text.split('\n');
    for (const [index, plainLine] of plain.split('\n').entries()) {
      const count = patterns.filter((pattern) => pattern.test(plainLine)).length;
      const line = lines[index] ?? '';
      if (count <= (best?.count ?? 0) || shown.includes(line)) continue;
      if (count === patterns.length) return marked(line, matchRanges(line, starts));
      best = { line, count };
    }
  }
  return best === null ? null : marked(best.line, matchRanges(best.line, starts));
}

/** The line around its first match, in pieces. */
function marked(line: string, ranges: readonly MatchRange[]): ExcerptPart[] | null {
  const first = ranges[0];
  if (first === undefined) return null;
  const from = wordEdge(line, first.start - before, first.start);
  const to = Math.min(line.length, first.end + after);
  const parts: ExcerptPart[] = [];
  let at = from;
  for (const { start, end } of ranges) {
    if (end > to) break;
    parts.push({ text: line.slice(at, start), match: false }, { text: line.slice(start, end), match: true });
    at = end;
  }
  const rest = line.slice(at, to);
  const cut = to < line.length;
  parts.push({ text: cut ? `${rest.replace(/\S*$/u, '').trimEnd()}…` : rest, match: false });
  if (from > 0) parts.unshift({ text: '…', match: false });
  return parts.filter(({ text }) => text !== '');
}

/** The beginning of the first word at or after `from`, at most `limit`. */
function wordEdge(line: string, from: number, limit: number): number {
  if (from <= 0) return 0;
  const space = line.indexOf(' ', from);
  return space === -1 || space >= limit ? limit : space + 1;
}
