/** The phone's link to a desk on the real store, against a desk played by hand; time passes when the test says so. */
import { createBriefResolver, type Resolver } from '../../src-main/brief/resolver.ts';
import type { AvailabilityState } from '../../src-main/contract/availability.ts';
import { emptyBrief, type HandoffBrief } from '../../src-main/contract/brief.ts';
import type { KeptMessage } from '../../src-main/contract/desk-socket.ts';
import type { DeskState } from '../../src-main/contract/desk-state.ts';
import type { Presence } from '../../src-main/contract/presence.ts';
import { createDeskLink, type DeskLink } from '../../src-main/handoff/desk-link.ts';
import { openDeskSocket } from '../../src-main/sync/desk-socket.ts';
import { FakeClock } from '../support/fakes/fake-clock.ts';
import type { RepSocketStub } from '../support/rep-socket-stub.ts';
import type { Bench } from './support.ts';

export interface LinkBench {
  readonly link: DeskLink;
  readonly clock: FakeClock;
  readonly resolver: Resolver;
  /** What happened outside, in order. */
  readonly done: string[];
  readonly shown: DeskState[];
  readonly updates: HandoffBrief[];
  availability: AvailabilityState;
}

export const referenceKey = 'a key only the desk and this phone know';

export function openLink(database: Bench, stub: RepSocketStub): LinkBench {
  const { store } = database;
  const clock = new FakeClock();
  const done: string[] = [];
  const shown: DeskState[] = [];
  const updates: HandoffBrief[] = [];
  const resolver = createBriefResolver({
    cache: store.briefs,
    desk: () => null,
    referenceKey: () => referenceKey,
    now: () => database.clock.now(),
    onUpdate: (_key, brief) => updates.push(brief),
  });
  const said: Pick<LinkBench, 'availability'> = { availability: 'available' };
  const link = createDeskLink({
    address: () => ({ baseUrl: stub.baseUrl, bearer: 'secret' }),
    cursorOf: store.deskCursors.of,
    availability: () => ({ state: said.availability, since: '2026-11-23T12:00:00.000Z', until: null }),
    cachedBrief: store.briefs.get,
    briefTold(brief) {
      resolver.told(brief);
      done.push(`brief ${brief.handoffKey}`);
    },
    withdrawn: (handoffKey, why) => void done.push(`withdrawn ${handoffKey} ${why}`),
    setAway: () => void done.push('away'),
    changed: (state) => void shown.push(state),
    onError: (error) => void done.push(`failed ${String(error)}`),
    open: (dependencies) => openDeskSocket({ ...dependencies, schedule: clock.after, random: () => 0.5 }),
  });
  return Object.assign(said, { link, clock, resolver, done, shown, updates });
}

/** Lets what is on its way arrive, then passes `ms`. */
export async function pass(bench: LinkBench, ms: number): Promise<void> {
  await bench.clock.advance(ms);
}

const reachabilities = {
  reachable: { kind: 'reachable', roundTripMs: 1 },
  degraded: { kind: 'degraded', why: 'late' },
  'signed-out': { kind: 'signed-out' },
} as const;

export const presence = (kind: keyof typeof reachabilities, phase: Presence['phase'] = 'idle'): Presence => ({
  reachability: reachabilities[kind],
  phase,
  legId: null,
  headline: null,
  detail: null,
  waiting: null,
  until: null,
});

export function briefOf(handoffKey: string, name: string): HandoffBrief {
  const brief = emptyBrief(handoffKey);
  return { ...brief, prospect: { ...brief.prospect, name } };
}

export function offer(cursor: number, handoffId: string, token = cursor): KeptMessage {
  return {
    ...{ type: 'offer', cursor, brief: briefOf(handoffId, `Name of ${handoffId}`) },
    // Long past by this machine's clock: whose clock is wrong is not the phone's to say.
    offer: { handoffId, token, expiresAt: '2020-01-01T00:00:00.000Z', callbackId: null },
  };
}

export function withdrawn(cursor: number, handoffId: string, token = cursor): KeptMessage {
  return { type: 'withdrawn', cursor, handoffId, token, why: 'expired' };
}
