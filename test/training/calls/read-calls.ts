/** The calls written for Baton (own text): natural turns with their acts and the wish for a person. Format: see `readCalls`. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stateHeadNames } from '../../../src-main/desk/triggers/heads.ts';

export const wishNames = ['explicit', ...stateHeadNames] as const;
export type WishName = (typeof wishNames)[number];

export interface WrittenTurn {
  readonly role: 'ai' | 'caller';
  readonly text: string;
  readonly acts: readonly string[];
  /** How much a person is wanted after this turn, 0..1 per head; not named: not at all. */
  readonly wish: Readonly<Partial<Record<WishName, number>>>;
}

export interface WrittenCall {
  readonly id: string;
  readonly crm: Readonly<Record<string, string | number>>;
  readonly turns: readonly WrittenTurn[];
}

const aiActs = ['small', 'discover', 'answer', 'not-known', 'not-heard', 'quote-price', 'ask-commit', 'offer-person'];
const callerActs = [
  'need',
  'commit',
  'brush',
  'ask-price',
  'ask-tech',
  'ask-legal',
  'ask-scope',
  'custom',
  'important',
  'hesitate',
  'frustrate',
  'interest',
  'reask',
  'objection',
  'plain',
  'assent',
  'request',
];

/** @throws Error that names file and line: a mistake in a call must not pass as training. */
export function readCalls(text: string, file: string): WrittenCall[] {
  const calls: { id: string; crm: Record<string, string | number>; turns: WrittenTurn[] }[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    const wrong = (what: string): Error => new Error(`${file}:${index + 1}: ${what}: ${line.slice(0, 80)}`);
    if (line === '') continue;
    const [, slug] = /^call ([a-z0-9-]+)(?: inbound)?$/.exec(line) ?? [];
    if (slug !== undefined) {
      if (calls.some(({ id }) => id === slug)) throw wrong('a second call of this name');
      calls.push({ id: slug, crm: {}, turns: [] });
      continue;
    }
    const call = calls.at(-1);
    if (call === undefined) throw wrong('stands before the first call');
    if (line.startsWith('crm ')) {
      for (const pair of line.slice(4).split(/\s+/)) {
        const [name, value] = pair.split('=');
        if (name === undefined || value === undefined) throw wrong('crm wants name=value');
        call.crm[name] = /^\d+$/.test(value) ? Number(value) : value;
      }
      continue;
    }
    const [, role, acts, wish, said] = /^(ai|caller)(?:\[([^\]]*)\])?\s*(?:\{([^}]*)\})?\s*:\s*(.+)$/.exec(line) ?? [];
    if ((role !== 'ai' && role !== 'caller') || said === undefined) throw wrong('neither a call nor a turn');
    const named = (acts ?? '')
      .split(',')
      .map((act) => act.trim())
      .filter((act) => act !== '');
    const known = role === 'ai' ? aiActs : callerActs;
    for (const act of named) if (!known.includes(act)) throw wrong(`no such act "${act}"`);
    call.turns.push({ role, text: said, acts: named, wish: readWish(wish ?? '', wrong) });
  }
  return calls;
}

function readWish(text: string, wrong: (what: string) => Error): Partial<Record<WishName, number>> {
  const wish: Partial<Record<WishName, number>> = {};
  for (const part of text.split(',')) {
    if (part.trim() === '') continue;
    const [word, amount] = part.trim().split(/\s+/);
    const name = wishNames.find((known) => known === word);
    const value = Number(amount);
    if (name === undefined || !(value >= 0 && value <= 1)) throw wrong(`no such wish "${part.trim()}"`);
    wish[name] = value;
  }
  return wish;
}

/** Every written call that is learned from, in order of file names. */
export function writtenCalls(): WrittenCall[] {
  return callsIn(import.meta.dirname);
}

/** Written calls that nothing was learned from: what the figures are honest about. */
export function unheardCalls(): WrittenCall[] {
  return callsIn(path.join(import.meta.dirname, 'unheard'));
}

function callsIn(folder: string): WrittenCall[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort();
  return files.flatMap((name) => readCalls(readFileSync(path.join(folder, name), 'utf8'), name));
}
