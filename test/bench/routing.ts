/**
 * The router with 10,000 reps: how long one decision takes at worst, in the three situations that matter. A value is the
 * 99th percentile of a thousand decisions. Beside it, the plain way: look at every rep, sort, take the first.
 */
import { weekly } from '../../src-main/desk/hours/weekly-hours.ts';
import { canTake } from '../../src-main/desk/routing/eligible.ts';
import {
  defaultPolicy,
  type HandoffRequest,
  type RoutingCommand,
  type RoutingEvent,
} from '../../src-main/desk/routing/model.ts';
import { route } from '../../src-main/desk/routing/router.ts';
import { createRouterState, type RouterState } from '../../src-main/desk/routing/state.ts';
import { createRandom } from '../../src-main/desk/simulate/random.ts';
import { type Bench, compare, quantile } from './metric.ts';

const reps = 10_000;
const decisions = 1_000;
const begin = Date.UTC(2026, 2, 9, 15);
const skills = ['pricing', 'security', 'legal', 'migration', 'api'];
const zones = ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles', 'Europe/London'];
const prospectHours = zones.map((zone) => [weekly(zone, [{ from: 8 * 60, to: 21 * 60 }])]);
const random = createRandom(11);

/** A team with forty kinds of working hours, one in three reps in a call. */
function team(): RouterState {
  const state = createRouterState(defaultPolicy, 1);
  for (let index = 0; index < reps; index += 1) {
    const zone = zones[index % zones.length] ?? 'UTC';
    const starts = 6 * 60 + (index % 8) * 30;
    const rep = {
      id: `rep-${index}`,
      skills: skills.filter(() => random.chance(0.4)),
      languages: random.chance(0.2) ? ['en', 'es'] : ['en'],
      hours: weekly(zone, [{ from: starts, to: starts + 9 * 60 }]),
    };
    route(state, { type: 'rep-profile', at: begin, rep });
    presence(state, begin + index / 100, rep.id, index % 3 === 0 ? 'busy' : 'available');
  }
  return state;
}

function presence(state: RouterState, at: number, repId: string, availability: 'available' | 'busy'): void {
  route(state, { type: 'rep-presence', at, repId, nodeId: `node-${repId.length}`, availability });
}

let asked = 0;
function request(): HandoffRequest {
  asked += 1;
  return {
    id: `handoff-${asked}`,
    skills: random.chance(0.5) ? [skills[random.below(skills.length)] ?? 'api'] : [],
    language: random.chance(0.15) ? 'es' : 'en',
    ownerId: random.chance(0.3) ? `rep-${random.below(reps)}` : null,
    vip: random.chance(0.05),
    prospectHours: prospectHours[random.below(prospectHours.length)] ?? [],
  };
}

/** Carries one event through and returns what it cost, ms. */
function timed(state: RouterState, event: RoutingEvent): { ms: number; commands: RoutingCommand[] } {
  const start = performance.now();
  const commands = route(state, event);
  return { ms: performance.now() - start, commands };
}

/** Handoffs come and find someone; each ends at once, so that the team stays as it is. */
function calm(state: RouterState): number[] {
  return Array.from({ length: decisions }, () => {
    const handoff = request();
    const { ms } = timed(state, { type: 'handoff-requested', at: state.now, handoff });
    route(state, { type: 'handoff-cancelled', at: state.now, handoffId: handoff.id });
    return ms;
  });
}

/** Everyone is busy and 2,000 wait: a rep becomes free, is offered one of them, and is busy again. */
function crowded(state: RouterState): number[] {
  return Array.from({ length: decisions }, () => {
    const repId = `rep-${random.below(reps)}`;
    const { ms, commands } = timed(state, {
      type: 'rep-presence',
      at: state.now,
      repId,
      nodeId: 'node',
      availability: 'available',
    });
    for (const command of commands) {
      if (command.type !== 'offer') continue;
      route(state, { type: 'handoff-cancelled', at: state.now, handoffId: command.offer.handoffId });
      route(state, { type: 'handoff-requested', at: state.now, handoff: request() });
    }
    presence(state, state.now, repId, 'busy');
    return ms;
  });
}

/** Everyone looks free and nobody has proved it for a minute: every lane is walked to its end, in vain. */
function hopeless(state: RouterState): number[] {
  return Array.from({ length: decisions }, () => {
    const handoff = { ...request(), skills: [], ownerId: null };
    const { ms } = timed(state, { type: 'handoff-requested', at: state.now, handoff });
    route(state, { type: 'handoff-cancelled', at: state.now, handoffId: handoff.id });
    return ms;
  });
}

/** The plain way, for the same question as in `calm`. */
function plain(state: RouterState): number[] {
  return Array.from({ length: decisions / 10 }, () => {
    const handoff = request();
    route(state, { type: 'handoff-requested', at: state.now, handoff });
    const held = state.handoffs.get(handoff.id);
    const start = performance.now();
    const able = [...state.reps.values()].filter((rep) => held !== undefined && canTake(state, rep, held));
    able.sort((a, b) => a.idleSince - b.idleSince);
    const ms = performance.now() - start;
    route(state, { type: 'handoff-cancelled', at: state.now, handoffId: handoff.id });
    return ms;
  });
}

export const run: Bench = async ({ runs = 12 }) => {
  const ready = team();
  const busy = team();
  for (let index = 0; index < reps; index += 1) presence(busy, busy.now, `rep-${index}`, 'busy');
  for (let index = 0; index < 2_000; index += 1) {
    route(busy, { type: 'handoff-requested', at: busy.now, handoff: request() });
  }
  const stale = team();
  stale.now += 60_000;
  const p99s = (situation: (state: RouterState) => number[], state: RouterState): number[] => {
    situation(state);
    return Array.from({ length: runs }, () => quantile(situation(state), 0.99));
  };
  const metric = (name: string, baton: readonly number[], peers: Readonly<Record<string, readonly number[]>>) =>
    compare({ bench: 'routing', metric: name, unit: 'ms', baton, peers, goal: 'p99 < 5 ms' });
  const of = `p99 with ${reps.toLocaleString('en-US')} reps`;
  return [
    metric(`decision ${of}: a handoff comes`, p99s(calm, ready), { 'filter and sort': p99s(plain, ready) }),
    metric(`decision ${of}: all busy, 2,000 wait, a rep is free`, p99s(crowded, busy), {}),
    metric(`decision ${of}: nobody reachable`, p99s(hopeless, stale), {}),
  ];
};
