/** The sounds Baton makes itself, as samples in -1..1. Made here so that no file has to load before the first ring. */

/** One ring with the silence after it, seconds. */
export const ringSeconds = 3;
const beepSeconds = 0.25;

/** One ringback with the silence after it, seconds. */
export const ringbackSeconds = 6;
const ringbackSounds = 2;
/** The North American ringback (ITU-T E.180, supplement 2): two seconds of 440 and 480 Hz, four of silence. */
const ringbackTones = [440, 480];

/** A rising E major chord, struck softly twice: audible across a room, not startling in a headset. Hz, seconds. */
const strikes: readonly { readonly frequency: number; readonly at: number }[] = [
  { frequency: 659.26, at: 0 },
  { frequency: 830.61, at: 0.14 },
  { frequency: 987.77, at: 0.28 },
  { frequency: 659.26, at: 0.7 },
  { frequency: 830.61, at: 0.84 },
  { frequency: 987.77, at: 0.98 },
];
/** A struck bar: the fundamental, a quieter octave, a trace of the twelfth. */
const partials: readonly { readonly ratio: number; readonly gain: number }[] = [
  { ratio: 1, gain: 0.26 },
  { ratio: 2, gain: 0.07 },
  { ratio: 3, gain: 0.025 },
];
/** Time to fall to 1/e, seconds; and the fade at each edge that keeps it free of clicks. */
const decay = 0.22;
const attack = 0.006;

/** One ring of `ringSeconds`, to be looped. */
export function ringSamples(sampleRate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round(ringSeconds * sampleRate));
  for (const { frequency, at } of strikes) strike(samples, sampleRate, frequency, at);
  return samples;
}

/** One ringback of `ringbackSeconds`, to be looped. */
export function ringbackSamples(sampleRate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(ringbackSeconds * sampleRate);
  const fade = 0.01;
  for (let index = 0; index < ringbackSounds * sampleRate; index += 1) {
    const time = index / sampleRate;
    const envelope = Math.min(1, time / fade, (ringbackSounds - time) / fade);
    for (const frequency of ringbackTones) {
      samples[index] = (samples[index] ?? 0) + 0.05 * envelope * Math.sin(2 * Math.PI * frequency * time);
    }
  }
  return samples;
}

/** One soft tone. */
export function beepSamples(sampleRate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round(beepSeconds * sampleRate));
  for (let index = 0; index < samples.length; index += 1) {
    const time = index / sampleRate;
    const envelope = Math.sin((Math.PI * time) / beepSeconds) ** 2;
    samples[index] = 0.08 * envelope * Math.sin(2 * Math.PI * 880 * time);
  }
  return samples;
}

/** A second of quiet two-tone, to hear which device it comes from. */
export function testSamples(sampleRate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(sampleRate);
  for (const [index, frequency] of [523.25, 659.26].entries()) strike(samples, sampleRate, frequency, index * 0.4);
  return samples;
}

function strike(samples: Float32Array, sampleRate: number, frequency: number, at: number): void {
  for (let index = Math.round(at * sampleRate); index < samples.length; index += 1) {
    const time = index / sampleRate - at;
    const envelope = Math.min(1, time / attack) * Math.exp(-time / decay);
    let value = 0;
    for (const { ratio, gain } of partials) value += gain * Math.sin(2 * Math.PI * frequency * ratio * time);
    samples[index] = (samples[index] ?? 0) + envelope * value;
  }
}
