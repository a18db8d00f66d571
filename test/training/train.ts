/** Fits all weights and writes `models.bin`. The explicit request is scaled and cut by what cross-validation shows. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { logistic } from '../../src-main/desk/triggers/linear-model.ts';
import { writtenCalls } from './calls/read-calls.ts';
import { crossValidateExplicit, type ExplicitScore } from './cross-validate.ts';
import { emotionItems, explicitItems, flipItems, loopItems } from './data.ts';
import { fitWeights, seed, weightsFolder } from './fit.ts';
import { confusion } from './measures.ts';
import { packModels } from './pack.ts';

/** Precision asked of the explicit request on cross-validated items. */
const wantedPrecision = 0.957;

/** Slope of a Platt scaling whose 0.5 stands at `threshold`: only steepness is fitted, so that 0.5 stays the cut. */
function fitSlope(scores: readonly ExplicitScore[], threshold: number): number {
  const loss = (slope: number): number =>
    scores.reduce((sum, { logit, label }) => {
      const probability = Math.min(1 - 1e-6, Math.max(1e-6, logistic(slope * (logit - threshold))));
      return sum - Math.log(label === 1 ? probability : 1 - probability);
    }, 0);
  const slopes = Array.from({ length: 60 }, (_, at) => 0.3 + at * 0.05);
  return slopes.reduce((best, slope) => (loss(slope) < loss(best) ? slope : best), 1);
}

/** The lowest logit with the wanted precision among those with the best F1. */
export function chooseThreshold(scores: readonly ExplicitScore[]): number {
  const items = scores.map(({ logit, label }) => ({ score: logit, label }));
  let best = { threshold: 0, f1: -1 };
  for (let threshold = -2; threshold <= 3; threshold += 0.05) {
    const { precision, f1 } = confusion(items, threshold);
    if (precision >= wantedPrecision && f1 > best.f1 + 1e-9) best = { threshold, f1 };
  }
  return Math.round(best.threshold * 100) / 100;
}

export async function train(): Promise<void> {
  const explicit = explicitItems();
  const scores = crossValidateExplicit(explicit, seed);
  const threshold = chooseThreshold(scores);
  const slope = Math.round(fitSlope(scores, threshold) * 100) / 100;
  console.log(`explicit request: cut at logit ${threshold}, slope ${slope}`);
  const packed = fitWeights(
    { explicit, emotion: emotionItems(), flip: flipItems(), loop: loopItems(), calls: writtenCalls() },
    0.5,
    [slope, -slope * threshold],
  );
  const file = packModels(packed);
  writeFileSync(path.join(weightsFolder, 'models.bin'), file);
  console.log(`models.bin: ${file.length} bytes`);
}
