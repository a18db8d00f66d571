/** What was typed, pasted or linked becomes a number, an address, a code, or a sentence that says what is wrong. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dialTargetSchema } from '../../../src-main/contract/dial-target.ts';
import { outsidePolicy, readNumber } from '../../../src-main/dial/number.ts';

const rules = { country: 'US', domain: 'sip.test' };

function addressOf(input: string, country = 'US'): string | null {
  const read = readNumber(input, { ...rules, country });
  return read.ok ? read.value.address : null;
}

describe('numbers', () => {
  test.each([
    ['(303) 555-0142', '+13035550142'],
    ['1-303-555-0142', '+13035550142'],
    ['tel:+1-303-555-0142', '+13035550142'],
    ['callto://+13035550142', '+13035550142'],
    ['\u202a+1 303\u00a0555 0142\u202c', '+13035550142'],
    ['sip:+13035550142@SIP.test;user=phone', '+13035550142'],
    ['+44 20 7946 0958', '+442079460958'],
    ['sip:3035550142@sip.test', '+13035550142'],
    ['sip:011442079460958@sip.test', '+442079460958'],
    ['sip:%2B1303-555.0142@sip.test', '+13035550142'],
  ])('%j is %s', (input, address) => {
    expect(addressOf(input)).toBe(address);
  });

  test('without a country code belong to the country of the settings', () => {
    expect(addressOf('020 7946 0958', 'GB')).toBe('+442079460958');
  });

  test('that nobody is known to have are dialled, with a word about it', () => {
    const read = readNumber('+1 123 555 0142', rules);
    expect(read.ok && read.value.hints.join()).toMatch(/check the digits/);
  });

  test('with an extension say how to reach it', () => {
    const read = readNumber('+1 303 555 0142 ext. 12', rules);
    expect(read).toMatchObject({ ok: true, value: { address: '+13035550142' } });
    expect(read.ok && read.value.hints.join()).toMatch(/extension 12/);
  });

  test.each([
    ['', /Type a number/],
    ['555-0142', /too short.*United States/],
    ['+1 303 555 0142 9999999', /too long/],
    ['+999 123 456 789', /country/],
    ['hello', /neither a number nor/],
    ['911', /emergency/],
    ['9-1-1', /emergency/],
    ['+1 900 555 0100', /premium/],
    ['sip:+19005550100@else.test', /premium/],
    ['+44 909 879 0000', /premium/],
    ['sip:9005550100@sip.test', /premium/],
    ['sip:%2b19005550100@else.test', /premium/],
    ['911@sip.test', /emergency/],
    ['sip:9%311@else.test', /emergency/],
  ])('%j is refused in words', (input, why) => {
    const read = readNumber(input, rules);
    expect(read.ok ? read.value.address : read.error.message).toMatch(why);
  });
});

describe('addresses and codes', () => {
  test.each([
    ['sip:ada@example.com', 'sip:ada@example.com'],
    ['ada@example.com', 'sip:ada@example.com'],
    ['SIP:Ada@example.com:5070', 'sip:Ada@example.com:5070'],
    ['*85', '*85'],
    ['#31#', '#31#'],
    ['204', '204'],
    ['sip:204@sip.test', '204'],
    ['sip:10000001@sip.test', 'sip:10000001@sip.test'],
  ])('%j is %s', (input, address) => {
    expect(addressOf(input)).toBe(address);
  });

  test.each([
    'sip:ada@example.com?Route=sip:evil.test',
    'sip:ada:secret@example.com',
    'sip:ada@example.com;transport=udp',
    'sip:ada@example.com\r\nX-Evil: 1',
    'sip:@example.com',
  ])('%j is refused: it could change where the call goes', (input) => {
    expect(addressOf(input)).toBe(null);
  });

  test('an address that is a number obeys the rules for numbers', () => {
    const read = readNumber('sip:+13035550142@else.test', rules);
    expect(read).toMatchObject({ ok: true, value: { target: { kind: 'address' }, e164: '+13035550142' } });
  });
});

test('whatever is typed, what comes out is fit for SIP', () => {
  const digits = fc.stringMatching(/^[+0-9 ()*#.-]{0,24}$/);
  const addresses = fc.stringMatching(/^sips?:[a-z0-9:;?%@.+ -]{0,30}$/);
  fc.assert(
    fc.property(fc.oneof(fc.string({ maxLength: 60 }), digits, addresses), (input) => {
      const read = readNumber(input, rules);
      if (!read.ok) expect(read.error.message).toMatch(/^[A-Z].*\.$/);
      else {
        expect(dialTargetSchema.safeParse(read.value.target).success).toBe(true);
        expect(JSON.stringify(read.value.target)).not.toMatch(/[\r\n\0<>?;]/);
      }
    }),
    { seed: 20_261_126, numRuns: 2_000 },
  );
});

describe('the admin’s prefixes', () => {
  const outside = (input: string, allowed: readonly string[] | null) => {
    const read = readNumber(input, rules);
    if (!read.ok) throw new Error(read.error.message);
    return outsidePolicy(read.value, allowed, rules.domain, 'Acme');
  };

  test('let through what begins with one of them and nothing else', () => {
    expect(outside('+13035550142', ['+1'])).toBe(null);
    expect(outside('+442079460958', ['+1'])).toMatch(/only numbers that begin with \+1/);
    expect(outside('*85', ['+1', '*'])).toBe(null);
    expect(outside('204', ['+1'])).toMatch(/only numbers that begin with \+1/);
  });

  test('cannot be passed by an address elsewhere', () => {
    expect(outside('sip:+442079460958@else.test', ['+1'])).toMatch(/only numbers that begin with \+1/);
    expect(outside('sip:ada@else.test', ['+1'])).toMatch(/only numbers that begin with \+1/);
    expect(outside('sip:+13035550142@else.test', ['+1'])).toMatch(/only numbers that begin with \+1/);
    expect(outside('sip:ada@sip.test', ['+1'])).toBe(null);
  });

  test.each([
    'sip:442079460958@sip.test',
    'sip:2079460958@sip.test',
    'sip:204@sip.test',
    'sip:9001442079460958@sip.test',
  ])('cannot be passed by writing digits as %s', (input) => {
    expect(outside(input, ['+1303', '80'])).toMatch(/only numbers that begin with/);
  });

  test('let through digits of the own system that are no telephone number by their beginning', () => {
    expect(outside('sip:80000001@sip.test', ['80'])).toBe(null);
  });

  test('left out let everything through', () => {
    expect(outside('+442079460958', null)).toBe(null);
  });
});
