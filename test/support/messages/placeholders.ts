/** The values a message wants, by name and kind. */
import { IntlMessageFormat } from 'intl-messageformat';

/** Types of a parsed message: literal text is 0, `#` is 7 and names nothing. */
const naming: readonly unknown[] = [1, 2, 3, 4, 5, 6];

/** `who`, `count`; sorted. Throws where the message is no ICU message. */
export function placeholdersOf(message: string): string[] {
  const names = new Set<string>();
  const collect = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('type' in part && 'value' in part && naming.includes(part.type)) names.add(String(part.value));
    for (const inside of Object.values(part)) collect(inside);
  };
  collect(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
  return [...names].toSorted();
}
