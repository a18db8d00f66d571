/**
 * From probabilities to a decision: each head keeps a hazard that grows with every turn that speaks for it and decays with
 * every turn that does not; once on, a head stays on down to a lower level (hysteresis); once off, it rests (cooldown).
 */
import { type StateHeadName, stateHeadNames } from './heads.ts';

export interface HazardSettings {
  /** Probability from which a head fires, and the lower one down to which it stays on. */
  readonly on: number;
  readonly off: number;
  /** Share of the hazard that is left one caller turn later. */
  readonly decay: number;
  /** Caller turns a head rests after it went off. */
  readonly cooldown: number;
  /** What a turn must say by itself: past evidence alone never fires. */
  readonly present: number;
}

export const hazardSettings: HazardSettings = { on: 0.55, off: 0.4, decay: 0.75, cooldown: 3, present: 0.3 };

export interface HeadHazard {
  readonly level: number;
  readonly on: boolean;
  /** Caller turns left to rest. */
  readonly rest: number;
}

export type Hazards = Readonly<Record<StateHeadName, HeadHazard>>;

const still: HeadHazard = { level: 0, on: false, rest: 0 };
export const stillHazards: Hazards = { complexity: still, sentiment: still, 'high-interest': still, loop: still };

function step(before: HeadHazard, probability: number, settings: HazardSettings): HeadHazard {
  const kept = before.level * settings.decay;
  // Squared: turns that are merely possible add up slowly, so a long polite call does not fire by its length.
  const level = 1 - (1 - kept) * (1 - probability * probability);
  const strongest = Math.max(probability, level);
  const rest = Math.max(0, before.rest - 1);
  if (before.on) {
    const on = probability >= settings.present && strongest >= settings.off;
    return { level, on, rest: on ? 0 : settings.cooldown };
  }
  // A head at rest may still be woken by a turn that leaves no doubt.
  const needed = rest > 0 ? (settings.on + 1) / 2 : settings.on;
  return { level, on: probability >= settings.present && strongest >= needed, rest };
}

/** The hazards after one caller turn; each head may be held to levels of its own. */
export function afterTurn(
  hazards: Hazards,
  probabilities: Readonly<Record<StateHeadName, number>>,
  settingsOf: (name: StateHeadName) => HazardSettings,
): Hazards {
  const next = { ...hazards };
  for (const name of stateHeadNames) next[name] = step(hazards[name], probabilities[name], settingsOf(name));
  return next;
}

/** After a hand-off that was declined or came back: every head starts anew and rests for `turns` caller turns. */
export function rested(turns: number): Hazards {
  const resting: HeadHazard = { ...still, rest: turns };
  return { complexity: resting, sentiment: resting, 'high-interest': resting, loop: resting };
}
