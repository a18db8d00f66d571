/**
 * `node test/training/guard-calls.ts`: the calls the replay guard of learning holds every change against, written for Baton
 * (`grammar/`, `calls/`), cut at a turn after which it is known whether a person was wanted. A fixed seed.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { writtenCalls } from './calls/read-calls.ts';
import { makeDialogue } from './grammar/dialogues.ts';
import { createRandom } from './random.ts';

interface Told {
  readonly role: 'ai' | 'caller';
  readonly text: string;
  readonly wish: Readonly<Partial<Record<string, number>>> | null;
}

const made = 160;
const file = path.resolve(import.meta.dirname, '../../src-main/desk/learning/guard/calls.ts');
const random = createRandom(4711);

const wishOf = (turn: Told): number => Math.max(0, ...Object.values(turn.wish ?? {}).map((wish) => wish ?? 0));

/** The first turn after which a person is wanted, and the last before it after which none is. */
function cuts(turns: readonly Told[]): string[] {
  const wanted = turns.findIndex((turn) => turn.role === 'caller' && wishOf(turn) >= 0.8);
  const before = wanted < 0 ? turns : turns.slice(0, wanted);
  const quiet = before.findLastIndex((turn) => turn.role === 'caller' && wishOf(turn) <= 0.25);
  const line = (label: string, upTo: number): string =>
    `${label} ${turns
      .slice(0, upTo + 1)
      .map(({ role, text }) => `${role === 'ai' ? 'a' : 'c'}: ${text.replaceAll(/[|`\\$]/g, ' ').trim()}`)
      .join(' | ')}`;
  return [...(wanted < 0 ? [] : [line('+', wanted)]), ...(quiet < 0 ? [] : [line('-', quiet)])];
}

const lines = new Set<string>();
while (lines.size < made) {
  const found = cuts(makeDialogue(random, 'both'));
  lines.add(random.pick(found));
}
for (const { turns } of writtenCalls().slice(0, 40)) for (const line of cuts(turns)) lines.add(line);

const text = `/**
 * Calls written for Baton, one a line, that learning must not unlearn: \`+\` a person is wanted after the last turn, \`-\` none
 * is. Made by test/training/guard-calls.ts.
 */
export const guardLines = \`
${[...lines].join('\n')}
\`;
`;
writeFileSync(file, text);
console.log(`${lines.size} calls in ${file}`);
