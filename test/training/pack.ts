/** From trained models to the bytes the engine reads. */
import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { hashSize } from '../../src-main/desk/triggers/hash.ts';
import type { HeadWeights } from '../../src-main/desk/triggers/heads.ts';
import type { LinearModels } from '../../src-main/desk/triggers/linear-model.ts';
import { type ModelsHeader, modelsMagic } from '../../src-main/desk/triggers/weights.ts';
import type { NamedModel } from './fit-text.ts';

export function quantise(models: readonly NamedModel[]): LinearModels {
  const count = models.length;
  const hashed = new Int8Array(hashSize * count);
  const scales = models.map(
    (model) => model.hashed.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6) / 127,
  );
  models.forEach((model, at) => {
    const scale = scales[at] ?? 1;
    model.hashed.forEach((value, bucket) => {
      hashed[bucket * count + at] = Math.round(value / scale);
    });
  });
  return {
    names: models.map(({ name }) => name),
    bias: Float32Array.from(models, ({ bias }) => bias),
    scales: Float32Array.from(scales),
    dense: models.map(({ dense }) => dense),
    hashed,
  };
}

export interface Packed {
  readonly request: LinearModels;
  readonly emotion: LinearModels;
  readonly rarity: Uint8Array;
  readonly heads: HeadWeights;
  readonly explicitThreshold: number;
  readonly explicitScale: readonly [number, number];
}

function family(models: LinearModels): ModelsHeader['request'] {
  const short = (values: Iterable<number>): number[] => [...values].map((value) => Number(value.toPrecision(6)));
  return {
    names: [...models.names],
    bias: short(models.bias),
    scales: short(models.scales),
    dense: models.dense.map(short),
  };
}

function bytesOf(values: Int8Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

export function packModels(packed: Packed): Buffer {
  const payload = deflateRawSync(
    Buffer.concat([bytesOf(packed.request.hashed), bytesOf(packed.emotion.hashed), packed.rarity]),
    { level: 9 },
  );
  const header: ModelsHeader = {
    sha256: createHash('sha256').update(payload).digest('hex'),
    request: family(packed.request),
    emotion: family(packed.emotion),
    heads: packed.heads,
    explicitThreshold: packed.explicitThreshold,
    explicitScale: [packed.explicitScale[0], packed.explicitScale[1]],
  };
  const text = Buffer.from(JSON.stringify(header));
  const start = Buffer.alloc(8);
  start.write(modelsMagic, 0, 'latin1');
  start.writeUInt32LE(text.length, 4);
  return Buffer.concat([start, text, payload]);
}
