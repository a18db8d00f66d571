import { expect, test } from 'vitest';
import { clock, dayLabel, duration, minutesUntil } from '../../../src-renderer/screens/text/time.ts';

test.each([
  [-5, '0:00'],
  [0, '0:00'],
  [7_400, '0:07'],
  [206_000, '3:26'],
  [3_729_000, '1:02:09'],
])('a clock shows %i ms as %s', (ms, text) => expect(clock(ms)).toBe(text));

test.each([
  [31.2, '31 s'],
  [60, '1 min'],
  [432, '7 min 12 s'],
  [3_600, '1 h'],
  [3_840, '1 h 4 min'],
])('a duration of %d s reads %s', (seconds, text) => expect(duration(seconds)).toBe(text));

test('days are named from the rep’s today', () => {
  const now = new Date(2026, 10, 23, 0, 30);
  expect(dayLabel(new Date(2026, 10, 23, 0, 1).toISOString(), now)).toBe('Today');
  expect(dayLabel(new Date(2026, 10, 22, 23, 59).toISOString(), now)).toBe('Yesterday');
  expect(dayLabel(new Date(2026, 10, 16, 9).toISOString(), now)).toContain('16');
  expect(dayLabel(new Date(2025, 10, 16, 9).toISOString(), now)).toContain('2025');
});

test('time left is rounded up and never reads as nothing', () => {
  const now = new Date('2026-11-23T10:00:00Z');
  expect(minutesUntil('2026-11-23T10:11:01Z', now)).toBe('12 min');
  expect(minutesUntil('2026-11-23T09:59:00Z', now)).toBe('1 min');
});
