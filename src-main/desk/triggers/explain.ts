/** Evidence, contributions and the counterfactual of one assessed turn. */

import { type Assessment, assess, passAi, startState, type TriggerState } from './assess.ts';
import type { Contribution, Counterfactual, Decision, Evidence } from './decision.ts';
import { requestContributions, requestEvidence } from './explain-request.ts';
import { evidenceTurns, quoteTurn, stateContributions } from './explain-state.ts';
import { headInputs } from './head-inputs.ts';
import { type CallerReading, readCallerTurn } from './reading.ts';
import type { Ruling } from './ruling.ts';

type Explanation = Pick<Decision, 'evidence' | 'contributions' | 'counterfactual'>;

/** The head's probability had `omitted` never been said; the readings of the other turns are taken as they were. */
function withoutTurn(ruling: Ruling, after: Assessment, omitted: number): number {
  const { readings, dialogue, worth, valueFields } = after.state;
  const first = dialogue.turn - readings.length + 1;
  let state = startState(worth, valueFields);
  let probability = 0;
  readings.forEach((entry, at) => {
    if (first + at === omitted) return;
    if (entry.role === 'ai') {
      state = passAi(state, entry.reading);
      return;
    }
    const found = assess(ruling, state, entry.reading);
    state = found.state;
    if (first + at === dialogue.turn && after.head !== null) {
      probability = Math.max(
        found.heads.raised[after.head],
        found.state.hazards[after.head].on ? found.state.hazards[after.head].level : 0,
      );
    }
  });
  return probability;
}

function withoutWords(
  ruling: Ruling,
  before: TriggerState,
  after: Assessment,
  reading: CallerReading,
  evidence: Evidence,
): Counterfactual {
  const rest = `${reading.text.slice(0, evidence.start)} ${reading.text.slice(evidence.end)}`;
  const again = readCallerTurn(ruling.weights, rest, before.dialogue.ai?.tokens ?? []);
  const probability =
    after.head === null ? ruling.explicit(again.request.logit) : assess(ruling, before, again).heads.raised[after.head];
  return { withoutTurn: evidence.turn, probability };
}

export function explain(ruling: Ruling, before: TriggerState, after: Assessment, reading: CallerReading): Explanation {
  const { turn } = after.state.dialogue;
  if (after.head === null) {
    const aiTurn = after.state.dialogue.ai?.turn ?? null;
    const contributions = largest([
      ...requestContributions(ruling.weights, reading, turn, aiTurn),
      ...learnedOf(after.learned / ruling.weights.explicitScale[0]),
    ]);
    if (!after.fire) return { evidence: [], contributions, counterfactual: null };
    const evidence = requestEvidence(ruling.weights, reading, turn);
    const [first] = evidence;
    return {
      evidence,
      contributions,
      counterfactual: first === undefined ? null : withoutWords(ruling, before, after, reading, first),
    };
  }
  const inputs = headInputs(after.state.dialogue, reading);
  const all = [
    ...stateContributions(ruling.weights.heads, after.head, inputs),
    ...worthOf(before, after),
    ...learnedOf(after.learned),
  ];
  const contributions = largest(all);
  if (!after.fire) return { evidence: [], contributions, counterfactual: null };
  const evidence = evidenceTurns(all, turn).flatMap((at) => quoteOf(after.state, at) ?? []);
  return {
    evidence: evidence.toSorted((one, other) => one.turn - other.turn),
    contributions,
    counterfactual: stateCounterfactual(ruling, before, after, reading, evidence),
  };
}

function largest(contributions: readonly Contribution[]): Contribution[] {
  return [...contributions].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount)).slice(0, 5);
}

function learnedOf(amount: number): Contribution[] {
  return amount === 0 ? [] : [{ name: 'learned from verdicts', amount, turns: [] }];
}

function worthOf(before: TriggerState, after: Assessment): Contribution[] {
  if (after.head === null) return [];
  const { plain, raised } = after.heads;
  const logit = (probability: number): number => Math.log(probability / (1 - probability));
  const amount = logit(raised[after.head]) - logit(plain[after.head]);
  return amount > 0.01 ? [{ name: `account value: ${before.valueFields.join(', ')}`, amount, turns: [] }] : [];
}

function quoteOf(state: TriggerState, turn: number): Evidence | null {
  const entry = state.readings[turn - (state.dialogue.turn - state.readings.length + 1)];
  // Evidence is what the prospect said; what the AI did is named among the contributions.
  return entry === undefined || entry.role === 'ai' ? null : quoteTurn(entry.reading.text, turn);
}

/** Leaves out the earlier turn that adds most; where only the present turn speaks, its words. A replay is dear: one is made. */
function stateCounterfactual(
  ruling: Ruling,
  before: TriggerState,
  after: Assessment,
  reading: CallerReading,
  evidence: readonly Evidence[],
): Counterfactual | null {
  const { turn } = after.state.dialogue;
  const earlier = evidence.find((item) => item.turn !== turn);
  if (earlier !== undefined) {
    const probability = withoutTurn(ruling, after, earlier.turn);
    if (probability < after.probability) return { withoutTurn: earlier.turn, probability };
  }
  const own = evidence.find((item) => item.turn === turn);
  return own === undefined ? null : withoutWords(ruling, before, after, reading, own);
}
