/** Writes a number as a person of the country would, while it is typed. Loaded with the dial page: its data is 80 kB. */
import { useEffect, useState } from 'react';

export type Formatter = (typed: string) => string;

const asTyped: Formatter = (typed) => typed;

/** `country`: ISO 3166-1, for numbers without a country code. Until the data is there, text stays as it was typed. */
export function useFormatter(country: string): Formatter {
  const [format, setFormat] = useState<Formatter>(() => asTyped);
  useEffect(() => {
    let current = true;
    import('libphonenumber-js/min')
      .then(({ AsYouType, isSupportedCountry }) => {
        const home = isSupportedCountry(country) ? country : 'US';
        if (current) setFormat(() => (typed: string) => new AsYouType(home).input(typed));
      })
      // Without it numbers are dialled all the same.
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [country]);
  return format;
}

/** Only what can be nothing but a telephone number is rewritten; addresses and codes stay as they are. */
export function isTelephoneText(text: string): boolean {
  return /^[+0-9 ().-]+$/.test(text) && text.replace(/\D/g, '').length > 3;
}
