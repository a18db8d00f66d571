/** Whatever happens in whatever order, these things hold. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { failureCauses, notReachedReasons } from '../../../src-main/contract/call.ts';
import type { DeadlineName } from '../../../src-renderer/call/deadlines.ts';
import type { Effect } from '../../../src-renderer/call/effects.ts';
import type { CallEvent } from '../../../src-renderer/call/events.ts';
import type { LegEvent } from '../../../src-renderer/call/ports.ts';
import { type CallState, idle } from '../../../src-renderer/call/state.ts';
import { transition } from '../../../src-renderer/call/transition.ts';
import {
  begun,
  bridgeAnswer,
  briefOf,
  deadline,
  dial,
  dialled,
  handoffIdOf,
  invite,
  leg,
  policy,
  press,
} from '../../support/fakes/call-events.ts';
import { World } from './world.ts';

const deadlineNames: readonly DeadlineName[] = [
  'whisper',
  'ring-timeout',
  'auto-answer',
  'dial-timeout',
  'more-time-over',
  'bridge-notice',
  'no-sound',
  'talk-anyway',
  'no-ack',
  'bridge-refused',
  'transfer-timeout',
  'wrap-up-end',
  'ended-card',
];

const legEvent: fc.Arbitrary<LegEvent> = fc.oneof(
  fc.constant<LegEvent>({ type: 'media-ready', afterMs: 18 }),
  fc.constant<LegEvent>({ type: 'acknowledged' }),
  fc.constant<LegEvent>({ type: 'inbound-audio' }),
  fc.constant<LegEvent>({ type: 'remote-hang-up' }),
  fc.constant<LegEvent>({ type: 'answered' }),
  fc.constantFrom('ringing', 'early-media').map<LegEvent>((kind) => ({ type: 'progress', kind })),
  fc.constantFrom(...notReachedReasons).map<LegEvent>((why) => ({ type: 'not-reached', why })),
  fc.boolean().map<LegEvent>((held) => ({ type: 'remote-hold', held })),
  fc.constantFrom('trying', 'ringing', 'done').map<LegEvent>((kind) => ({ type: 'transfer', progress: { kind } })),
  fc.constantFrom('refused', 'busy').map<LegEvent>((why) => ({ type: 'transfer', progress: { kind: 'failed', why } })),
  fc
    .constantFrom('early', 'consult', 'plain')
    .map<LegEvent>((strategy) => ({ type: 'strategy', strategy, fallback: null })),
  fc
    .constantFrom('caller-left', 'answered-elsewhere', 'timed-out')
    .map<LegEvent>((cause) => ({ type: 'cancelled', cause })),
  fc.constantFrom(...failureCauses).map<LegEvent>((cause) => ({ type: 'failed', cause })),
);

const intent: fc.Arbitrary<(at: number) => CallEvent> = fc
  .constantFrom(
    { type: 'bridge' } as const,
    { type: 'bridge' } as const,
    { type: 'more-time' } as const,
    { type: 'decline', reason: 'queue' } as const,
    { type: 'override-compliance' } as const,
    { type: 'whisper' } as const,
    { type: 'toggle-mute' } as const,
    { type: 'toggle-hold' } as const,
    { type: 'dtmf', tones: '5' } as const,
    { type: 'transfer', target: { kind: 'code', digits: '204' }, display: '204' } as const,
    { type: 'hang-up' } as const,
    { type: 'finish-wrap-up' } as const,
    { type: 'extend-wrap-up' } as const,
  )
  .map((wish) => (at) => press(at, wish));

const legId = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const problem = fc.constantFrom(null, null, 'no');

/** INVITEs and calls of ours come with a leg of their own; everything else happens to any leg at any time. */
const happening: fc.Arbitrary<(at: number, fresh: () => string) => CallEvent> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.boolean().map((blocked) => (at: number, fresh: () => string) => invite(fresh(), at, { blocked })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(null, 'callback')
      .map(
        (callbackId) => (at: number, fresh: () => string) => dial(fresh(), at, { dialled: { ...dialled, callbackId } }),
      ),
  },
  { weight: 6, arbitrary: intent },
  {
    weight: 6,
    arbitrary: fc.tuple(legId, legEvent).map(
      ([id, event]) =>
        (at: number) =>
          leg(id, at, event),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(legId, problem).map(
      ([id, why]) =>
        (at: number) =>
          bridgeAnswer(id, at, why),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(legId, fc.constantFrom(...deadlineNames)).map(
      ([id, name]) =>
        (at: number) =>
          deadline(id, at, name),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(legId, fc.boolean(), problem).map(
      ([id, held, why]) =>
        (at: number): CallEvent => ({ type: 'hold-answer', at, legId: id, held, problem: why }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(legId, fc.boolean()).map(
      ([id, declinedBefore]) =>
        (at: number) =>
          begun(id, at, { declinedBefore }),
    ),
  },
  {
    weight: 1,
    arbitrary: legId.map(
      (id) =>
        (at: number): CallEvent => ({
          type: 'brief',
          at,
          handoffId: handoffIdOf(id),
          brief: briefOf(id),
          blocked: false,
        }),
    ),
  },
  { weight: 1, arbitrary: fc.constant((at: number): CallEvent => ({ type: 'shut-down', at })) },
);

const live = (state: CallState): boolean => ['ringing', 'dialling', 'bridging', 'talking'].includes(state.phase);
const whileOver: ReadonlySet<string> = new Set(['record', 'schedule', 'cancel-deadlines']);

function check(before: CallState, event: CallEvent, after: CallState, effects: readonly Effect[], world: World): void {
  const open = live(after) && after.phase !== 'idle' ? [after.call.legId] : [];
  expect([...world.open], 'one live leg, and it is the one in the state').toEqual(open);
  if (world.ringer) expect(after.phase, 'ringer').toBe('ringing');
  if (world.ringback) expect(after.phase, 'ringback').toBe('dialling');
  if (world.whispering) expect(after.phase, 'whisper').toBe('ringing');
  if (world.audible.size > 0) {
    expect(['dialling', 'bridging', 'talking'], 'audible').toContain(after.phase);
    expect([...world.audible]).toEqual(open);
  }
  for (const [id, count] of world.endings) expect(count, `ending of ${id}`).toBe(1);
  for (const id of world.deadlines.values()) expect(after).toMatchObject({ call: { legId: id } });
  if ((before.phase === 'ended' || before.phase === 'idle') && event.type !== 'invite' && event.type !== 'dial') {
    for (const effect of effects) expect(whileOver.has(effect.type), effect.type).toBe(true);
  }
  if (after.phase === 'talking' && after.held) expect(world.audible.size, 'nobody is heard on hold').toBe(0);
  if (after.phase === 'talking' && after.transfer !== null) {
    expect(world.deadlines.has('transfer-timeout'), 'no transfer is waited for without end').toBe(true);
  }
  if (live(after)) expect(world.endings.has(open[0] ?? ''), 'a live call has not ended').toBe(false);
}

test('the invariants hold for any sequence of events', () => {
  fc.assert(
    fc.property(fc.array(happening, { minLength: 1, maxLength: 60 }), (happenings) => {
      const world = new World();
      const invited: string[] = [];
      const fresh = (): string => {
        const id = String.fromCharCode('a'.charCodeAt(0) + invited.length);
        invited.push(id);
        return id;
      };
      let state: CallState = idle;
      happenings.forEach((make, index) => {
        const event = make(index * 250, fresh);
        const next = transition(state, event, policy);
        world.happen(event);
        for (const effect of next.effects) world.apply(effect);
        check(state, event, next.state, next.effects, world);
        state = next.state;
      });
      const over = invited.filter((id) => !live(state) || state.phase === 'idle' || state.call.legId !== id);
      for (const id of over) expect(world.endings.get(id), `${id} is recorded`).toBe(1);
    }),
    { seed: 20_260_302, numRuns: 3_000 },
  );
});
