/** Who works and who calls: drawn once per seed, so that every dispatcher meets the same day. */
import type { HandoffRequest, RepProfile } from '../routing/model.ts';
import { createRandom, type Random } from './random.ts';
import type { Scenario } from './scenario.ts';

export interface SimulatedRep {
  readonly profile: RepProfile;
  /** Stretches in which the phone looks registered and hears nothing; ms from the start, in order. */
  readonly outages: readonly { readonly from: number; readonly to: number }[];
  /** When in each heartbeat period its proof arrives, ms. */
  readonly phaseMs: number;
}

export interface SimulatedCaller {
  readonly request: HandoffRequest;
  readonly arrivesAt: number;
  readonly patienceMs: number;
  readonly talkMs: number;
  readonly wrapUpMs: number;
  readonly takesCallback: boolean;
  /** Chance of its own, for what reps do with its offers. */
  readonly random: Random;
}

const skills = ['pricing', 'security', 'legal'];
export const heartbeatMs = 5_000;

export function drawReps(scenario: Scenario): SimulatedRep[] {
  const random = createRandom(scenario.seed);
  const endsAt = scenario.minutes * 60_000;
  return Array.from({ length: scenario.reps }, (_, index) => ({
    profile: {
      id: `rep-${String(index).padStart(5, '0')}`,
      skills: skills.filter(() => random.chance(scenario.skillShare)),
      languages: random.chance(scenario.bilingualShare) ? ['en', 'es'] : ['en'],
      hours: null,
    },
    outages: drawOutages(scenario, random, endsAt),
    phaseMs: random.uniform() * heartbeatMs,
  }));
}

function drawOutages({ unreachableShare, unreachableMs }: Scenario, random: Random, endsAt: number) {
  const outages: { from: number; to: number }[] = [];
  if (unreachableShare <= 0) return outages;
  const between = (unreachableMs * (1 - unreachableShare)) / unreachableShare;
  let from = random.exponential(between);
  while (from < endsAt) {
    const to = from + random.exponential(unreachableMs);
    outages.push({ from, to });
    from = to + random.exponential(between);
  }
  return outages;
}

export function drawCallers(scenario: Scenario): SimulatedCaller[] {
  const random = createRandom(scenario.seed + 0x5eed);
  const callers: SimulatedCaller[] = [];
  const gap = 60_000 / scenario.handoffsPerMinute;
  const duration = (mean: number): number =>
    scenario.exponential ? random.exponential(mean) : random.lognormal(mean, scenario.talkVariation);
  for (let at = random.exponential(gap); at < scenario.minutes * 60_000; at += random.exponential(gap)) {
    const owner = `rep-${String(random.below(scenario.reps)).padStart(5, '0')}`;
    callers.push({
      request: {
        id: `handoff-${String(callers.length).padStart(7, '0')}`,
        skills: random.chance(scenario.skillNeedShare) ? [skills[random.below(skills.length)] ?? 'pricing'] : [],
        language: random.chance(scenario.secondLanguageShare) ? 'es' : 'en',
        ownerId: random.chance(scenario.ownerShare) ? owner : null,
        vip: random.chance(scenario.vipShare),
        prospectHours: [],
      },
      arrivesAt: at,
      patienceMs: random.exponential(scenario.patienceMs),
      talkMs: duration(scenario.talkMs),
      wrapUpMs: scenario.wrapUpMs > 0 ? duration(scenario.wrapUpMs) : 0,
      takesCallback: random.chance(scenario.callbackTakenShare),
      random: createRandom(scenario.seed * 7_919 + callers.length),
    });
  }
  return callers;
}
