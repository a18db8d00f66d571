/** The sounds Baton makes: never too loud, free of clicks, silent between rings. */
import { describe, expect, test } from 'vitest';
import { beepSamples, ringbackSamples, ringSamples, ringSeconds } from '../../../src-renderer/audio/tones.ts';

const rate = 48_000;
const peak = (samples: Float32Array): number => samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);

describe.each([
  ['ring', ringSamples(rate)],
  ['beep', beepSamples(rate)],
  ['ringback', ringbackSamples(rate)],
])('the %s', (_name, samples) => {
  test('does not clip', () => {
    expect(peak(samples)).toBeLessThan(1);
    expect(peak(samples)).toBeGreaterThan(0.05);
  });

  test('starts and ends in silence, so that it loops without a click', () => {
    expect(Math.abs(samples[0] ?? 1)).toBeLessThan(0.001);
    expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.001);
  });

  test('never jumps', () => {
    let jump = 0;
    for (let index = 1; index < samples.length; index += 1) {
      jump = Math.max(jump, Math.abs((samples[index] ?? 0) - (samples[index - 1] ?? 0)));
    }
    expect(jump).toBeLessThan(0.2);
  });
});

test('the ring leaves room for the whisper', () => {
  const samples = ringSamples(rate);
  expect(samples).toHaveLength(ringSeconds * rate);
  expect(peak(samples.subarray(2.2 * rate))).toBeLessThan(0.01);
});
