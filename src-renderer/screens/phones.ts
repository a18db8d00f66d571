/** The window writes telephone numbers as the rep's country does. The plans are 80 kB and come after the first screen. */
import { useSyncExternalStore } from 'react';
import { onPhoneRules, phoneRules, readPhonesBy } from '../../src-main/contract/phone-text.ts';
import type { AppState, AppStore } from '../store/app-store.ts';

export function followPhones(app: AppStore): void {
  import('libphonenumber-js/min')
    .then(({ isSupportedCountry, parsePhoneNumberFromString }) => {
      const read = (text: string, country: string) =>
        parsePhoneNumberFromString(text, {
          defaultCountry: isSupportedCountry(country) ? country : 'US',
          extract: false,
        });
      const follow = ({ settings }: AppState): void => readPhonesBy({ country: settings.dialCountry, read });
      follow(app.getState());
      app.subscribe(follow);
    })
    // Without them numbers stand as they came.
    .catch(() => undefined);
}

/** Renders what is below again once numbers are written otherwise. */
export function usePhones(): void {
  useSyncExternalStore(onPhoneRules, phoneRules);
}
