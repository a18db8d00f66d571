/**
 * When to hand over, on customer-service chats known only as word numbers: the hazard's timing with a model of word
 * numbers in place of the heads. Two-fold by dialogue. More than half of the dialogues have no right moment, so never
 * firing is printed beside.
 */
import { hash32, hashSize } from '../../src-main/desk/triggers/hash.ts';
import { logistic } from '../../src-main/desk/triggers/linear-model.ts';
import type { TextFeatures } from '../../src-main/desk/triggers/text-features.ts';
import type { MakeupItem } from './data.ts';
import { type Example, logitOf, trainLogistic } from './logistic-trainer.ts';
import { auc, bestThreshold, confusion, type Scored } from './measures.ts';

interface TimedTurn extends Scored {
  readonly dialogue: number;
  readonly at: number;
}

function featuresOf({ turns }: MakeupItem): TextFeatures[] {
  const seen: Set<number>[] = [];
  let botRepeats = 0;
  return turns.map(({ r, t }, at) => {
    const words = new Set(t);
    const repeat = Math.max(
      0,
      ...seen.map(
        (other) => (2 * [...words].filter((word) => other.has(word)).length) / (words.size + other.size || 1),
      ),
    );
    seen.push(words);
    botRepeats = r === 'b' ? botRepeats * 0.7 + repeat * 0.3 : botRepeats;
    const before = turns[at - 1]?.t ?? [];
    const names = [
      ...t.map((word) => `${r} ${word}`),
      ...t.slice(1).map((word, index) => `${r} ${t[index]} ${word}`),
      ...before.map((word) => `p ${word}`),
    ];
    return {
      tokens: [],
      dense: Float32Array.of(Number(r === 'c'), repeat, botRepeats, Math.min(1, at / 30), Math.min(1, t.length / 30)),
      hashed: [...new Set(names)].map((name) => ({ bucket: hash32(name) & (hashSize - 1), value: 1, from: 0, to: 0 })),
    };
  });
}

function foldScores(items: readonly MakeupItem[], read: readonly TextFeatures[][], fold: number): TimedTurn[] {
  const examples = items.flatMap((item, index) =>
    index % 2 === fold
      ? []
      : item.turns.flatMap(({ y }, at): Example[] => {
          const features = read[index]?.[at];
          return features === undefined ? [] : [{ features, target: y, weight: 1 }];
        }),
  );
  const model = trainLogistic(examples, { seed: 4, epochs: 6, rate: 0.1, decay: 8, denseDecay: 0 });
  return items.flatMap((item, dialogue) =>
    dialogue % 2 !== fold
      ? []
      : item.turns.flatMap(({ y }, at): TimedTurn[] => {
          const features = read[dialogue]?.[at];
          return features === undefined ? [] : [{ score: logistic(logitOf(model, features)), label: y, dialogue, at }];
        }),
  );
}

const tolerance = 2;

/** 1 for silence where no hand-over was right, else how near the first firing is to a right turn (0..1). */
function timingScore(items: readonly MakeupItem[], firesAt: (dialogue: number) => number | null): number {
  const sum = items.reduce((total, { turns }, dialogue) => {
    const right = turns.flatMap(({ y }, at) => (y === 1 ? [at] : []));
    const fired = firesAt(dialogue);
    if (right.length === 0 || fired === null) return total + Number(right.length === 0 && fired === null);
    const off = Math.min(...right.map((at) => Math.abs(at - fired)));
    return total + Math.exp(-(off * off) / (2 * tolerance * tolerance));
  }, 0);
  return sum / items.length;
}

export interface Timing {
  readonly f1: number;
  readonly auc: number;
  readonly timed: number;
  readonly neverFiring: number;
}

export function measureTiming(items: readonly MakeupItem[]): Timing {
  const read = items.map(featuresOf);
  const folds = [foldScores(items, read, 0), foldScores(items, read, 1)];
  const all = folds.flat();
  // Each half is cut where the other half is best.
  const cuts = [bestThreshold(folds[1] ?? []), bestThreshold(folds[0] ?? [])];
  const cutOf = (dialogue: number): number => cuts[dialogue % 2] ?? 0.5;
  const judged = all.map((turn) => ({ score: Number(turn.score >= cutOf(turn.dialogue)), label: turn.label }));
  // For a whole call one firing must be surer than for one turn of many: twice the odds.
  const first = (dialogue: number): number | null => {
    const cut = (cutOf(dialogue) + 1) / 2;
    return all.find((turn) => turn.dialogue === dialogue && turn.score >= cut)?.at ?? null;
  };
  return {
    f1: confusion(judged, 0.5).f1,
    auc: auc(all),
    timed: timingScore(items, first),
    neverFiring: timingScore(items, () => null),
  };
}
