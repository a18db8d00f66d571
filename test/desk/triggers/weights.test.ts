import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadWeights, parseWeights, type WeightFiles } from '../../../src-main/desk/triggers/weights.ts';
import { dataFolder, flipItems, loopItems } from '../../training/data.ts';
import { deletionTest, measureLoops, measurePairs } from '../../training/replay.ts';
import { weights } from './support.ts';

const folder = path.resolve(import.meta.dirname, '../../../src-main/desk/triggers/weights');
const read = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(folder, name)));
const files: WeightFiles = { models: read('models.bin'), vectors: read('vectors.bin'), valence: read('valence.bin') };

function damaged(file: Uint8Array, at: number): Uint8Array {
  const copy = file.slice();
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

describe('weights', () => {
  it('stay under 5 MB together and name their sources', () => {
    const bytes = ['models.bin', 'vectors.bin', 'valence.bin'].reduce(
      (sum, name) => sum + statSync(path.join(folder, name)).size,
      0,
    );
    expect(bytes).toBeLessThan(5_000_000);
    const attribution = readFileSync(path.join(folder, 'ATTRIBUTION.md'), 'utf8');
    for (const source of ['NLU++', 'Bitext', 'CLINC150', 'GoEmotions', 'Taskmaster-4', 'GloVe', 'VADER'])
      expect(attribution).toContain(source);
  });

  it.each([
    ['a flipped byte', { ...files, models: damaged(files.models, files.models.length - 100) }],
    ['a cut file', { ...files, models: files.models.slice(0, 200_000) }],
    ['another kind of file', { ...files, models: files.vectors }],
    ['cut vectors', { ...files, vectors: files.vectors.slice(0, 1_000) }],
    ['an empty file', { ...files, valence: new Uint8Array(0) }],
  ])('%s is refused', (_, broken) => {
    expect(parseWeights(broken)).toMatchObject({ ok: false, error: { code: 'internal' } });
  });

  it('says which folder is wrong instead of throwing', () => {
    expect(loadWeights('/nowhere')).toMatchObject({ ok: false });
  });
});

if (dataFolder() === null)
  console.log('The trigger data is not here (../shared/data/triggers): the checks on it are left out.');

describe.runIf(dataFolder() !== null)('committed weights on the development data', () => {
  it('hold the goals for pairs and loops', () => {
    expect(measurePairs(weights, flipItems()).accuracy).toBeGreaterThanOrEqual(0.9);
    expect(measureLoops(weights, loopItems()).fired.f1).toBeGreaterThanOrEqual(0.97);
  });

  it('explain what they fire on', () => {
    expect(deletionTest(weights, flipItems()).fell).toBeGreaterThanOrEqual(0.97);
  });
});
