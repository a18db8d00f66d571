/**
 * A team whose wishes are known: its reps want a person by the heads as shipped, bent by a taste of their own. They see
 * only calls that were handed over, and one verdict in ten is mistaken.
 */
import { type LearningEvent, learningEventOf } from '../../src-main/desk/learning/event.ts';
import { type HeardCall, hearCall, playCall, type SpokenCall } from '../../src-main/desk/learning/replay.ts';
import type { Assessment } from '../../src-main/desk/triggers/assess.ts';
import { hazardSettings } from '../../src-main/desk/triggers/hazard.ts';
import { headInputNames, headInputs } from '../../src-main/desk/triggers/head-inputs.ts';
import { type StateHeadName, stateHeadNames } from '../../src-main/desk/triggers/heads.ts';
import { logistic } from '../../src-main/desk/triggers/linear-model.ts';
import { noTuning, type TriggerTuning } from '../../src-main/desk/triggers/tuning.ts';
import type { TriggerWeights } from '../../src-main/desk/triggers/weights.ts';
import { makeDialogue } from './grammar/dialogues.ts';
import type { Random } from './random.ts';

/** Logits a team adds, per head: to all of it, and where an input is seen. */
type Taste = Readonly<Record<StateHeadName, { readonly shift: number; readonly inputs: ReadonlyMap<string, number> }>>;

export interface KnownWishes {
  readonly call: SpokenCall;
  readonly heard: HeardCall;
  /** One per turn; null on the AI's. */
  readonly wanted: readonly (boolean | null)[];
}

const mistaken = 0.1;
/** How far a taste may be from the engine: further than learning may go, so that it cannot be had whole. */
const tastes = { shift: 1, input: 1.5, inputs: 3 } as const;

export function inventTaste(weights: TriggerWeights, random: Random): Taste {
  const between = (most: number): number => (random.next() * 2 - 1) * most;
  const of = (name: StateHeadName) => {
    const weighed = headInputNames.filter((_input, at) => (weights.heads[name].weights[at] ?? 0) > 0.5);
    const chosen = random.shuffle(weighed).slice(0, tastes.inputs);
    return { shift: between(tastes.shift), inputs: new Map(chosen.map((input) => [input, between(tastes.input)])) };
  };
  const [complexity, sentiment, interest, loop] = stateHeadNames;
  return {
    [complexity]: of(complexity),
    [sentiment]: of(sentiment),
    [interest]: of(interest),
    [loop]: of(loop),
  };
}

function wants(taste: Taste, found: Assessment): boolean {
  const reading = found.state.readings.at(-1);
  if (reading?.role !== 'caller') return false;
  const inputs = headInputs(found.state.dialogue, reading.reading);
  return stateHeadNames.some((name) => {
    const { shift, inputs: liked } = taste[name];
    const bent = inputs.reduce((sum, { value }, at) => sum + value * (liked.get(headInputNames[at] ?? '') ?? 0), shift);
    const plain = found.heads.plain[name];
    return logistic(Math.log(plain / (1 - plain)) + bent) >= hazardSettings.on;
  });
}

export function inventCall(weights: TriggerWeights, taste: Taste, random: Random): KnownWishes {
  const turns = makeDialogue(random, 'both').map(({ role, text }) => ({ role, text }));
  const call = { crm: {}, handBacks: [], turns };
  const heard = hearCall(weights, call);
  const wanted = playCall(weights, heard, noTuning).map((found) => found && wants(taste, found));
  return { call, heard, wanted };
}

/** What a rep says after the call was handed over under a tuning; null where nothing fired or nothing can be learned. */
export function verdictOn(
  weights: TriggerWeights,
  { call, heard, wanted }: KnownWishes,
  tuning: TriggerTuning,
  random: Random,
): LearningEvent | null {
  const played = playCall(weights, heard, tuning);
  const at = played.findIndex((found) => found?.fire === true);
  const kind = played[at]?.kind;
  if (kind === undefined) return null;
  const first = wanted.indexOf(true);
  const right = random.next() < mistaken ? wanted[at] !== true : wanted[at] === true;
  const late = right && first >= 0 && first < at;
  const timing = !right ? 'too-early' : late ? 'too-late' : 'right';
  return learningEventOf(weights, call, { kind, turn: at + 1 }, { timing, betterTurn: late ? first + 1 : null });
}
