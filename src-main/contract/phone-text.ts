/**
 * Telephone numbers as a person reads them: as at home for those of the rep's own country, else with the country code.
 * The numbering plans are large, so whoever starts a process brings them (`readPhonesBy`); until then text stays as it
 * came.
 */

/** What is known of a number that could be read. */
export interface ReadPhone {
  /** ISO 3166-1; undefined for numbers of no single country. */
  readonly country?: string | undefined;
  /** Of a length its country has. */
  isPossible(): boolean;
  isValid(): boolean;
  formatNational(): string;
  formatInternational(): string;
}

export interface PhoneRules {
  /** ISO 3166-1 code of the country whose numbers are written without a country code. */
  readonly country: string;
  readonly read: (text: string, country: string) => ReadPhone | undefined;
}

let known: PhoneRules | null = null;
const listeners = new Set<() => void>();

/** From here on numbers are written by `rules`; whoever shows some is told. */
export function readPhonesBy(rules: PhoneRules): void {
  if (rules.country === known?.country && rules.read === known.read) return;
  known = rules;
  for (const listener of listeners) listener();
}

/** Calls `listener` after every change of the rules until the returned function is called. */
export function onPhoneRules(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function phoneRules(): PhoneRules | null {
  return known;
}

/** Nothing else is touched: addresses, names, extensions. */
const telephone = /^\+?[\d ().\-/\u00a0\u2010-\u2015]{7,40}$/;

/**
 * The number as it is shown, `(303) 555-0142` or `+45 81 23 45 67`, set apart from its surroundings (UAX #9): beside a
 * name in Arabic or Hebrew its groups would change places. What is no telephone number stays as it is.
 */
export function phoneText(text: string): string {
  return telephone.test(text) ? `\u2066${grouped(text)}\u2069` : text;
}

function grouped(text: string): string {
  const number = known?.read(text, known.country);
  if (number === undefined) return text;
  // Numbering plans grow between two versions of Baton: a country code says enough.
  const certain = text.startsWith('+') ? number.isPossible() : number.isValid();
  return certain ? writtenPhone(number, known?.country ?? '') : text;
}

/** Without isolates, for a field or a value that goes on to somebody else. */
export function writtenPhone(number: ReadPhone, country: string): string {
  return number.country === country ? number.formatNational() : number.formatInternational();
}
