/**
 * Whether two stored numbers are the same telephone, however each was written. Both are read as E.164; digits alone would
 * take +45 81 23 45 67 in Denmark for 458 123 4567 in Oregon.
 */
import type { PhoneNumber } from 'libphonenumber-js/max';
import { readPhone } from '../dial/read-phone.ts';

export interface SameNumber {
  /** Every value the column `digits` may have for this number, as JSON: few enough to be looked up. */
  readonly digits: string;
  /** Of those found by their digits, whether it really is this number. */
  is(other: string | null): boolean;
}

/** Shorter ones are extensions and "anonymous": they name nobody. */
const fewestDigits = 7;

/** `country`: ISO 3166-1, of numbers stored without a country code. Null: the text is no number that names somebody. */
export function sameNumber(phone: string | null, country: string): SameNumber | null {
  const own = read(phone, country);
  if (own !== null) {
    const spellings = [own.number, own.nationalNumber, `0${own.nationalNumber}`, own.formatNational()];
    const full = own.number.slice(1);
    return {
      digits: column([...spellings, `00${full}`, `011${full}`]),
      is: (other) => read(other, country)?.number === own.number,
    };
  }
  const plain = plainDigits(phone);
  if (!/^\d+$/.test(plain) || plain.length < fewestDigits) return null;
  return { digits: column([plain]), is: (other) => read(other, country) === null && plainDigits(other) === plain };
}

function read(phone: string | null, country: string): PhoneNumber | null {
  const number = readPhone(phone ?? '', country);
  return number?.isPossible() ? number : null;
}

function plainDigits(phone: string | null): string {
  return (phone ?? '').replace(/[+ \-().]/g, '');
}

/** As `digitsOf` makes them. */
function column(spellings: readonly string[]): string {
  return JSON.stringify([...new Set(spellings.map((text) => plainDigits(text).replace(/^1+/, '')))]);
}

/** SQL for the digits of `column`, as the column `digits` of the briefs has them. */
export function digitsOf(column: string): string {
  return `ltrim(replace(replace(replace(replace(replace(replace(${column}, '+', ''), ' ', ''), '-', ''), '(', ''), ')', ''), '.', ''), '1')`;
}
