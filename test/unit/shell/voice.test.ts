import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVoice } from '../../../src-main/shell/voice.ts';
import { type VoiceCommand, voiceCommands } from '../../../src-main/shell/voice-commands.ts';
import { isPcmWave } from '../../../src-main/shell/wave-header.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'baton-voice-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A PCM WAV of `samples` zero samples. */
function wave(channels: number, samples: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples * 2, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(16_000, 24);
  header.writeUInt32LE(32_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples * 2, 40);
  return Buffer.concat([header, Buffer.alloc(samples * 2)]);
}

/** A voice that runs `script` with the WAV's path as its argument. */
function scripted(script: string): VoiceCommand {
  const file = path.join(folder, `voice-${readdirSync(folder).length}.mjs`);
  writeFileSync(file, script);
  return { program: process.execPath, args: (target) => [file, target] };
}

const missing: VoiceCommand = { program: path.join('/nowhere', 'no-such-voice'), args: () => [] };
const echo = `import fs from 'node:fs'; const text = fs.readFileSync(0);
  const wav = Buffer.from('${wave(1, 4).toString('base64')}', 'base64');
  wav.writeUInt32LE(wav.length - 44, 40); fs.writeFileSync(process.argv[2], Buffer.concat([wav, text]));`;

describe('the voice', () => {
  it('passes the text by standard input and answers the WAV', async () => {
    const spoken = await createVoice('linux', [scripted(echo)]).speak('Priya from Northwind');
    expect(spoken.ok && Buffer.from(spoken.value).toString('latin1')).toContain('Priya from Northwind');
  });

  it('speaks words only: no control characters, no brackets a voice takes as commands', async () => {
    const spoken = await createVoice('linux', [scripted(echo)]).speak('[[slnc 9999]]\u0000<speak>hi\n\u202e');
    expect(spoken.ok && Buffer.from(spoken.value).toString('latin1')).toMatch(/slnc 9999\s+speak hi$/);
  });

  it('tries the next voice when one is broken, and goes on after a whisper that failed', async () => {
    expect((await createVoice('linux', [scripted('process.exit(1)'), scripted(echo)]).speak('one')).ok).toBe(true);
    let fails = true;
    const working = scripted(echo);
    const moody: VoiceCommand = { ...working, args: (file) => (fails ? ['--no-such-flag'] : working.args(file)) };
    const voice = createVoice('linux', [moody]);
    expect(await voice.speak('two')).toMatchObject({ ok: false, error: { code: 'internal' } });
    fails = false;
    expect((await voice.speak('three')).ok).toBe(true);
  });

  it('is not silenced for good by a moment without a temporary folder', async () => {
    const voice = createVoice('linux', [scripted(echo)]);
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = path.join(folder, 'not-there');
    try {
      expect(await voice.speak('one')).toMatchObject({ ok: false, error: { code: 'internal' } });
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
    expect((await voice.speak('two')).ok).toBe(true);
  });

  it('tries the next voice when one is not installed, and remembers', async () => {
    const voice = createVoice('linux', [missing, scripted(echo)]);
    expect((await voice.speak('one')).ok).toBe(true);
    expect((await voice.speak('two')).ok).toBe(true);
  });

  it('says so when the system has none', async () => {
    const spoken = await createVoice('linux', [missing]).speak('hello');
    expect(spoken).toMatchObject({ ok: false, error: { code: 'unsupported' } });
  });

  it.each([
    ['fails', 'process.exit(1)'],
    ['writes nothing', ''],
    ['writes something else', `import fs from 'node:fs'; fs.writeFileSync(process.argv[2], 'x'.repeat(100))`],
    ['writes too much', `import fs from 'node:fs'; fs.writeFileSync(process.argv[2], Buffer.alloc(6_000_000))`],
  ])('is a failure, not a crash, when the program %s', async (_how, script) => {
    const spoken = await createVoice('linux', [scripted(script)]).speak('hello');
    expect(spoken).toMatchObject({ ok: false, error: { code: 'internal' } });
  });

  it.each(['win32', 'darwin'] as const)('is on %s a program of the system, wherever Baton was started', (platform) => {
    for (const { program } of voiceCommands(platform))
      expect((platform === 'win32' ? path.win32 : path.posix).isAbsolute(program)).toBe(true);
  });

  it('leaves no file behind', async () => {
    const left = () => readdirSync(tmpdir()).filter((name) => /^baton-voice-(?!test)/.test(name));
    const before = left();
    await createVoice('linux', [scripted(echo)]).speak('hello');
    expect(left().filter((name) => !before.includes(name))).toEqual([]);
  });

  it.each(['linux', 'darwin', 'win32'] as const)('on %s the text is never an argument', (platform) => {
    for (const command of voiceCommands(platform)) {
      expect(command.args('/tmp/out.wav').join(' ')).toMatch(/stdin|-f -|Console\]::In/);
    }
  });
});

describe('the WAV check', () => {
  it('takes 16-bit mono PCM and nothing else', () => {
    expect(isPcmWave(wave(1, 10))).toBe(true);
    expect(isPcmWave(wave(2, 10))).toBe(false);
    expect(isPcmWave(wave(1, 10).subarray(0, 40))).toBe(false);
    expect(isPcmWave(Buffer.alloc(100))).toBe(false);
  });
});
