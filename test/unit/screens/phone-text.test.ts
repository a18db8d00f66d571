/** How telephone numbers are shown. */
import { describe, expect, it } from 'vitest';
import { onPhoneRules, phoneText, readPhonesBy } from '../../../src-main/contract/phone-text.ts';
import { readPhone } from '../../../src-main/dial/read-phone.ts';

/** Left to right, whatever stands around it (UAX #9: LRI … PDI). */
const apart = (text: string) => `\u2066${text}\u2069`;

describe('a number as it is shown', () => {
  it('stays as it came until the numbering plans are there, but apart from its surroundings', () => {
    expect(phoneText('+4581234567')).toBe(apart('+4581234567'));
  });

  it.each([
    ['US', '+13035550142', '(303) 555-0142'],
    ['US', '303.555.0142', '(303) 555-0142'],
    ['US', '+4581234567', '+45 81 23 45 67'],
    ['US', '+44 (0)20 7946 0018', '+44 20 7946 0018'],
    ['US', '+12045550142', '+1 204 555 0142'],
    ['DK', '+4581234567', '81 23 45 67'],
    ['DK', '+14581234567', '+1 458 123 4567'],
    ['ES', '+34912345678', '912 34 56 78'],
    // No plan knows them: of a length the country has, or not even that.
    ['US', '+15550100123', '+1 555 010 0123'],
    ['US', '+999123456', '+999123456'],
    ['US', '5550142', '5550142'],
  ])('in %s, %s is %s', (country, stored, shown) => {
    readPhonesBy({ country, read: readPhone });
    expect(phoneText(stored)).toBe(apart(shown));
  });

  it.each(['Priya Raman', 'sip:priya@example.com', 'anonymous', '204', '*85', ''])('%j is left alone', (text) => {
    readPhonesBy({ country: 'US', read: readPhone });
    expect(phoneText(text)).toBe(text);
  });

  it('is told to who shows some when the rep’s country changes, and only then', () => {
    readPhonesBy({ country: 'US', read: readPhone });
    const seen: string[] = [];
    const stop = onPhoneRules(() => seen.push(phoneText('+4581234567')));
    readPhonesBy({ country: 'US', read: readPhone });
    readPhonesBy({ country: 'DK', read: readPhone });
    stop();
    readPhonesBy({ country: 'US', read: readPhone });
    expect(seen).toEqual([apart('81 23 45 67')]);
  });
});
