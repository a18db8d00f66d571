/**
 * Speaks a short text with the operating system's own voice into a WAV file. The text goes in by standard input, never
 * by the command line, where every program of the machine could read it; the file is gone before the reply leaves.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fail, ok, type Result } from '../contract/result.ts';
import { type VoiceCommand, voiceCommands } from './voice-commands.ts';
import { isPcmWave } from './wave-header.ts';

/** Longest time a voice may take, ms; a whisper is at most 600 characters. */
const timeLimitMs = 10_000;
/** 60 s of 48 kHz 16-bit mono. */
const sizeLimitBytes = 5_760_044;

export type Wave = Uint8Array<ArrayBuffer>;

export interface Voice {
  /** Fails with `unsupported` where the system has no voice, `timeout` and `internal` where it broke. */
  speak(text: string): Promise<Result<Wave>>;
}

export function createVoice(platform: NodeJS.Platform, commands = voiceCommands(platform)): Voice {
  let lastWorking: VoiceCommand | null = null;
  /** Never rejects: one whisper that could not be spoken must not silence all that follow. */
  let queue: Promise<unknown> = Promise.resolve();

  const speakNow = async (text: string): Promise<Result<Wave>> => {
    let failure: Result<Wave> = fail(
      'unsupported',
      'This system has no voice to speak with. The whisper stays on the card.',
    );
    for (const command of lastWorking === null ? commands : [lastWorking]) {
      const spoken = await speakWith(command, text);
      if (spoken === 'missing') continue;
      if (spoken.ok) {
        lastWorking = command;
        return spoken;
      }
      failure = spoken;
      // Trying another voice after ten seconds of waiting would come too late for this call.
      if (spoken.error.code === 'timeout') break;
    }
    return failure;
  };

  return {
    speak(text) {
      const spoken = queue.then(() => speakNow(plainText(text))).catch(broken);
      queue = spoken;
      return spoken;
    },
  };
}

/** One line of words: no control characters, and none of the brackets macOS voices take as commands. */
function plainText(text: string): string {
  return text
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .replace(/[[\]<>{}|\\]/g, ' ')
    .trim();
}

async function speakWith(command: VoiceCommand, text: string): Promise<Result<Wave> | 'missing'> {
  const folder = await mkdtemp(path.join(tmpdir(), 'baton-voice-'));
  try {
    const file = path.join(folder, 'whisper.wav');
    const ended = await run(command, file, text);
    if (ended === 'missing') return 'missing';
    if (ended === 'timeout') return fail('timeout', 'The voice of this system took too long. Read the card instead.');
    if (ended === 'failed' || (await stat(file)).size > sizeLimitBytes) return broken();
    const wav = new Uint8Array(await readFile(file));
    return isPcmWave(wav) ? ok(wav) : broken();
  } catch {
    return broken();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function broken(): Result<Wave> {
  return fail('internal', 'The voice of this system did not work. Read the card instead.');
}

type Ended = 'done' | 'failed' | 'missing' | 'timeout';

function run(command: VoiceCommand, file: string, text: string): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command.program, command.args(file), {
      stdio: ['pipe', 'ignore', 'ignore'],
      windowsHide: true,
    });
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      resolve('timeout');
    }, timeLimitMs);
    const end = (how: Ended): void => {
      clearTimeout(timer);
      resolve(how);
    };
    child.on('error', (error) => end('code' in error && error.code === 'ENOENT' ? 'missing' : 'failed'));
    child.on('exit', (code) => end(code === 0 ? 'done' : 'failed'));
    // A program that ends before it read everything breaks the pipe; its exit says how it went.
    child.stdin.on('error', () => undefined);
    child.stdin.end(text, 'utf8');
  });
}
