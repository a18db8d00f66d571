/** The shipped calls of the guard, read once they are needed. */
import type { SpokenTurn } from '../../triggers/engine.ts';
import type { KnownCall } from '../guard.ts';
import { guardLines } from './calls.ts';

function turnOf(text: string): SpokenTurn {
  return { role: text.startsWith('a: ') ? 'ai' : 'caller', text: text.slice('a: '.length) };
}

export function shippedCalls(): KnownCall[] {
  return guardLines
    .trim()
    .split('\n')
    .map((line) => {
      const turns = line.slice('+ '.length).split(' | ').map(turnOf);
      return { crm: {}, handBacks: [], turns, label: line.startsWith('+') ? 1 : 0 };
    });
}
