/** What a simulated day comes to, in numbers. Callers of the warm-up, and those still waiting at the end, do not count. */
import type { CallerStory, Day } from './day.ts';
import type { Scenario } from './scenario.ts';

export interface Figures {
  readonly handoffs: number;
  /** Shares of handoffs, 0..1. */
  readonly bridged: number;
  readonly abandoned: number;
  readonly callback: number;
  /** Left before anyone was rung for them: what the formula calls abandoned. */
  readonly abandonedUnrung: number;
  /** From arrival to the bridge or to giving up, all of them, ms. */
  readonly meanWaitMs: number;
  /** From arrival to the first ring or to giving up, all of them, ms: what the formula calls the wait. */
  readonly meanQueueMs: number;
  /** Of the bridged, ms. */
  readonly waitP50Ms: number;
  readonly waitP90Ms: number;
  readonly waitP99Ms: number;
  readonly vipMeanWaitMs: number;
  /** Of the bridged whose account has an owner: those who got their own rep. */
  readonly ownRep: number;
  /** Rings per bridged handoff, and rings nobody answered per 100 handoffs. */
  readonly offersPerBridge: number;
  readonly rangOutPer100: number;
  readonly occupancy: number;
  /** Of those who were told a wait and stayed to a rep: how many waited between the low and the high end. */
  readonly toldRight: number | null;
  /** Waits of the bridged in order, ms. */
  readonly waits: readonly number[];
  /** Mean time a handoff keeps a rep: ring, talk and wrap-up, ms. */
  readonly meanServiceMs: number;
}

export function figuresOf(day: Day, scenario: Scenario): Figures {
  const from = scenario.warmUpMinutes * 60_000;
  const to = scenario.minutes * 60_000;
  const counted = day.stories.filter(({ caller, outcome }) => caller.arrivesAt >= from && outcome !== 'in-progress');
  const bridged = counted.filter(({ outcome }) => outcome === 'bridged');
  const waits = bridged.map(({ waitMs }) => waitMs).sort((a, b) => a - b);
  const share = (stories: readonly CallerStory[], all: readonly CallerStory[]): number =>
    stories.length / Math.max(all.length, 1);
  const owned = bridged.filter(({ caller }) => caller.request.ownerId !== null);
  const told = bridged.filter(({ told: estimate }) => estimate !== null);
  const right = told.filter((story) => isWithin(story));
  const busy = day.work.reduce((sum, work) => sum + Math.max(0, Math.min(work.to, to) - Math.max(work.from, from)), 0);
  const whole = day.work.reduce((sum, work) => sum + work.to - work.from, 0);
  return {
    handoffs: counted.length,
    bridged: share(bridged, counted),
    abandoned: share(
      counted.filter(({ outcome }) => outcome === 'abandoned'),
      counted,
    ),
    callback: share(
      counted.filter(({ outcome }) => outcome === 'callback'),
      counted,
    ),
    abandonedUnrung: share(
      counted.filter(({ outcome, firstRingMs }) => outcome === 'abandoned' && firstRingMs === null),
      counted,
    ),
    meanQueueMs: mean(counted.map(({ firstRingMs, waitMs }) => firstRingMs ?? waitMs)),
    meanWaitMs: mean(counted.map(({ waitMs }) => waitMs)),
    waitP50Ms: rank(waits, 0.5),
    waitP90Ms: rank(waits, 0.9),
    waitP99Ms: rank(waits, 0.99),
    vipMeanWaitMs: mean(counted.filter(({ caller }) => caller.request.vip).map(({ waitMs }) => waitMs)),
    ownRep: share(
      owned.filter(({ repId, caller }) => repId === caller.request.ownerId),
      owned,
    ),
    offersPerBridge: counted.reduce((sum, { offers }) => sum + offers, 0) / Math.max(bridged.length, 1),
    rangOutPer100: (100 * day.rangOut) / Math.max(day.stories.length, 1),
    occupancy: busy / ((to - from) * scenario.reps),
    toldRight: told.length === 0 ? null : right.length / told.length,
    waits,
    meanServiceMs: whole / Math.max(day.stories.filter(({ outcome }) => outcome === 'bridged').length, 1),
  };
}

function isWithin({ told, waitMs }: CallerStory): boolean {
  return told !== null && told.lowMs <= waitMs && waitMs <= told.highMs;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
}

/** The value at a share of a sorted list, 0..1. */
export function rank(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
