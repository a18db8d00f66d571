/** Whatever happens to one call in whatever order, these things hold. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Effect } from '../../../src-renderer/call/effects.ts';
import type { CallEvent } from '../../../src-renderer/call/events.ts';
import { type CallState, idle } from '../../../src-renderer/call/state.ts';
import { transition } from '../../../src-renderer/call/transition.ts';
import { policy } from '../../support/fakes/call-events.ts';
import { happening, isLive, legNames, openLeg } from './happenings.ts';
import { World } from './world.ts';

const whileOver: ReadonlySet<string> = new Set(['record', 'schedule', 'cancel-deadlines']);

function check(before: CallState, event: CallEvent, after: CallState, effects: readonly Effect[], world: World): void {
  const open = openLeg(after);
  expect([...world.open], 'one live leg, and it is the one in the state').toEqual(open);
  if (world.ringer) expect(after.phase, 'ringer').toBe('ringing');
  if (world.ringback) expect(after.phase, 'ringback').toBe('dialling');
  if (world.whispering) expect(after.phase, 'whisper').toBe('ringing');
  if (world.audible.size > 0) {
    expect(['dialling', 'bridging', 'talking'], 'audible').toContain(after.phase);
    expect([...world.audible]).toEqual(open);
  }
  for (const [id, count] of world.endings) expect(count, `ending of ${id}`).toBe(1);
  for (const id of world.deadlineLegs()) expect(after).toMatchObject({ call: { legId: id } });
  if ((before.phase === 'ended' || before.phase === 'idle') && event.type !== 'invite' && event.type !== 'dial') {
    for (const effect of effects) expect(whileOver.has(effect.type), effect.type).toBe(true);
  }
  if (after.phase === 'talking' && after.held) expect(world.audible.size, 'nobody is heard on hold').toBe(0);
  if (after.phase === 'talking' && !world.asked.has(after.call.legId)) {
    expect(world.onHold.has(after.call.legId), 'the far end is where the rep wants it').toBe(after.held);
  }
  if (after.phase === 'talking' && after.transfer !== null) {
    expect(world.waitsFor('transfer-timeout', after.call.legId), 'no transfer is waited for without end').toBe(true);
  }
  if (isLive(after)) expect(world.endings.has(open[0] ?? ''), 'a live call has not ended').toBe(false);
}

test('the invariants hold for any sequence of events', () => {
  fc.assert(
    fc.property(fc.array(happening, { minLength: 1, maxLength: 60 }), (happenings) => {
      const world = new World();
      const legs = legNames();
      let state: CallState = idle;
      happenings.forEach((make, index) => {
        const event = make(index * 250, legs.next);
        const next = transition(state, event, policy);
        world.happen(event);
        for (const effect of next.effects) world.apply(effect);
        check(state, event, next.state, next.effects, world);
        state = next.state;
      });
      const over = legs.all.filter((id) => !openLeg(state).includes(id));
      for (const id of over) expect(world.endings.get(id), `${id} is recorded`).toBe(1);
    }),
    { seed: 20_260_302, numRuns: 3_000 },
  );
});
