import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeCodec } from './host/page/codec.ts';

const codec = makeCodec();
const roundTrip = (value: unknown): unknown => codec.decode(codec.encode(value));

test('carries any plain data unchanged', () => {
  fc.assert(
    fc.property(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: false }),
      (value) => {
        expect(roundTrip(value)).toEqual(value);
      },
    ),
  );
});

test('carries bytes as the view they were', () => {
  expect(roundTrip(new Uint8Array([0, 1, 255]))).toEqual(new Uint8Array([0, 1, 255]));
  expect(roundTrip(new Float32Array([0.5, -1]))).toEqual(new Float32Array([0.5, -1]));
  expect(roundTrip(new Uint8Array(100_000).fill(7))).toEqual(new Uint8Array(100_000).fill(7));
});

test('carries an error with its kind', () => {
  const error = roundTrip(new RangeError('too far'));
  expect(error).toBeInstanceOf(RangeError);
  expect(error).toHaveProperty('message', 'too far');
});

test('refuses what structured clone refuses', () => {
  expect(() => codec.encode({ call: () => {} })).toThrow('could not be cloned');
  expect(() => codec.encode(Promise.resolve())).toThrow('could not be cloned');
  expect(() => codec.encode(Symbol('x'))).toThrow('could not be cloned');
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  expect(() => codec.encode(cycle)).toThrow('a cycle');
});

test('a key of __proto__ stays data', () => {
  const hostile: unknown = JSON.parse('{"__proto__": {"admin": true}}');
  expect(Reflect.get(Object(roundTrip(hostile)), 'admin')).toBeUndefined();
});
