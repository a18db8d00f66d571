/** The window speaks the language of the settings. */
import { useEffect, useSyncExternalStore } from 'react';
import { languageOf } from '../../src-main/contract/i18n/language.ts';
import { currentLocale, onLanguage, speak } from '../../src-main/contract/i18n/translate.ts';
import type { AppState, AppStore } from '../store/app-store.ts';

/** `system`: BCP 47 tag of the system's language. To be called before anything is rendered. */
export function followLanguage(app: AppStore, system: string): void {
  const follow = ({ settings }: AppState): void => speak(languageOf(settings.language, system));
  follow(app.getState());
  app.subscribe(follow);
}

/** Renders what is below again in a new language. Nothing is mounted anew: typed text, focus and the call stay. */
export function useLanguage(): void {
  const locale = useSyncExternalStore(onLanguage, currentLocale);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
}
