/** Anything that can happen to calls, in any order. */
import fc from 'fast-check';
import { failureCauses, notReachedReasons } from '../../../src-main/contract/call.ts';
import type { DeadlineName } from '../../../src-renderer/call/deadlines.ts';
import type { CallEvent } from '../../../src-renderer/call/events.ts';
import type { LegEvent } from '../../../src-renderer/call/ports.ts';
import type { CallState } from '../../../src-renderer/call/state.ts';
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
  press,
} from '../../support/fakes/call-events.ts';

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
    { type: 'transfer', target: { kind: 'code', digits: '204' }, display: '204', legId: 'a' } as const,
    { type: 'transfer', target: { kind: 'code', digits: '204' }, display: '204', legId: 'b' } as const,
    { type: 'swap' } as const,
    { type: 'swap' } as const,
    { type: 'toggle-merge' } as const,
    { type: 'toggle-merge' } as const,
    { type: 'put-through' } as const,
    { type: 'hang-up' } as const,
    { type: 'finish-wrap-up' } as const,
    { type: 'extend-wrap-up' } as const,
  )
  .map((wish) => (at) => press(at, wish));

const legId = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const problem = fc.constantFrom(null, null, 'no');

export type Happening = (at: number, fresh: () => string) => CallEvent;

/** INVITEs and calls of ours come with a leg of their own; everything else happens to any leg at any time. */
export const happening: fc.Arbitrary<Happening> = fc.oneof(
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

/** Leg `id` rings, is bridged and talks: two of them are two talks. */
function talk(id: string): Happening[] {
  return [
    (at, fresh) => invite(fresh(), at),
    (at) => press(at, { type: 'bridge' }),
    (at) => bridgeAnswer(id, at),
    (at) => leg(id, at, { type: 'acknowledged' }),
    (at) => leg(id, at, { type: 'inbound-audio' }),
  ];
}

/** From nothing, from a conversation, and from two: by chance alone the second is hardly ever reached. */
export const happeningsFrom: fc.Arbitrary<Happening[]> = fc
  .tuple(
    fc.constantFrom([], talk('a'), [...talk('a'), ...talk('b')]),
    fc.array(happening, { minLength: 1, maxLength: 60 }),
  )
  .map(([before, then]) => [...before, ...then]);

/** Names legs in the order they come, and remembers them. */
export function legNames(): { readonly all: readonly string[]; readonly next: () => string } {
  const all: string[] = [];
  return {
    all,
    next() {
      const id = String.fromCharCode('a'.charCodeAt(0) + all.length);
      all.push(id);
      return id;
    },
  };
}

export const isLive = (state: CallState): boolean =>
  ['ringing', 'dialling', 'bridging', 'talking'].includes(state.phase);

/** The leg that is live in this state. */
export function openLeg(state: CallState): string[] {
  return state.phase !== 'idle' && isLive(state) ? [state.call.legId] : [];
}
