/**
 * Text in the language of the rep. The English message, in ICU MessageFormat, is its own key: it is read where it is
 * used, and a language that lacks it shows English. What people said (briefs, transcripts, notes) is never translated.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import { messageTold } from './told.ts';

export interface Language {
  /** BCP 47, for dates, numbers and plurals. */
  readonly locale: string;
  /** The message in this language; undefined: English stands. */
  readonly message: (english: string) => string | undefined;
  /** Messages whose sentences arrive from elsewhere with their values filled in. */
  readonly told: Readonly<Record<string, string>>;
}

export type Values = Readonly<Record<string, string | number>>;

const english: Language = {
  locale: new Intl.DateTimeFormat().resolvedOptions().locale,
  message: () => undefined,
  told: {},
};

let spoken = english;
let formats = new Map<string, IntlMessageFormat>();
const listeners = new Set<() => void>();

/** From here on every text is in `language`; whoever shows some is told. */
export function speak(language: Language): void {
  if (language.locale === spoken.locale && language.message === spoken.message) return;
  spoken = language;
  formats = new Map();
  for (const listener of listeners) listener();
}

/** Calls `listener` after every change of language until the returned function is called. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** BCP 47 tag of what is spoken now. */
export function currentLocale(): string {
  return spoken.locale;
}

/** `message`: a literal of the program, never text from outside. */
export function t(message: string, values?: Values): string {
  const text = spoken.message(message) ?? message;
  return text.includes('{') ? String(formatOf(text).format(values)) : text;
}

/** For values that are more than text: the parts of the message in order, the values among them. */
export function tParts<T extends object>(message: string, values: Readonly<Record<string, string | number | T>>) {
  return formatOf(spoken.message(message) ?? message)
    .formatToParts<T>(values)
    .map((part) => part.value);
}

/** A message of the program that will be shown by `t` or `labels` elsewhere: marks it for the catalogues. */
export function msg(message: string): string {
  return message;
}

/** A table of messages that is read in the language of the moment. */
export function labels<T extends Readonly<Record<string, string>>>(messages: T): T {
  const table = { ...messages };
  for (const [name, message] of Object.entries<string>(messages))
    Object.defineProperty(table, name, { enumerable: true, get: () => t(message) });
  return table;
}

/** English sentences that arrived from elsewhere (a failure, a warning): in this language where they are known, else as they came. */
export function told(text: string): string {
  const sentences = text.split(/(?<=[.!?…]) (?=\S)/u);
  const each = sentences.map((sentence) => messageTold(spoken.told, sentence));
  // Sentence by sentence first: a value at the end of a message would take all that follows for its own.
  if (!each.includes(undefined)) return each.join(' ');
  const whole = messageTold(spoken.told, text);
  if (whole !== undefined) return whole;
  return sentences.map((sentence, index) => each[index] ?? inHalves(sentence)).join(' ');
}

/** What stands before a colon and what after it are messages of their own where the whole is none. */
function inHalves(sentence: string): string {
  const halves = sentence.split(/(?<=:) (?=\S)/u);
  return halves.map((half) => messageTold(spoken.told, half) ?? half).join(' ');
}

/** Something of Intl, made once for each language. */
export function byLocale<T>(make: (locale: string) => T): () => T {
  let made: { readonly locale: string; readonly value: T } | null = null;
  return () => {
    if (made?.locale !== spoken.locale) made = { locale: spoken.locale, value: make(spoken.locale) };
    return made.value;
  };
}

function formatOf(text: string): IntlMessageFormat {
  let format = formats.get(text);
  if (format === undefined) {
    format = new IntlMessageFormat(text, spoken.locale, undefined, { ignoreTag: true });
    formats.set(text, format);
  }
  return format;
}
