/** Two calls, brought to where a test begins: `a` came first. */
import { advance } from '../../../src-renderer/call/advance.ts';
import type { Effect } from '../../../src-renderer/call/effects.ts';
import type { CallEvent } from '../../../src-renderer/call/events.ts';
import { type Lines, noCalls } from '../../../src-renderer/call/lines.ts';
import { bridgeAnswer, invite, leg, policy, press } from '../../support/fakes/call-events.ts';
import { wayInto } from './play.ts';

export function run(
  events: readonly CallEvent[],
  from: Lines = noCalls,
  rules = policy,
): { lines: Lines; effects: readonly Effect[] } {
  return events.reduce<{ lines: Lines; effects: readonly Effect[] }>(
    ({ lines }, event) => advance(lines, event, rules),
    {
      lines: from,
      effects: [],
    },
  );
}

const talks = (id: string, at: number): readonly CallEvent[] => [
  bridgeAnswer(id, at),
  leg(id, at, { type: 'acknowledged' }),
  leg(id, at, { type: 'inbound-audio' }),
];
export const bridge = press(2_000, { type: 'bridge' });
export const swap = press(4_000, { type: 'swap' });
export const merge = press(5_000, { type: 'toggle-merge' });
export const hangUp = press(6_000, { type: 'hang-up' });

export const one = run(wayInto.talking).lines;
export const waiting = run([invite('b', 1_000)], one).lines;
export const two = run([bridge, ...talks('b', 2_100)], waiting).lines;
export const three = run([merge], two).lines;
