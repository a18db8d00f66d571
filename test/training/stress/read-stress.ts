/**
 * Sentences and calls no model was ever fitted on, written before the grammars they test: requests in styles of their own,
 * look-alikes, and pairs of calls. `explicit-a.txt` was looked at while the models were improved, `explicit-b.txt` never.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface StressItem {
  readonly text: string;
  readonly prev: string;
  readonly label: 0 | 1;
}

export interface StressCall {
  readonly name: string;
  /** Whether the last turn calls for a person. */
  readonly label: 0 | 1;
  readonly crm: Readonly<Record<string, unknown>>;
  readonly turns: readonly { readonly r: 'ai' | 'caller'; readonly x: string }[];
}

const read = (name: string): string => readFileSync(path.join(import.meta.dirname, name), 'utf8');

/** @throws Error on a line that is none: an item must not vanish from the measure. */
export function stressItems(file: 'explicit-a.txt' | 'explicit-b.txt'): StressItem[] {
  return read(file)
    .trim()
    .split('\n')
    .map((line) => {
      const [, sign, prev, text] = /^([+-]) \S+ \| ?(.*?) ?\| (.+)$/.exec(line) ?? [];
      if (prev === undefined || text === undefined) throw new Error(`${file}: no item: ${line}`);
      return { text, prev, label: sign === '+' ? 1 : 0 };
    });
}

const large = { tier: 'enterprise', vip: true, employees: 5_000 };

export function stressCalls(): StressCall[] {
  return read('dialogues.txt')
    .trim()
    .split('\n\n')
    .map((block) => {
      const [head = '', ...lines] = block.split('\n');
      const [, name, sign, vip] = /^(\S+) ([+-])( vip)?$/.exec(head) ?? [];
      if (name === undefined) throw new Error(`dialogues.txt: no call: ${head}`);
      return {
        name,
        label: sign === '+' ? 1 : 0,
        crm: vip === undefined ? {} : large,
        turns: lines.map((line) => ({ r: line.startsWith('a:') ? 'ai' : 'caller', x: line.slice(2).trim() })),
      };
    });
}
