/** A microphone for tests: somebody who says a sentence and listens, over and over, so that a prospect gets a word in. */
import { sampleRate, writeWav } from './wav.ts';

const seconds = { speaking: 0.8, listening: 1.6 };

/** Writes the sound file and answers the switch that makes Chromium's fake microphone repeat it. */
export function repVoice(file: string): string {
  const spoken = sampleRate * seconds.speaking;
  writeWav(file, Math.round(sampleRate * (seconds.speaking + seconds.listening)), (index) => {
    if (index >= spoken) return 0;
    // Two tones that beat against each other: speech, to anything that listens for loudness.
    const phase = (2 * Math.PI * index) / sampleRate;
    return 5_000 * (Math.sin(220 * phase) + Math.sin(331 * phase));
  });
  return `--use-file-for-fake-audio-capture=${file}`;
}
