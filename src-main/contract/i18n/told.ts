/**
 * Failures are values whose English sentence travels with them, names and numbers filled in. They are translated where
 * they are shown, by the message they were made from: `{host} does not answer.` finds its own values again.
 */

/** Longer sentences are nobody's message. */
const longest = 1_000;

/** `templates`: English to the other language, with `{name}` placeholders alone. Undefined: no template fits. */
export function messageTold(templates: Readonly<Record<string, string>>, sentence: string): string | undefined {
  if (sentence.length > longest) return undefined;
  for (const [template, translated] of Object.entries(templates)) {
    const values = valuesIn(template, sentence);
    if (values !== null) return translated.replace(/\{(\w+)\}/g, (all, name: string) => values.get(name) ?? all);
  }
  return undefined;
}

/** Every literal piece is looked for once, from left to right: linear, since the sentence may be a stranger's. */
function valuesIn(template: string, sentence: string): ReadonlyMap<string, string> | null {
  const pieces = template.split(/\{(\w+)\}/);
  const last = pieces.length - 1;
  const values = new Map<string, string>();
  const start = pieces[0] ?? '';
  if (!sentence.startsWith(start)) return null;
  let at = start.length;
  for (let index = 1; index < last; index += 2) {
    const name = pieces[index] ?? '';
    const next = pieces[index + 1] ?? '';
    // The end of the template belongs to the end of the sentence, whatever a value holds.
    const ends = index + 1 === last;
    const found = ends ? sentence.length - next.length : sentence.indexOf(next, at + 1);
    if (found <= at || (ends && !sentence.endsWith(next))) return null;
    values.set(name, sentence.slice(at, found));
    at = found + next.length;
  }
  return at === sentence.length ? values : null;
}
