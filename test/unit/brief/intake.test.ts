/** The two gates every foreign byte passes: JSON and text. */
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText, clip } from '../../../src-main/brief/clean-text.ts';
import { intakeJson, parseJson } from '../../../src-main/brief/json-intake.ts';
import { readPairs } from '../../../src-main/brief/key-value.ts';
import { asInstant } from '../../../src-main/brief/scalars.ts';
import { readTimeZone } from '../../../src-main/brief/time-zone.ts';
import { dice, randomJson } from './fixtures/generate.ts';

describe('JSON intake', () => {
  it.each([
    '{}',
    '[]',
    ' [1, -0.5e-3, 2E2, true, false, null] ',
    '"a\\u00e9\\n\\"\\ud83d\\ude9a"',
    '{"a":{"b":[{"c":""}]}}',
    '0',
    '\ufeff{"a":1}',
  ])('reads %j as JSON.parse does', (text) => {
    expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text.replace('\ufeff', '')) });
  });

  it('reads whatever JSON.stringify writes', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const value = randomJson(dice(seed));
      const text = JSON.stringify(value);
      expect(parseJson(text), `seed ${seed}`).toEqual({ ok: true, value: JSON.parse(text) });
    }
  });

  it.each([
    '',
    ' ',
    '{',
    '[1,',
    '[1,]',
    '{"a":1,}',
    '{a:1}',
    "{'a':1}",
    '01',
    '+1',
    '.5',
    'NaN',
    'Infinity',
    'undefined',
    'tru',
    '"a',
    '"\\x"',
    '"\n"',
    '{"a" 1}',
    '[1 2]',
    '{}{}',
    '//x\n{}',
    '"\\',
    '-',
    '1e',
    '{"a":}',
    '[,]',
  ])('refuses %j as JSON.parse does', (text) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(parseJson(text)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  });

  it('refuses what no JSON can say', () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    for (const value of [cycle, 1n, undefined, () => 1]) expect(intakeJson(value).ok).toBe(false);
  });
});

describe('text', () => {
  it.each([
    ['  Dana \t\r\n Reyes ', 'Dana Reyes'],
    ['a\u0000b\u001bc\u0085d', 'a b c d'],
    ['user\u202egpj.exe', 'usergpj.exe'],
    ['\u2067\u2068x\u2069', 'x'],
    ['zero\u200bwidth\ufeff', 'zerowidth'],
    ['hid\u{e0041}\u{e0042}den', 'hidden'],
    ['lone \ud800 surrogate', 'lone \ufffd surrogate'],
    [`Z${'\u0301'.repeat(50)}o`, `Z${'\u0301'.repeat(8)}o`],
    ['👩‍💻 नमस्ते', '👩‍💻 नमस्ते'],
  ])('%j becomes %j', (given, expected) => {
    expect(cleanLine(given, 200)).toBe(expected);
  });

  it('is null when nothing readable is left', () => {
    for (const empty of ['', ' \n', '\u202e\u200b', '\u0000']) expect(cleanText(empty, 200)).toBeNull();
  });

  it('is cut between graphemes and within its cap', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(clip(family.repeat(5), 25)).toBe(`${family.repeat(2)}…`);
    expect(clip('e\u0301'.repeat(10), 6)).toBe(`${'e\u0301'.repeat(2)}…`);
    for (let max = 1; max < 40; max += 1) {
      const cut = clip(`a${family}b`.repeat(9), max);
      expect(cut.length).toBeLessThanOrEqual(max);
      expect(cut.isWellFormed()).toBe(true);
    }
  });
});

describe('small readers', () => {
  it.each([
    ['2026-03-01T10:00:00+01:00', '2026-03-01T09:00:00.000Z'],
    ['2026-03-01 10:00 Z', '2026-03-01T10:00:00.000Z'],
    ['2026-03-01', '2026-03-01T00:00:00.000Z'],
    [1_772_359_200, '2026-03-01T10:00:00.000Z'],
    ['1772359200000', '2026-03-01T10:00:00.000Z'],
    ['2026-03-01T10:00:00', null],
    ['2026-13-45T10:00:00Z', null],
    ['yesterday', null],
    [-5, null],
    [1e300, null],
  ])('instant %j is %j', (given, expected) => {
    expect(asInstant(given)).toBe(expected);
  });

  it.each([
    ['America/New_York', 'America/New_York'],
    ['america/new_york', 'America/New_York'],
    ['Eastern Time', 'America/New_York'],
    ['PST', 'America/Los_Angeles'],
    ['Pacific Daylight Time', 'America/Los_Angeles'],
    ['+05:00', null],
    ['Mars/Olympus', null],
    ['', null],
    ['x'.repeat(10_000), null],
  ])('time zone %j is %j', (given, expected) => {
    expect(readTimeZone(given)).toBe(expected);
  });

  it.each([
    ['a=1;b=2', { a: '1', b: '2' }],
    ['a=1&b=%C3%A9', { a: '1', b: 'é' }],
    ['ani:+1;lang=en', { ani: '+1', lang: 'en' }],
    ['a="x; y"', { a: 'x; y' }],
    ['a=1', { a: '1' }],
    ['Note: she is in a hurry', null],
    ['just words', null],
    ['__proto__=1;a=2', null],
    ['a=1;a=2', { a: '1' }],
  ])('pairs in %j', (given, expected) => {
    expect(readPairs(given)).toEqual(expected);
  });
});
