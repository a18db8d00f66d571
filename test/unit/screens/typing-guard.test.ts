/** A page that another program brings up does not take the keys that were on their way to somewhere else. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { armedAfterArrival } from '../../../src-renderer/components/typing-guard.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const presses = (...waits: readonly number[]): boolean[] => {
  const armed = armedAfterArrival();
  return waits.map((ms) => {
    vi.advanceTimersByTime(ms);
    return armed();
  });
};

test('a key counts once the keys have been quiet', () => {
  expect(presses(50)).toEqual([false]);
  expect(presses(700)).toEqual([true]);
  // Whoever goes on typing is still elsewhere in mind.
  expect(presses(400, 400, 400, 700)).toEqual([false, false, false, true]);
  expect(presses(700, 10)).toEqual([true, true]);
});
