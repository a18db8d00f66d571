/** What leaves as CSV reads back as it was (RFC 4180), and nothing in it runs in a spreadsheet. Fault 7. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, csvLine } from '../../../src-main/export/csv.ts';

/** A reader of RFC 4180 that shares nothing with the writer. */
function read(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    let value = '';
    if (text[at] === '"') {
      at += 1;
      while (!(text[at] === '"' && text[at + 1] !== '"')) {
        value += text[at];
        at += text[at] === '"' ? 2 : 1;
      }
      at += 1;
    } else {
      while (at < text.length && text[at] !== ',' && text[at] !== '\r') value += text[at++];
    }
    rows.at(-1)?.push(value);
    if (text[at] === '\r') {
      at += 2;
      rows.push([]);
    } else at += 1;
  }
  return rows.slice(0, -1);
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t=', '\r', ' =', '＝', '\u200b=', '|', '%'), fc.string())
    .map((parts) => parts.join('')),
  fc.constantFrom('=HYPERLINK("http://x","y")', "+1-2+cmd|' /C calc'!A0", '"quoted", and\r\nbroken', '-1', ''),
);

describe('a line of CSV', () => {
  it('reads back as what was written, but for the mark that disarms it', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 6 }), (cells) => {
        const [row] = read(csvLine(cells));
        const bare = (texts: readonly string[] = []) => texts.map((text) => text.replaceAll("'", ''));
        expect(bare(row)).toEqual(bare(cells));
      }),
    );
  });

  it('begins no cell with what a spreadsheet would run', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        fc.pre(!/^\+\d{1,20}$/.test(text));
        const [value = ''] = read(csvLine([text, '']))[0] ?? [];
        expect(value).not.toMatch(/^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]/u);
      }),
      { numRuns: 500 },
    );
  });

  it('begins no cell so either where the system divides at semicolons or tabs, or takes a line for a row', () => {
    const [divides, rest] = [fc.constantFrom(';', '\t', '\n', '\r\n', ';\u200b '), fc.string()];
    fc.assert(
      fc.property(rest, divides, hostile, (before, divide, text) => {
        const line = csvLine([`${before}${divide}${text}`, 'next']);
        for (const cell of line.split(/[;\t\r\n]/u)) expect(cell).not.toMatch(/^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]/u);
      }),
      { numRuns: 500 },
    );
    expect(csvLine(['hi;=HYPERLINK(0)', null])).toBe("hi;'=HYPERLINK(0),\r\n");
    expect(csvLine(['well-known; fine', 'a\tb'])).toBe('well-known; fine,a\tb\r\n');
  });

  it('leaves numbers and plain telephone numbers as they are', () => {
    const cells: Cell[] = [-3.5, null, '+15550100123', '+1 (555) 010'];
    expect(csvLine(cells)).toBe("-3.5,,+15550100123,'+1 (555) 010\r\n");
  });
});
