/**
 * Speaks every line of the practice conversations into assets/public/practice/*.opus.
 * Run it after changing a script, with `flite` and `opusenc` installed (Debian: apt-get install flite opus-tools):
 *
 *   node test/setup/make-practice-audio.mjs
 *
 * For each line: flite -voice <voice> <settings> -t "<text>" -o line.wav
 *                opusenc --bitrate 16 --comp 10 --framesize 20 --discard-comments line.wav <line>.opus
 *
 * The voices are Flite's CMU Arctic voices rms, slt and awb: made by Carnegie Mellon University from recordings of
 * volunteers, free for any use including commercial, under Flite's BSD-like licence (copyright notice and disclaimer kept
 * in the Flite package; the licence asks nothing of the audio that is produced).
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { practiceScripts } from '../../src-main/practice/scripts/index.ts';
import { timelineFor } from '../../src-main/practice/scripts/timeline-for.ts';

const target = path.resolve(import.meta.dirname, '../../assets/public/practice');

/** Flite's voice and settings: mean pitch in Hz, stretch of durations (above 1 is slower). */
const voices = {
  ai: ['-voice', 'rms', '--setf', 'duration_stretch=0.95'],
  woman: ['-voice', 'slt', '--setf', 'duration_stretch=0.95'],
  'older-woman': ['-voice', 'slt', '--setf', 'int_f0_target_mean=140', '--setf', 'duration_stretch=1.1'],
  scotsman: ['-voice', 'awb'],
  'young-man': ['-voice', 'awb', '--setf', 'int_f0_target_mean=150', '--setf', 'duration_stretch=0.88'],
};

const folder = mkdtempSync(path.join(os.tmpdir(), 'practice-audio-'));
mkdirSync(target, { recursive: true });
for (const old of readdirSync(target)) rmSync(path.join(target, old));

const made = new Set();
for (const script of practiceScripts) {
  const timeline = timelineFor(script);
  const lines = [...timeline.whileRinging, ...timeline.afterBridge].map(({ line }) => line);
  for (const line of [...lines, timeline.whenMoreTime]) {
    if (made.has(line.audio)) continue;
    made.add(line.audio);
    const wav = path.join(folder, 'line.wav');
    const opus = path.join(target, line.audio);
    execFileSync('flite', [...voices[line.speaker === 'ai' ? 'ai' : script.voice], '-t', line.text, '-o', wav]);
    execFileSync('opusenc', ['--quiet', '--bitrate', '16', '--comp', '10', '--discard-comments', wav, opus]);
    console.log(`${line.audio}  ${statSync(opus).size} bytes`);
  }
}
rmSync(folder, { recursive: true });
