/** Small readers all CRM adapters share. */
import { cleanLine } from '../../brief/clean-text.ts';

const longest = 300;

/** Only what is there, each value on one line; names in the order given. */
export function known(
  fields: Readonly<Record<string, string | number | boolean | null | undefined>>,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) {
    const line = value === null || value === undefined ? null : cleanLine(String(value), longest);
    if (line !== null) found[name] = line;
  }
  return found;
}

/** Notes come as HTML: the words on one line, without their tags. Linear, and never HTML again. */
export function wordsOfHtml(html: string): string {
  return html
    .slice(0, 4_000)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[<>]/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/&(?:#39|apos);/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The parts that are there, joined. */
export function joined(parts: readonly (string | null | undefined)[], by: string): string {
  return parts.filter((part) => part !== null && part !== undefined && part.trim() !== '').join(by);
}
