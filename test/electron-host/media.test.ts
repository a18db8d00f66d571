/** Real WebRTC and audio, in a shown and in a hidden window; permissions really decide. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeTone } from '../support/wav.ts';
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
    await hidden.waitForURL((url) => url.protocol !== 'about:');
    expect(await hidden.evaluate('loopbackCall()')).toBeGreaterThan(0.01);
    expect(await hidden.evaluate('audioClockRuns()')).toBe(true);
    const visible = await electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isVisible()),
    );
    expect(visible.toSorted()).toEqual([false, true]);
  });

  test('the fake microphone plays a file given by a switch', async () => {
    const file = path.join(temporaryFolder(), 'tone.wav');
    writeTone(file, 440, 4);
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
