/** Sound files for fake microphones: WAV, PCM 16 bit mono at 48 kHz. */
import { writeFileSync } from 'node:fs';

export const sampleRate = 48_000;

/** Writes `samples` samples; `at` gives each as a 16-bit value. Returns the file name. */
export function writeWav(file: string, samples: number, at: (index: number) => number): string {
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
  for (let index = 0; index < samples; index += 1) wav.writeInt16LE(Math.round(at(index)), 44 + index * 2);
  writeFileSync(file, wav);
  return file;
}

/** A sine of `hertz` at -6 dBFS. */
export function writeTone(file: string, hertz = 440, seconds = 1): string {
  return writeWav(file, sampleRate * seconds, (index) => 16_384 * Math.sin((2 * Math.PI * hertz * index) / sampleRate));
}
