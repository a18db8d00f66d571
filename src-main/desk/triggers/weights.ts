/**
 * The weights of the engine: `models.bin` (a JSON header with the small numbers, then the hashed weights, deflated),
 * `vectors.bin` and `valence.bin`. The header names the SHA-256 of the payload; a damaged or foreign file is refused.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { fail, ok, type Result } from '../../contract/result.ts';
import { hashSize } from './hash.ts';
import { type HeadWeights, headNames } from './heads.ts';
import type { LinearModels } from './linear-model.ts';
import { parseValence, type Valence } from './valence.ts';
import { parseVectors, type WordVectors } from './word-vectors.ts';

export const modelsMagic = 'BTM1';

export interface TextModels {
  readonly request: LinearModels;
  readonly emotion: LinearModels;
  readonly rarity: Uint8Array;
  readonly vectors: WordVectors;
  readonly valence: Valence;
}

export interface TriggerWeights extends TextModels {
  /** First twelve hex digits of the payload's SHA-256 and the header's: two decisions compare only under one version. */
  readonly version: string;
  readonly heads: HeadWeights;
  /** Probability from which a turn counts as an explicit request. */
  readonly explicitThreshold: number;
  /** Platt scaling of the explicit logit: slope and offset. */
  readonly explicitScale: readonly [slope: number, offset: number];
}

const numbers = z.array(z.number());
const familySchema = z.object({ names: z.array(z.string()), bias: numbers, scales: numbers, dense: z.array(numbers) });
export const modelsHeaderSchema = z.object({
  sha256: z.string(),
  request: familySchema,
  emotion: familySchema,
  heads: z.record(z.enum(headNames), z.object({ bias: z.number(), weights: numbers.readonly() })),
  explicitThreshold: z.number().min(0).max(1),
  explicitScale: z.tuple([z.number(), z.number()]),
});
export type ModelsHeader = z.infer<typeof modelsHeaderSchema>;

function models(family: z.infer<typeof familySchema>, hashed: Int8Array): LinearModels {
  return {
    names: family.names,
    bias: Float32Array.from(family.bias),
    scales: Float32Array.from(family.scales),
    dense: family.dense.map((values) => Float32Array.from(values)),
    hashed,
  };
}

export interface WeightFiles {
  readonly models: Uint8Array;
  readonly vectors: Uint8Array;
  readonly valence: Uint8Array;
}

function parse(files: WeightFiles): TriggerWeights {
  const { models: file } = files;
  const magic = new TextDecoder('latin1').decode(file.subarray(0, 4));
  if (magic !== modelsMagic) throw new Error('models.bin is of another kind');
  const headerSize = new DataView(file.buffer, file.byteOffset).getUint32(4, true);
  const headerText = new TextDecoder().decode(file.subarray(8, 8 + headerSize));
  const header = modelsHeaderSchema.parse(JSON.parse(headerText));
  const packed = file.subarray(8 + headerSize);
  const sha256 = createHash('sha256').update(packed).digest('hex');
  if (sha256 !== header.sha256) throw new Error('models.bin does not match its checksum');
  const requestSize = hashSize * header.request.names.length;
  const emotionSize = hashSize * header.emotion.names.length;
  const payload = inflateRawSync(packed, { maxOutputLength: requestSize + emotionSize + hashSize });
  if (payload.length !== requestSize + emotionSize + hashSize) throw new Error('models.bin is cut short');
  const bytes = new Int8Array(payload.buffer, payload.byteOffset, payload.length);
  return {
    version: createHash('sha256').update(headerText).digest('hex').slice(0, 12),
    request: models(header.request, bytes.slice(0, requestSize)),
    emotion: models(header.emotion, bytes.slice(requestSize, requestSize + emotionSize)),
    rarity: Uint8Array.from(payload.subarray(requestSize + emotionSize)),
    vectors: parseVectors(files.vectors),
    valence: parseValence(files.valence),
    heads: header.heads,
    explicitThreshold: header.explicitThreshold,
    explicitScale: header.explicitScale,
  };
}

/** Fails with `internal` where a file is damaged or does not fit the others. */
export function parseWeights(files: WeightFiles): Result<TriggerWeights> {
  try {
    return ok(parse(files));
  } catch (error) {
    return fail(
      'internal',
      `The trigger weights cannot be used: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}

/** Reads the three files of a folder; by default the one beside this module. */
export function loadWeights(folder: string = path.join(import.meta.dirname, 'weights')): Result<TriggerWeights> {
  try {
    return parseWeights({
      models: readFileSync(path.join(folder, 'models.bin')),
      vectors: readFileSync(path.join(folder, 'vectors.bin')),
      valence: readFileSync(path.join(folder, 'valence.bin')),
    });
  } catch (error) {
    return fail(
      'internal',
      `The trigger weights cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}
