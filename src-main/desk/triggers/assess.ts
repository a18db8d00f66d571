/** One caller turn against everything said before it. Pure: the engine and the counterfactuals of its explanations share it. */
import { wantsSomething } from './concept-inputs.ts';
import type { FiringKind } from './decision.ts';
import { afterAi, afterCaller, type DialogueState, emptyDialogue } from './dialogue-state.ts';
import { afterTurn, type Hazards, stillHazards } from './hazard.ts';
import { headInputs } from './head-inputs.ts';
import { type Heads, runHeads, type StateHeadName, stateHeadNames } from './heads.ts';
import type { AiReading, CallerReading } from './reading.ts';
import { kindOf, type Ruling } from './ruling.ts';

export type Reading =
  | { readonly role: 'ai'; readonly reading: AiReading }
  | { readonly role: 'caller'; readonly reading: CallerReading };

/** Everything the engine knows of one conversation; opaque to the desk, never changed in place. */
export interface TriggerState {
  readonly worth: number;
  readonly valueFields: readonly string[];
  readonly dialogue: DialogueState;
  readonly hazards: Hazards;
  readonly plainHazards: Hazards;
  /** Whether the latest caller turn fired. */
  readonly firing: boolean;
  readonly readings: readonly Reading[];
}

/** Turns kept for counterfactuals; a longer call forgets its beginning there, not in its state. */
const keptReadings = 120;
export interface Assessment {
  readonly state: TriggerState;
  readonly kind: FiringKind;
  readonly head: StateHeadName | null;
  readonly probability: number;
  readonly fire: boolean;
  readonly heads: Heads;
  readonly explicit: number;
  /** Logits of the leading kind that the team has learned. */
  readonly learned: number;
}

function feelingOf({ acts, emotions }: CallerReading): 'hesitation' | 'frustration' {
  return acts.frustrate + emotions.frustration > acts.hesitate + emotions.hesitation ? 'frustration' : 'hesitation';
}

/** Moves the state past one caller turn that was read already. */
export function assess(ruling: Ruling, before: TriggerState, reading: CallerReading): Assessment {
  const dialogue = afterCaller(before.dialogue, reading);
  const feeling = feelingOf(reading);
  const explicit = ruling.explicit(reading.request.logit);
  const raising = { worth: before.worth, open: wantsSomething(reading) };
  const heads = runHeads(ruling.weights.heads, headInputs(dialogue, reading), raising, (name) =>
    ruling.shift(kindOf(name, feeling)),
  );
  const plainHazards = afterTurn(before.plainHazards, heads.plain, (name) => ruling.settings(kindOf(name, feeling)));
  const hazards = afterTurn(before.hazards, heads.raised, (name) => {
    const lifted = heads.raised[name] > heads.plain[name] && !plainHazards[name].on;
    return lifted ? ruling.liftedSettings(kindOf(name, feeling)) : ruling.settings(kindOf(name, feeling));
  });
  const firing = stateHeadNames.filter((name) => hazards[name].on);
  const strength = (name: StateHeadName): number =>
    Math.max(heads.raised[name], hazards[name].on ? hazards[name].level : 0);
  const pool: readonly StateHeadName[] = firing.length > 0 ? firing : stateHeadNames;
  const head = pool.reduce((best, name) => (strength(name) > strength(best) ? name : best), pool[0] ?? 'loop');
  const asked = explicit >= ruling.explicitThreshold;
  const byValue = firing.length > 0 && !stateHeadNames.some((name) => plainHazards[name].on);
  const explicitLeads = asked || (firing.length === 0 && explicit > strength(head));
  const readings: readonly Reading[] = [...before.readings, { role: 'caller' as const, reading }].slice(-keptReadings);
  const fire = asked || firing.length > 0;
  return {
    state: { ...before, dialogue, hazards, plainHazards, firing: fire, readings },
    kind: explicitLeads ? 'explicit-request' : byValue ? 'high-value' : kindOf(head, feeling),
    head: explicitLeads ? null : head,
    probability: explicitLeads ? explicit : strength(head),
    fire,
    heads,
    explicit,
    learned: ruling.shift(explicitLeads ? 'explicit-request' : kindOf(head, feeling)),
  };
}

export function passAi(before: TriggerState, reading: AiReading): TriggerState {
  const readings: readonly Reading[] = [...before.readings, { role: 'ai' as const, reading }].slice(-keptReadings);
  return { ...before, dialogue: afterAi(before.dialogue, reading), readings };
}

export function startState(worth: number, valueFields: readonly string[]): TriggerState {
  return {
    worth,
    valueFields,
    dialogue: emptyDialogue,
    hazards: stillHazards,
    plainHazards: stillHazards,
    firing: false,
    readings: [],
  };
}
