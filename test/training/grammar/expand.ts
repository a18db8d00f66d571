/** Sentences from templates: `{a|b}` is a choice, `{}` in a choice may be empty, `<name>` a named list that may hold templates itself. */
import type { Random } from '../random.ts';

export type Lists = Readonly<Record<string, readonly string[]>>;

/** One random expansion of a template. @throws Error on an unknown list: a slip in the grammar. */
export function expand(template: string, lists: Lists, random: Random): string {
  let text = template;
  for (let depth = 0; depth < 12 && /[<{]/.test(text); depth++) {
    text = text.replace(/<([a-z-]+)>/g, (_, name: string) => {
      const list = lists[name];
      if (list === undefined) throw new Error(`The grammar has no list "${name}".`);
      return random.pick(list);
    });
    text = text.replace(/\{([^{}]*)\}/g, (_, choices: string) => random.pick(choices.split('|')));
  }
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ([,.?!])/g, '$1')
    .trim();
}

/** Up to `count` different expansions per template, template by template. */
export function expandAll(templates: readonly string[], lists: Lists, random: Random, count: number): string[] {
  return templates.flatMap((template) => {
    const found = new Set<string>();
    for (let attempt = 0; attempt < count * 2 && found.size < count; attempt++)
      found.add(expand(template, lists, random));
    return [...found];
  });
}
