/** A microphone for tests: somebody who says a sentence and listens, over and over, so that a prospect gets a word in. */
import { writeFileSync } from 'node:fs';

const sampleRate = 48_000;
const seconds = { speaking: 0.8, listening: 1.6 };

/** Writes the WAV file (PCM 16 bit mono) and answers the switch that makes Chromium's fake microphone repeat it. */
export function repVoice(file: string): string {
  const spoken = sampleRate * seconds.speaking;
  const samples = Math.round(sampleRate * (seconds.speaking + seconds.listening));
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + samples * 2, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(sampleRate, 24);
  wav.writeUInt32LE(sampleRate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples * 2, 40);
  for (let i = 0; i < spoken; i += 1) {
    // Two tones that beat against each other: speech, to anything that listens for loudness.
    const wave = Math.sin((2 * Math.PI * 220 * i) / sampleRate) + Math.sin((2 * Math.PI * 331 * i) / sampleRate);
    wav.writeInt16LE(Math.round(5_000 * wave), 44 + i * 2);
  }
  writeFileSync(file, wav);
  return `--use-file-for-fake-audio-capture=${file}`;
}
