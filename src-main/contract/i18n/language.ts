/** Which languages there are, and which one a rep gets. */
import { z } from 'zod';
import { spanish, spanishTold } from './es/index.ts';
import type { Language } from './translate.ts';

/** `system`: the operating system's, where Baton speaks it. */
export const languageSchema = z.enum(['system', 'en', 'es']);
export type LanguageSetting = z.infer<typeof languageSchema>;

/** Each in its own words, so that who does not read the one in use finds theirs. */
export const languageNames = { en: 'English', es: 'Español' } as const;

const known: Readonly<Record<keyof typeof languageNames, Omit<Language, 'locale'>>> = {
  en: { message: () => undefined, told: {} },
  es: { message: (english) => (Object.hasOwn(spanish, english) ? spanish[english] : undefined), told: spanishTold },
};

/**
 * `system`: BCP 47 tag of the operating system. Its region goes along with any language: who reads English in Germany
 * still has 24 hours a day and commas in numbers.
 */
export function languageOf(setting: LanguageSetting, system: string): Language {
  const { language, region } = localeOf(system);
  const spoken = setting === 'system' ? (language === 'es' ? 'es' : 'en') : setting;
  return { locale: region === undefined ? spoken : `${spoken}-${region}`, ...known[spoken] };
}

function localeOf(tag: string): Intl.Locale {
  try {
    return new Intl.Locale(tag);
  } catch {
    return new Intl.Locale('en');
  }
}
