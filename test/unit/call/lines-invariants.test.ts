/** Whatever happens to two calls in whatever order, these things hold. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advance } from '../../../src-renderer/call/advance.ts';
import { type Lines, noCalls } from '../../../src-renderer/call/lines.ts';
import type { CallPolicy } from '../../../src-renderer/call/policy.ts';
import { policy } from '../../support/fakes/call-events.ts';
import { happeningsFrom, isLive, legNames, openLeg } from './happenings.ts';
import { World } from './world.ts';

function check({ front, back, merged }: Lines, world: World): void {
  const open = [...openLeg(front), ...openLeg(back)];
  expect([...world.open].sort(), 'open legs are those of the two calls').toEqual([...open].sort());
  if (isLive(back)) expect(isLive(front), 'nobody waits behind a card').toBe(true);
  if (front.phase === 'idle') expect(back.phase, 'no card behind nothing').toBe('idle');
  expect(['idle', 'ringing', 'talking', 'wrapping-up', 'ended']).toContain(back.phase);
  if (back.phase === 'ringing') {
    expect(front.phase, 'only who talks is waited for').toBe('talking');
    const { legId } = back.call;
    for (const name of ['whisper', 'auto-answer'] as const) expect(world.waitsFor(name, legId), name).toBe(false);
  }
  if (world.ringer) expect(front.phase, 'ringer').toBe('ringing');
  if (world.ringback) expect(front.phase, 'ringback').toBe('dialling');
  if (merged) {
    expect([front, back], 'three are together while nobody is on hold').toMatchObject([
      { phase: 'talking', held: false },
      { phase: 'talking', held: false },
    ]);
    expect([...world.merged].sort()).toEqual([...open].sort());
    expect([...world.audible].sort()).toEqual([...open].sort());
    expect(world.muted.size === 0 || world.muted.size === 2, 'mute is of the three').toBe(true);
  } else {
    expect(world.merged).toEqual([]);
    if (back.phase === 'talking') expect(back.held, 'the back is on hold').toBe(true);
    for (const id of world.audible) expect(openLeg(front), 'only the front is heard').toContain(id);
  }
  if (front.phase === 'talking') {
    const { legId } = front.call;
    expect(world.audible.has(legId), 'heard unless on hold').toBe(!front.held);
    if (!front.held) expect(world.muted.has(legId), 'muted as shown').toBe(front.muted);
  }
  for (const [id, count] of world.endings) expect(count, `ending of ${id}`).toBe(1);
  const shown = [front, back].flatMap((state) => (state.phase === 'idle' ? [] : [state.call.legId]));
  for (const id of world.deadlineLegs()) expect(shown, 'deadlines are of calls that are shown').toContain(id);
}

const eager: CallPolicy = { ...policy, whisperVoice: 'automatic', autoAnswerSeconds: 5 };

test.each([
  ['as a rep has set it', policy],
  ['with everything automatic', eager],
])('the invariants hold for any sequence of events, %s', (_name, rules) => {
  fc.assert(
    fc.property(happeningsFrom, (happenings) => {
      const world = new World();
      const legs = legNames();
      let lines = noCalls;
      happenings.forEach((make, index) => {
        const event = make(index * 250, legs.next);
        const next = advance(lines, event, rules);
        world.happen(event);
        for (const effect of next.effects) world.apply(effect);
        check(next.lines, world);
        lines = next.lines;
      });
      const open = [...openLeg(lines.front), ...openLeg(lines.back)];
      for (const id of legs.all.filter((leg) => !open.includes(leg))) {
        expect(world.endings.get(id), `${id} is recorded`).toBe(1);
      }
    }),
    { seed: 20_261_126, numRuns: 1_500 },
  );
});

test('two talks, hold, swap and merge do come about in such sequences', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(happeningsFrom, (happenings) => {
      const legs = legNames();
      happenings.reduce((lines, make, index) => {
        const next = advance(lines, make(index * 250, legs.next), policy).lines;
        reached.add(`${next.front.phase} ${next.back.phase} ${next.merged}`);
        return next;
      }, noCalls);
    }),
    { seed: 20_261_126, numRuns: 500 },
  );
  for (const place of [
    'talking ringing false',
    'talking talking false',
    'talking talking true',
    'dialling talking false',
  ]) {
    expect(reached).toContain(place);
  }
});
