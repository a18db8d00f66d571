/** Weights: after enough verdicts, a few small corrections per head, of the inputs that explain the verdicts best. */
import { type StateHeadName, stateHeadNames } from '../triggers/heads.ts';
import { logistic } from '../triggers/linear-model.ts';
import { shiftOf, type TriggerTuning, tuningBounds } from '../triggers/tuning.ts';
import { calibrate } from './calibrate.ts';
import { headOf, type LearningEvent } from './event.ts';

/** Verdicts a team must have given before its weights move, and after how many more they are weighed anew. */
export const weighFrom = 100;
export const weighEvery = 25;
/** Verdicts on one head below which it stays as it is. */
const leastOfHead = 20;
/** Verdicts in which an input must have been seen. */
const leastOfInput = 5;
/** Inputs corrected per head. */
const corrections = 8;

const rounds = 120;
const rate = 0.5;
/** Price of a correction, per logit: what explains little is worth nothing. */
const price = 0.008;

interface Told {
  readonly label: number;
  /** Logit before any correction. */
  readonly logit: number;
  /** One value per name. */
  readonly inputs: Float64Array;
}

function namesIn(events: readonly LearningEvent[]): string[] {
  const seen = new Map<string, number>();
  for (const { inputs } of events) for (const name of Object.keys(inputs)) seen.set(name, (seen.get(name) ?? 0) + 1);
  return [...seen].filter(([, times]) => times >= leastOfInput).map(([name]) => name);
}

/** Mean of what the labels still differ from the model by, per input. */
function slopesOf(told: readonly Told[], deltas: Float64Array): Float64Array {
  const slopes = new Float64Array(deltas.length);
  for (const { label, logit, inputs } of told) {
    let corrected = logit;
    for (let at = 0; at < deltas.length; at += 1) corrected += (deltas[at] ?? 0) * (inputs[at] ?? 0);
    const error = (label - logistic(corrected)) / told.length;
    for (let at = 0; at < deltas.length; at += 1) slopes[at] = (slopes[at] ?? 0) + error * (inputs[at] ?? 0);
  }
  return slopes;
}

/** Corrections by input, the largest few; empty where the head was judged too seldom. */
function fitHead(events: readonly LearningEvent[], head: StateHeadName, tuning: TriggerTuning): [string, number][] {
  const judged = events.filter(({ kind }) => headOf(kind) === head);
  if (judged.length < leastOfHead) return [];
  const names = namesIn(judged);
  const told = judged.map(({ kind, trace, at, inputs, label }): Told => {
    const logit = (trace[at] ?? 0) + shiftOf(tuning, kind);
    return { label, logit, inputs: Float64Array.from(names, (name) => inputs[name] ?? 0) };
  });
  const deltas = new Float64Array(names.length);
  for (let round = 0; round < rounds; round += 1) {
    const slopes = slopesOf(told, deltas);
    for (let at = 0; at < deltas.length; at += 1) {
      const stepped = (deltas[at] ?? 0) + rate * (slopes[at] ?? 0);
      const shrunk = Math.sign(stepped) * Math.max(0, Math.abs(stepped) - rate * price);
      deltas[at] = Math.min(tuningBounds.delta, Math.max(-tuningBounds.delta, shrunk));
    }
  }
  return names
    .map((name, at): [string, number] => [name, Math.round((deltas[at] ?? 0) * 1_000) / 1_000])
    .filter(([, delta]) => delta !== 0)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .slice(0, corrections);
}

/** Shares of the corrections, the whole first: where that is too much, a part of it may do. */
const shares = [1, 0.5, 0.25] as const;

/** The same corrections, whole and in part. */
export function milder(from: TriggerTuning, events: readonly LearningEvent[], learned: TriggerTuning): TriggerTuning[] {
  return shares.map((share) => {
    if (share === 1) return learned;
    const scaled = stateHeadNames.flatMap((head) => {
      const whole = learned.deltas[head];
      if (whole === undefined) return [];
      return [[head, Object.fromEntries(Object.entries(whole).map(([name, delta]) => [name, delta * share]))]];
    });
    const deltas: TriggerTuning['deltas'] = Object.fromEntries(scaled);
    return { ...learned, deltas, shifts: calibrate({ ...from, deltas }, events) };
  });
}

/**
 * The tuning with the corrections that explain the verdicts best, and the shifts that go with them. Whether it is any good
 * is for the guard to say.
 * @param from what was believed before any of these verdicts
 */
export function weigh(from: TriggerTuning, events: readonly LearningEvent[]): TriggerTuning {
  let tuning: TriggerTuning = { ...from, deltas: {}, shifts: calibrate({ ...from, deltas: {} }, events) };
  // What is left to explain depends on the shifts, and they on what the corrections explain.
  for (let turn = 0; turn < 3; turn += 1) {
    const fitted = stateHeadNames.map((head) => [head, fitHead(events, head, tuning)] as const);
    const deltas = Object.fromEntries(
      fitted.filter(([, found]) => found.length > 0).map(([head, found]) => [head, Object.fromEntries(found)]),
    );
    tuning = { ...tuning, deltas, shifts: calibrate({ ...from, deltas }, events) };
  }
  return tuning;
}
