/**
 * CSV by RFC 4180, for spreadsheets: CRLF at the end of every line, a byte order mark at the beginning, because Excel takes
 * UTF-8 for the code page of the system without one, and no text that a spreadsheet would run. Pure.
 */

export const byteOrderMark = '\u{feff}';

export type Cell = string | number | null;

/** What begins like this is a formula to one spreadsheet or another (OWASP, CSV injection), also in its full-width form. */
const formula = /^[\s\p{Cc}\p{Cf}]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;
/**
 * The same behind what some spreadsheets divide a line at: semicolons where the comma stands in numbers, as in Spanish, and
 * tabs. Quotes do not help there, since they begin within a cell; nor do they keep a line together then.
 */
const hidden = /([;\t\r\n][\s\p{Cc}\p{Cf}]*)(?=[=+\-@|%\uff1d\uff0b\uff0d\uff20])/gu;
/** A sign and digits: a number at most, never more. */
const phoneNumber = /^\+\d{1,20}$/;

export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(field).join(',')}\r\n`;
}

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const within = cell.replaceAll(hidden, "$1'");
  const text = formula.test(cell) && !phoneNumber.test(cell) ? `'${within}` : within;
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
