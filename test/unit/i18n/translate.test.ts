/** How text becomes text of a language. */
import { afterEach, describe, expect, it } from 'vitest';
import { languageOf } from '../../../src-main/contract/i18n/language.ts';
import { messageTold } from '../../../src-main/contract/i18n/told.ts';
import {
  byLocale,
  currentLocale,
  type Language,
  labels,
  onLanguage,
  speak,
  t,
  told,
  tParts,
} from '../../../src-main/contract/i18n/translate.ts';

const words: Readonly<Record<string, string>> = {
  'Hang up': 'Colgar',
  '{count, plural, one {# call waits} other {# calls wait}}':
    '{count, plural, one {# llamada espera} other {# llamadas esperan}}',
  '{who} waits': 'Espera {who}',
};
const spanish: Language = {
  locale: 'es-ES',
  message: (english) => (Object.hasOwn(words, english) ? words[english] : undefined),
  told: {
    '{host} does not answer.': '{host} no responde.',
    'It is {time} in {place}.': 'En {place} es {time}.',
    'Refused:': 'Denegado:',
  },
};

afterEach(() => speak(languageOf('en', 'en-US')));

describe('t', () => {
  it('speaks English from the key itself', () => {
    expect(t('Hang up')).toBe('Hang up');
    expect(t('{count, plural, one {# call waits} other {# calls wait}}', { count: 1200 })).toBe('1,200 calls wait');
  });

  it('speaks another language, and English where that has no words', () => {
    speak(spanish);
    expect(t('Hang up')).toBe('Colgar');
    expect(t('{count, plural, one {# call waits} other {# calls wait}}', { count: 12_000 })).toBe(
      '12.000 llamadas esperan',
    );
    expect(t('Park')).toBe('Park');
  });

  it('takes braces and tags in values as they are', () => {
    expect(t('{who} waits', { who: '<b>{count}</b>' })).toBe('<b>{count}</b> waits');
  });

  it('keeps what is more than text between the words', () => {
    speak(spanish);
    const who = { bold: 'Ana' };
    expect(tParts('{who} waits', { who })).toEqual(['Espera ', who]);
  });
});

describe('a change of language', () => {
  it('reaches tables, formats of Intl and listeners', () => {
    const table = labels({ end: 'Hang up' });
    const numbers = byLocale((locale) => new Intl.NumberFormat(locale));
    expect([table.end, numbers().format(0.5)]).toEqual(['Hang up', '0.5']);
    let changes = 0;
    const stop = onLanguage(() => {
      changes += 1;
    });
    speak(spanish);
    speak(spanish);
    stop();
    expect([table.end, { ...table }.end, numbers().format(0.5), changes]).toEqual(['Colgar', 'Colgar', '0,5', 1]);
  });
});

describe('the language of a rep', () => {
  it.each([
    ['system', 'es-MX', 'es-MX', 'Idioma'],
    ['system', 'de-DE', 'en-DE', 'Language'],
    ['system', 'no tag', 'en', 'Language'],
    ['es', 'en-US', 'es-US', 'Idioma'],
    ['en', 'es', 'en', 'Language'],
  ] as const)('%s on a %s system is %s', (setting, system, locale, word) => {
    speak(languageOf(setting, system));
    expect([currentLocale(), t('Language')]).toEqual([locale, word]);
  });
});

describe('told', () => {
  it('finds the values of a message again', () => {
    speak(spanish);
    expect(told('sip.example.com does not answer.')).toBe('sip.example.com no responde.');
    expect(told('Something new happened.')).toBe('Something new happened.');
    expect(told('constructor')).toBe('constructor');
  });

  it('translates sentence by sentence what was put together', () => {
    speak(spanish);
    expect(told('Broken. sip.example.com does not answer. Ask Ana.')).toBe(
      'Broken. sip.example.com no responde. Ask Ana.',
    );
  });

  it('takes no further sentence for a value, and what stands around a colon apart', () => {
    speak(spanish);
    expect(told('It is noon in Bern. sip.example.com does not answer.')).toBe(
      'En Bern es noon. sip.example.com no responde.',
    );
    expect(told('Acme Inc. West does not answer.')).toBe('Acme Inc. West no responde.');
    expect(told('Refused: too late.')).toBe('Denegado: too late.');
  });

  it('takes the last piece from the end, and leaves no rest', () => {
    const templates = { 'Of {a}, {b}.': '{b} ({a})' };
    expect(messageTold(templates, 'Of x, y, z.')).toBe('y, z (x)');
    expect(messageTold(templates, 'Of x, y. More')).toBeUndefined();
    expect(messageTold(templates, 'Of , y.')).toBeUndefined();
    expect(messageTold({ 'Closed.': 'Cerrado.' }, 'Closed. And more')).toBeUndefined();
  });
});
