/** What the settings say about the operating system: colours, language, numbers, global keys, start at login. */
import { type App, nativeTheme } from 'electron';
import { languageOf } from '../contract/i18n/language.ts';
import { speak } from '../contract/i18n/translate.ts';
import { readPhonesBy } from '../contract/phone-text.ts';
import type { Settings } from '../contract/settings.ts';
import { readPhone } from '../dial/read-phone.ts';
import type { GlobalKeyring } from './global-keys.ts';
import { setOpenAtLogin } from './open-at-login.ts';

export interface Preferences {
  follow(settings: Settings): void;
  /** Null until they have been read. */
  current(): Settings | null;
}

export function createPreferences(
  app: App,
  keys: GlobalKeyring,
  warn: (id: string, message: string) => void,
  followUpdates: (settings: Settings) => void,
): Preferences {
  let known: Settings | null = null;
  speak(languageOf('system', app.getLocale()));
  return {
    follow(settings) {
      nativeTheme.themeSource = settings.theme;
      speak(languageOf(settings.language, app.getLocale()));
      readPhonesBy({ country: settings.dialCountry, read: readPhone });
      keys.follow(settings.globalKeys);
      followUpdates(settings);
      // Only as it is changed: whoever takes Baton out of the system's own list is not overruled at every start.
      if (known !== null && known.openAtLogin !== settings.openAtLogin) follow(settings.openAtLogin);
      known = settings;
    },
    current: () => known,
  };

  function follow(openAtLogin: boolean): void {
    try {
      setOpenAtLogin(app, openAtLogin);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      warn('open-at-login', `Starting with the computer could not be changed: ${why}`);
    }
  }
}
