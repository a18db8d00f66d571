/**
 * `npm run triggers -- learn`: what feedback is worth, on simulated teams. Each learns from its own verdicts as a desk does;
 * the F1 is by turn, on calls of the same team that it has not heard.
 */

import type { LearningEvent } from '../../src-main/desk/learning/event.ts';
import { shippedCalls } from '../../src-main/desk/learning/guard/read-calls.ts';
import { firstPassing, type KnownCall } from '../../src-main/desk/learning/guard.ts';
import { playCall } from '../../src-main/desk/learning/replay.ts';
import { recalibrated, reweighed, shippedVersion, type TeamVersion } from '../../src-main/desk/learning/version.ts';
import { milder, weigh, weighEvery, weighFrom } from '../../src-main/desk/learning/weigh.ts';
import { noTuning, type TriggerTuning } from '../../src-main/desk/triggers/tuning.ts';
import { loadWeights, type TriggerWeights } from '../../src-main/desk/triggers/weights.ts';
import { confusion, type Scored } from './measures.ts';
import { createRandom } from './random.ts';
import { inventCall, inventTaste, type KnownWishes, verdictOn } from './simulated-team.ts';

export interface Learned {
  readonly shipped: number;
  readonly calibrated: number;
  readonly weighed: number;
  /** Share of calls in which never handing over is right. */
  readonly neverFiring: number;
  readonly verdicts: number;
  /** Weights the guard let pass, and those it refused. */
  readonly passed: number;
  readonly refused: number;
}

const at = new Date(0);
const pause = async (): Promise<void> => {};

function f1(weights: TriggerWeights, calls: readonly KnownWishes[], tuning: TriggerTuning): number {
  const scored = calls.flatMap(({ heard, wanted }) =>
    playCall(weights, heard, tuning).flatMap((found, index): Scored[] =>
      found === null ? [] : [{ score: Number(found.fire), label: wanted[index] === true ? 1 : 0 }],
    ),
  );
  return confusion(scored, 0.5).f1;
}

/** @param seed of the team: its taste, its calls, its reps' mistakes */
export async function learnTeam(weights: TriggerWeights, seed: number, calls: number): Promise<Learned> {
  const random = createRandom(seed);
  const taste = inventTaste(weights, random);
  const unheard = Array.from({ length: 250 }, () => inventCall(weights, taste, random));
  const events: LearningEvent[] = [];
  const own: KnownCall[] = [];
  let calibrated = shippedVersion(at);
  let active: TeamVersion = calibrated;
  let weighedAt = 0;
  let passed = 0;
  let refused = 0;
  for (let call = 0; call < calls; call += 1) {
    const heard = inventCall(weights, taste, random);
    const event = verdictOn(weights, heard, active.tuning, random);
    if (event === null) continue;
    events.push(event);
    own.push({ ...heard.call, turns: heard.call.turns.slice(0, event.turn), label: event.label });
    calibrated = recalibrated(calibrated, events, at) ?? calibrated;
    if (events.length >= weighFrom && events.length - weighedAt >= weighEvery) {
      weighedAt = events.length;
      const learned = milder(noTuning, events, weigh(noTuning, events));
      const known = { own: own.slice(-60), shipped: shippedCalls() };
      const passing = await firstPassing(weights, known, { active: active.tuning, learned }, pause);
      if (passing !== null) active = reweighed(active, passing, events.length, at);
      passed += Number(passing !== null);
      refused += Number(passing === null);
    } else active = recalibrated(active, events, at) ?? active;
  }
  return {
    shipped: f1(weights, unheard, noTuning),
    calibrated: f1(weights, unheard, calibrated.tuning),
    weighed: f1(weights, unheard, active.tuning),
    neverFiring: unheard.filter(({ wanted }) => !wanted.includes(true)).length / unheard.length,
    verdicts: events.length,
    passed,
    refused,
  };
}

export async function learn(json: boolean): Promise<void> {
  const weights = loadWeights();
  if (!weights.ok) throw new Error(weights.error.message);
  const columns = ['shipped', 'calibrated', 'weighed', 'neverFiring', 'verdicts', 'passed', 'refused'] as const;
  if (!json) console.log(`F1 by turn  ${columns.map((name) => name.padStart(12)).join('')}`);
  const all: Learned[] = [];
  const show = (name: string, learned: Learned): void => {
    if (json) console.log(JSON.stringify({ team: name, ...learned }));
    else
      console.log(
        name.padEnd(12) +
          columns.map((column) => String(Math.round(learned[column] * 1_000) / 1_000).padStart(12)).join(''),
      );
  };
  for (let seed = 1; seed <= 6; seed += 1) {
    const learned = await learnTeam(weights.value, seed, 600);
    all.push(learned);
    show(`team ${seed}`, learned);
  }
  const mean = (column: (typeof columns)[number]): number =>
    all.reduce((sum, each) => sum + each[column], 0) / all.length;
  show('mean', {
    ...{ shipped: mean('shipped'), calibrated: mean('calibrated'), weighed: mean('weighed') },
    ...{
      neverFiring: mean('neverFiring'),
      verdicts: mean('verdicts'),
      passed: mean('passed'),
      refused: mean('refused'),
    },
  });
}
