/** Which language a rep gets, with its words. */
import { spanish, spanishTold } from './es/index.ts';
import type { LanguageSetting, languageNames } from './languages.ts';
import type { Language } from './translate.ts';

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
