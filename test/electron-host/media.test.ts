/** Real WebRTC and audio, in a shown and in a hidden window; permissions really decide. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { launchFixture, noChromium, shareFixture, temporaryFolder } from './launch-fixture.ts';

const microphone =
  'navigator.mediaDevices.getUserMedia({ audio: true }).then((stream) => stream.active, (error) => error.name)';

describe.skipIf(noChromium)('media', () => {
  const fixture = shareFixture();

  test('the microphone is granted by the handler, and a call carries its sound', async () => {
    const { page, events } = fixture();
    expect(await page.evaluate('loopbackCall()')).toBeGreaterThan(0.01);
    expect(await events()).toContain('asked media app://bundle/index.html');
    expect(await page.evaluate("navigator.permissions.query({ name: 'microphone' }).then(({ state }) => state)")).toBe(
      'granted',
    );
  });

  test('the microphone is denied by the handler', async () => {
    const { page, events } = await launchFixture(['--refuse=media']);
    expect(await page.evaluate(microphone)).toBe('NotAllowedError');
    expect(await events()).toContain('asked media app://bundle/index.html');
    expect(await page.evaluate("navigator.permissions.query({ name: 'microphone' }).then(({ state }) => state)")).toBe(
      'denied',
    );
  });

  test('a permission nobody granted is denied', async () => {
    const { page } = fixture();
    expect(await page.evaluate("navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state)")).toBe(
      'denied',
    );
    expect(await page.evaluate('Notification.requestPermission()')).toBe('denied');
  });

  test('a changed handler decides from then on', async () => {
    const { page, electron } = await launchFixture();
    await electron.evaluate(({ session }) =>
      session.defaultSession.setPermissionRequestHandler((_contents, _name, answer) => answer(false)),
    );
    expect(await page.evaluate(microphone)).toBe('NotAllowedError');
  });

  test('a window that is never shown runs calls and audio', async () => {
    const { electron } = fixture();
    const opened = electron.waitForEvent('window');
    await electron.evaluate(async ({ BrowserWindow }) => {
      await new BrowserWindow({ show: false }).loadURL('app://bundle/index.html');
    });
    const hidden = await opened;
    expect(await hidden.evaluate('loopbackCall()')).toBeGreaterThan(0.01);
    expect(await hidden.evaluate('audioClockRuns()')).toBe(true);
    const visible = await electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isVisible()),
    );
    expect(visible.toSorted()).toEqual([false, true]);
  });

  test('the fake microphone plays a file given by a switch', async () => {
    const file = path.join(temporaryFolder(), 'tone.wav');
    fs.writeFileSync(file, tone(440, 4));
    const { page } = await launchFixture([`--use-file-for-fake-audio-capture=${file}%noloop`]);
    const hertz = await page.evaluate(`(async () => {
      const constraints = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
      const stream = await navigator.mediaDevices.getUserMedia({ audio: constraints });
      const context = new AudioContext();
      const analyser = new AnalyserNode(context, { fftSize: 8192 });
      context.createMediaStreamSource(stream).connect(analyser);
      const bins = new Float32Array(analyser.frequencyBinCount);
      return new Promise((resolve) => {
        const timer = setInterval(() => {
          analyser.getFloatFrequencyData(bins);
          const peak = Math.max(...bins);
          if (peak < -40) return;
          clearInterval(timer);
          resolve((bins.indexOf(peak) * context.sampleRate) / analyser.fftSize);
        }, 50);
      });
    })()`);
    expect(Math.abs(Number(hertz) - 440)).toBeLessThan(20);
  });

  test('screenshots have the size of the window', async () => {
    const { page } = fixture();
    const picture = await page.screenshot();
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([900, 640]);
  });
});

/** PCM 16 bit mono, 48 kHz. */
function tone(hertz: number, seconds: number): Buffer {
  const rate = 48_000;
  const samples = rate * seconds;
  const file = Buffer.alloc(44 + samples * 2);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + samples * 2, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples * 2, 40);
  for (let at = 0; at < samples; at++)
    file.writeInt16LE(8_000 * Math.sin((2 * Math.PI * hertz * at) / rate), 44 + at * 2);
  return file;
}
