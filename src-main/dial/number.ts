/**
 * From what was typed, pasted or linked to what can be dialled. Numbers are read with libphonenumber's full metadata,
 * which alone knows premium-rate numbers; it is large and stays in main.
 */
import {
  type CountryCode,
  isSupportedCountry,
  ParseError,
  type PhoneNumber,
  parsePhoneNumberWithError,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';
import { type DialTarget, dialTargetSchema } from '../contract/dial-target.ts';
import { writtenPhone } from '../contract/phone-text.ts';
import { fail, ok, type Result } from '../contract/result.ts';

export interface DialNumber {
  readonly target: DialTarget;
  /** What is kept to be dialled again. */
  readonly address: string;
  readonly display: string;
  /** E.164 where a telephone number is called, whatever the target looks like: rules for numbers hold for it. */
  readonly e164: string | null;
  /** What the rep should know before dialling; sentences. */
  readonly hints: readonly string[];
}

export interface DialRules {
  /** Country whose numbers are written without a country code. */
  readonly country: string;
  /** The own domain: what stands there is the account's phone system. */
  readonly domain: string;
}

/** What copying from a document or a web page leaves around a number: direction marks, zero-width and hard spaces. */
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const emergency: ReadonlySet<string> = new Set(['911', '112', '999']);

export function readNumber(input: string, rules: DialRules): Result<DialNumber> {
  const text = input
    .replace(invisible, '')
    .replaceAll('\u00a0', ' ')
    .trim()
    .replace(/^(?:tel|callto):(?:\/\/)?/i, '');
  if (text === '') return fail('bad-request', 'Type a number or a SIP address.');
  return /^sips?:/i.test(text) || text.includes('@') ? readAddress(text, rules) : readDigits(text, rules);
}

function readDigits(text: string, rules: DialRules): Result<DialNumber> {
  const digits = text.replace(/[ ().-]/g, '');
  if (emergency.has(digits)) {
    return fail('forbidden', 'Baton cannot place emergency calls. Use another phone.');
  }
  if (/^(?:[0-9]{1,6}|(?=.*[*#])[0-9*#]{1,12})$/.test(digits)) return readCode(digits);
  return readTelephone(text, rules);
}

/** Parameters, headers and passwords are refused: they can change where a call goes. */
function readAddress(text: string, rules: DialRules): Result<DialNumber> {
  const uri = /^sips?:/i.test(text) ? text.replace(/^sips?:/i, (scheme) => scheme.toLowerCase()) : `sip:${text}`;
  const plain = uri.replace(/;user=phone$/i, '');
  const target = dialTargetSchema.safeParse({ kind: 'address', uri: plain });
  const [, user = '', domain = ''] = /^sips?:([^@]+)@([^:]+)/.exec(plain) ?? [];
  if (!target.success || !/^[A-Za-z0-9._~!$&'*+=%-]+$/.test(user)) {
    return fail('bad-request', 'This is not a SIP address. Use the form sip:name@domain.');
  }
  const digits = digitsIn(user);
  const own = domain.toLowerCase() === rules.domain.toLowerCase();
  // Elsewhere only a number with its country code, or one for emergencies, is known to be one.
  const isNumber = digits !== null && (own || digits.startsWith('+') || emergency.has(digits));
  const number = isNumber ? readDigits(digits, rules) : null;
  if (number !== null && (number.ok ? own : own && digits?.startsWith('+'))) return number;
  if (number !== null && !number.ok && number.error.code === 'forbidden') return number;
  const e164 = number?.ok ? number.value.e164 : null;
  return ok({ target: target.data, address: plain, display: plain, e164, hints: [] });
}

/** A user part that is a number or a code, without escapes and separators (RFC 3966 5.1.1); null: it is a name. */
function digitsIn(user: string): string | null {
  const unescaped = user.replace(/%([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  const digits = unescaped.replace(/[().-]/g, '');
  return /^\+?[0-9*#]+$/.test(digits) ? digits : null;
}

function readCode(digits: string): Result<DialNumber> {
  return ok({ target: { kind: 'code', digits }, address: digits, display: digits, e164: null, hints: [] });
}

function readTelephone(text: string, { country }: DialRules): Result<DialNumber> {
  if (!/^[+0-9A-Za-z ().,;/\u2010-\u2015-]{2,60}$/.test(text)) return fail('bad-request', notANumber);
  try {
    const home = isSupportedCountry(country) ? country : 'US';
    const number = parsePhoneNumberWithError(text, home);
    const wrongLength = validatePhoneNumberLength(text, home);
    if (wrongLength !== undefined) return fail('bad-request', parseProblem(wrongLength, home));
    if (number.getType() === 'PREMIUM_RATE') {
      return fail(
        'forbidden',
        'This is a premium-rate number: whoever calls it pays by the minute. Baton does not dial it.',
      );
    }
    const e164 = number.number;
    const target = dialTargetSchema.safeParse({ kind: 'number', e164 });
    if (!target.success) return fail('bad-request', notANumber);
    return ok({
      target: target.data,
      address: e164,
      display: writtenPhone(number, country),
      e164,
      hints: hintsOf(number),
    });
  } catch (error) {
    if (error instanceof ParseError) return fail('bad-request', parseProblem(error.message, country));
    throw error;
  }
}

const notANumber = 'This is neither a number nor a SIP address.';

function hintsOf(number: PhoneNumber): string[] {
  const { country, ext } = number;
  const place = country === undefined ? 'its country' : nameOf(country);
  return [
    // Numbering plans grow between two versions of Baton: an unknown number is said, not refused.
    ...(number.isValid() ? [] : [`No number in ${place} is known to begin like this: check the digits.`]),
    ...(ext === undefined ? [] : [`Send extension ${ext} with the keypad once somebody answers.`]),
  ];
}

function parseProblem(problem: string, country: string): string {
  switch (problem) {
    case 'TOO_SHORT':
    case 'INVALID_LENGTH':
      return `This number is too short. Numbers outside ${nameOf(country)} begin with + and the country code.`;
    case 'TOO_LONG':
      return 'This number is too long. Check it for digits typed twice.';
    case 'INVALID_COUNTRY':
      return 'No country has this code after the +. Check the first digits.';
    default:
      return notANumber;
  }
}

function nameOf(country: CountryCode | string): string {
  return new Intl.DisplayNames(['en'], { type: 'region' }).of(country) ?? country;
}

/** Why a number must not be dialled under the allowed prefixes; null: it may. `admin`: who set them; null: the rep. */
export function outsidePolicy(
  number: DialNumber,
  allowed: readonly string[] | null,
  domain: string,
  admin: string | null,
): string | null {
  if (allowed === null) return null;
  if (isOwnName(number, domain) || startsWithOne(number, allowed, domain)) return null;
  const beginnings = allowed.length > 8 ? `${allowed.slice(0, 8).join(', ')} and others` : allowed.join(', ');
  const reach =
    allowed.length === 0
      ? 'This phone may call no numbers outside.'
      : `This phone may call only numbers that begin with ${beginnings}.`;
  return admin === null
    ? `${reach} Settings, Calling out, says so.`
    : `${reach} ${admin} has set this; ask them to change it.`;
}

/** An address elsewhere has no beginning that counts: whoever has that domain decides who answers. */
export function startsWithOne({ e164, address }: DialNumber, prefixes: readonly string[], domain: string): boolean {
  if (address.includes('@') && !isOwn(address, domain)) return false;
  const begins = e164 ?? digitsIn(userOf(address)) ?? address;
  return prefixes.some((prefix) => begins.startsWith(prefix));
}

/** Somebody in the own phone system, by name: digits there may be anybody's number. */
export function isOwnName({ address }: DialNumber, domain: string): boolean {
  return isOwn(address, domain) && digitsIn(userOf(address)) === null;
}

function isOwn(address: string, domain: string): boolean {
  return address.toLowerCase().endsWith(`@${domain.toLowerCase()}`);
}

function userOf(address: string): string {
  return address.replace(/^sips?:/, '').replace(/@.*$/, '');
}
