/** The full numbering plans, which alone know premium-rate numbers; they are large and stay in main. */
import { isSupportedCountry, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** `country`: ISO 3166-1, of numbers without a country code. Undefined: `text` is no telephone number. */
export function readPhone(text: string, country: string): PhoneNumber | undefined {
  const home = isSupportedCountry(country) ? country : 'US';
  return parsePhoneNumberFromString(text, { defaultCountry: home, extract: false });
}
