import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mosOf } from '../../../src-renderer/call/quality/mos.ts';

const path = fc.record({
  codec: fc.constantFrom('opus', 'PCMU', 'PCMA', null),
  roundTripMs: fc.double({ min: 0, max: 20_000, noNaN: true }),
  bufferMs: fc.double({ min: 0, max: 5_000, noNaN: true }),
  lossPercent: fc.double({ min: 0, max: 100, noNaN: true }),
});
const more = fc.double({ min: 0, max: 10_000, noNaN: true });

test('a score is one between 1 and 4.5', () => {
  fc.assert(
    fc.property(path, (given) => {
      const mos = mosOf(given);
      expect(mos).toBeGreaterThanOrEqual(1);
      expect(mos).toBeLessThanOrEqual(4.5);
    }),
  );
});

test('more delay or more loss never sounds better', () => {
  fc.assert(
    fc.property(path, more, (given, extra) => {
      const mos = mosOf(given);
      expect(mosOf({ ...given, roundTripMs: given.roundTripMs + extra })).toBeLessThanOrEqual(mos);
      expect(mosOf({ ...given, bufferMs: given.bufferMs + extra })).toBeLessThanOrEqual(mos);
      expect(mosOf({ ...given, lossPercent: Math.min(100, given.lossPercent + extra) })).toBeLessThanOrEqual(mos);
    }),
  );
});

// R worked out by hand from G.107: 93.2 - 0.024 d [- 0.11 (d - 177.3)] - 95 p / (p + Bpl).
test.each([
  [{ codec: 'PCMU', roundTripMs: 0, bufferMs: 0, lossPercent: 0 }, 4.4],
  [{ codec: 'PCMU', roundTripMs: 100, bufferMs: 40, lossPercent: 1 }, 4.26],
  [{ codec: 'opus', roundTripMs: 400, bufferMs: 60, lossPercent: 5 }, 2.85],
  [{ codec: 'opus', roundTripMs: 40, bufferMs: 60, lossPercent: 60 }, 1.23],
])('%o is %d', (given, mos) => {
  expect(mosOf(given)).toBeCloseTo(mos, 2);
});
