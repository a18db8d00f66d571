/** A WAV file with a constant tone: the microphone whose first packet at the far end cannot be mistaken for noise. */
import { writeFileSync } from 'node:fs';

const sampleRate = 48_000;

/** Writes one second of a 440 Hz sine at -6 dBFS, 16 bit mono; returns the file name. */
export function writeTone(file: string, frequencyHz = 440): string {
  const samples = Buffer.alloc(sampleRate * 2);
  for (let i = 0; i < sampleRate; i += 1) {
    samples.writeInt16LE(Math.round(16_384 * Math.sin((2 * Math.PI * frequencyHz * i) / sampleRate)), i * 2);
  }
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length, 40);
  writeFileSync(file, Buffer.concat([header, samples]));
  return file;
}
