/** A language nobody speaks: English with accents and two fifths longer, as German is. What stays plain was not translated. */
import type { Language } from '../../../src-main/contract/i18n/translate.ts';

const accented: Readonly<Record<string, string>> = {
  a: 'äá',
  e: 'êé',
  i: 'îí',
  o: 'öó',
  u: 'üú',
  A: 'ÄA',
  E: 'ÊE',
  I: 'ÎI',
  O: 'ÖO',
  U: 'ÜU',
};

/** Words grow, names of placeholders and the grammar of plurals do not: text is at every even depth of braces. */
export function longer(english: string): string {
  let depth = 0;
  let text = '';
  for (const sign of english) {
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
    text += depth % 2 === 0 ? (accented[sign] ?? sign) : sign;
  }
  return text;
}

export const longLanguage: Language = { locale: 'de-DE', message: longer, told: {} };
