/** Random stories for the router: reps and handoffs come, go, answer late, die; clocks change; hours open and close. */
import fc from 'fast-check';
import { availabilityStates } from '../../../src-main/contract/availability.ts';
import { declineReasons } from '../../../src-main/contract/call.ts';
import { type WeeklyHours, weekly } from '../../../src-main/desk/hours/weekly-hours.ts';
import type { RoutingEvent } from '../../../src-main/desk/routing/model.ts';
import { route } from '../../../src-main/desk/routing/router.ts';
import type { RouterState } from '../../../src-main/desk/routing/state.ts';
import type { Witness } from './witness.ts';

/** The evening before the clocks go forward in New York. */
export const begin = Date.parse('2026-03-07T18:00:00-05:00');

const schedules: readonly (WeeklyHours | null)[] = [
  null,
  weekly('America/New_York', [{ from: 9 * 60, to: 19 * 60 }]),
  weekly('Europe/Berlin', [{ from: 0, to: 12 * 60 }], [1, 2, 3, 4, 5, 7]),
];
const windows: readonly (readonly WeeklyHours[])[] = [
  [],
  [weekly('America/New_York', [{ from: 8 * 60, to: 21 * 60 }])],
  [
    weekly('America/New_York', [{ from: 8 * 60, to: 20 * 60 }]),
    weekly('America/Denver', [{ from: 8 * 60, to: 21 * 60 }]),
  ],
];
const repIds = ['r0', 'r1', 'r2', 'r3', 'r4'];
const nodeIds = ['n0', 'n1'];
const handoffIds = Array.from({ length: 14 }, (_, index) => `h${String(index).padStart(2, '0')}`);
const aRep = fc.constantFrom(...repIds);
const aHandoff = fc.constantFrom(...handoffIds);

/** A step before it is known which token is open: `stale` answers to an older one. */
export type Step = { readonly after: number } & (
  | { readonly event: (at: number) => RoutingEvent }
  | {
      readonly answer: 'offer-accepted' | 'offer-declined' | 'offer-more-time' | 'handoff-bridged';
      readonly pick: number;
      readonly stale: boolean;
      readonly reason: (typeof declineReasons)[number];
    }
);

const gaps = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0, max: 4_000 }) },
  { weight: 4, arbitrary: fc.integer({ min: 4_000, max: 30_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 60_000, max: 14 * 3_600_000 }) },
  // A node whose clock is behind.
  { weight: 1, arbitrary: fc.integer({ min: -20_000, max: 0 }) },
);

const answers = fc.record({
  after: gaps,
  answer: fc.constantFrom('offer-accepted', 'offer-declined', 'offer-more-time', 'handoff-bridged' as const),
  pick: fc.nat(20),
  stale: fc.boolean().map((value) => value),
  reason: fc.constantFrom(...declineReasons),
});

const others = fc
  .record({
    after: gaps,
    kind: fc.constantFrom(
      ...([
        'handoff',
        'handoff',
        'handoff',
        'presence',
        'presence',
        'available',
        'available',
        'available',
        'proof',
      ] as const),
      ...(['proof', 'proof', 'tick', 'tick', 'cancel', 'end', 'end', 'rep-died', 'node-died', 'profile'] as const),
    ),
    rep: aRep,
    node: fc.constantFrom(...nodeIds),
    handoff: aHandoff,
    skill: fc.constantFrom('', 'legal', 'security'),
    language: fc.constantFrom('en', 'en', 'es'),
    owner: fc.option(aRep),
    vip: fc.boolean(),
    schedule: fc.nat(2),
    availability: fc.constantFrom(...availabilityStates),
  })
  .map(({ after, kind, ...facts }): Step => ({ after, event: (at) => eventOf(kind, facts, at) }));

interface Facts {
  readonly rep: string;
  readonly node: string;
  readonly handoff: string;
  readonly skill: string;
  readonly language: string;
  readonly owner: string | null;
  readonly vip: boolean;
  readonly schedule: number;
  readonly availability: (typeof availabilityStates)[number];
}

function eventOf(kind: string, facts: Facts, at: number): RoutingEvent {
  const { rep: repId, node: nodeId, handoff: handoffId, skill, language } = facts;
  switch (kind) {
    case 'handoff':
      return {
        type: 'handoff-requested',
        at,
        handoff: {
          id: handoffId,
          skills: skill === '' ? [] : [skill],
          language,
          ownerId: facts.owner,
          vip: facts.vip,
          prospectHours: windows[facts.schedule] ?? [],
        },
      };
    case 'presence':
      return { type: 'rep-presence', at, repId, nodeId, availability: facts.availability };
    case 'available':
      return { type: 'rep-presence', at, repId, nodeId, availability: 'available' };
    case 'proof':
      return { type: 'rep-proved', at, repId };
    case 'cancel':
      return { type: 'handoff-cancelled', at, handoffId };
    case 'end':
      return { type: 'handoff-ended', at, handoffId };
    case 'rep-died':
      return { type: 'rep-died', at, repId, nodeId };
    case 'node-died':
      return { type: 'node-died', at, nodeId };
    case 'profile':
      return profile(repId, at, facts.schedule, [skill], [language]);
    default:
      return { type: 'tick', at };
  }
}

function profile(id: string, at: number, schedule: number, skills: string[], languages: string[]): RoutingEvent {
  return { type: 'rep-profile', at, rep: { id, skills, languages, hours: schedules[schedule] ?? null } };
}

/** Everyone known and at work when the story begins. */
export function opening(): RoutingEvent[] {
  return repIds.flatMap((id, index): RoutingEvent[] => [
    profile(
      id,
      begin,
      index % 3,
      index % 2 === 0 ? ['legal', 'security'] : ['legal'],
      index === 4 ? ['es'] : ['en', 'es'],
    ),
    { type: 'rep-presence', at: begin, repId: id, nodeId: nodeIds[index % 2] ?? 'n0', availability: 'available' },
  ]);
}

export const stories = fc.array(
  fc.oneof({ weight: 2, arbitrary: others }, { weight: 1, arbitrary: answers as fc.Arbitrary<Step> }),
  { minLength: 20, maxLength: 120 },
);

function answerEvent(step: Extract<Step, { pick: number }>, witness: Witness, at: number): RoutingEvent | null {
  const all = witness.offers;
  const open = [...witness.ringing.values(), ...witness.taken.values()];
  const from = step.stale ? all : open;
  const offer = from[step.pick % Math.max(from.length, 1)];
  if (offer === undefined) return null;
  const { handoffId, repId, token } = offer;
  return { type: step.answer, at, handoffId, repId, token, reason: step.reason, ms: 10_000 };
}

/** Plays a story, the witness watching, and returns every event as it was sent. */
export function play(state: RouterState, witness: Witness, steps: readonly Step[]): RoutingEvent[] {
  const sent: RoutingEvent[] = [];
  const send = (event: RoutingEvent): void => {
    sent.push(event);
    witness.saw(event, route(state, event));
  };
  let at = begin;
  for (const event of opening()) send(event);
  for (const step of steps) {
    at += step.after;
    // What fell due is settled on what was known before: news at the same moment come after, answers find it settled.
    if ('event' in step) send({ type: 'tick', at });
    const event = 'event' in step ? step.event(at) : answerEvent(step, witness, at);
    if (event !== null) send(event);
  }
  return sent;
}
