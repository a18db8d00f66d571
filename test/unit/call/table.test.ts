/** Every event in every phase: where it leads and what it asks for. */
import { describe, expect, test } from 'vitest';
import type { CallEvent } from '../../../src-renderer/call/events.ts';
import type { CallPhase } from '../../../src-renderer/call/state.ts';
import { begun, bridgeAnswer, briefOf, deadline, handoffIdOf, leg } from '../../support/fakes/call-events.ts';
import { play, types, wayInto } from './play.ts';
import { at } from './table-row.ts';
import { rows } from './table-rows.ts';

const phases: readonly CallPhase[] = ['idle', 'ringing', 'dialling', 'bridging', 'talking', 'wrapping-up', 'ended'];

describe.each(Object.entries(rows))('%s', (_name, { event, leads }) => {
  test.each(phases)('while %s', (phase) => {
    const before = play(wayInto[phase]);
    const after = play([event], undefined, before.state);
    const [leadsTo, ...asks] = leads[phase] ?? [phase];
    expect(after.state.phase).toBe(leadsTo);
    expect(types(after.effects)).toEqual(asks);
  });
});

describe('events of somebody else', () => {
  const foreign: readonly CallEvent[] = [
    leg('b', at, { type: 'cancelled', cause: 'caller-left' }),
    leg('b', at, { type: 'failed', cause: 'media-failed' }),
    bridgeAnswer('b', at, 'no'),
    deadline('b', at, 'ring-timeout'),
    deadline('b', at, 'wrap-up-end'),
    begun('b', at, { declinedBefore: true }),
    { type: 'hold-answer', at, legId: 'b', held: true, problem: null },
    { type: 'brief', at, handoffId: handoffIdOf('b'), brief: briefOf('b'), blocked: true },
    { type: 'withdrawn', at, handoffId: handoffIdOf('b'), outcome: { kind: 'timed-out' } },
  ];
  test.each(phases)('change nothing while %s', (phase) => {
    const before = play(wayInto[phase]).state;
    for (const event of foreign) {
      const after = play([event], undefined, before);
      expect(after.state).toBe(before);
      expect(after.effects).toEqual([]);
    }
  });
});
