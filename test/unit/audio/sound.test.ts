/** The audio desk in a real Chromium, with a real WebRTC far end and Chromium's fake microphone. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../electron-host/host/chromium-path.ts';
import { bundlePage } from '../../support/bundle-page.ts';

const executablePath = [findChromium() ?? '', chromium.executablePath()].find((file) => existsSync(file));
if (executablePath === undefined) console.log('Skipped: the audio desk needs an installed Chromium to be heard.');

/** Any secure origin will do; nothing is fetched from it. */
const origin = 'http://localhost/';

describe.skipIf(executablePath === undefined)('the audio desk', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const code = bundlePage(path.join(import.meta.dirname, 'page/entry.ts'));
    browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        '--autoplay-policy=no-user-gesture-required',
        '--allow-loopback-in-peer-connection',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    page = await browser.newPage();
    await page.route('**', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
    await page.goto(origin);
    await page.addScriptTag({ content: await code });
    await page.evaluate(() => window.sound.open());
  }, 60_000);

  afterAll(() => browser?.close());

  test('opens the microphone silent', async () => {
    expect(await page.evaluate(() => window.sound.microphone())).toEqual({ state: 'ready', enabled: false });
  });

  test('plays a far end only while it is audible, however often it is attached', async () => {
    await page.evaluate(() => window.sound.attach(2));
    expect(await page.evaluate(() => window.sound.loudest())).toBe(0);
    expect(await page.evaluate(() => window.sound.heard(0))).toBe(true);
    await page.evaluate(() => window.sound.detach(0));
    expect(await page.evaluate(() => window.sound.loudest())).toBeGreaterThan(0.05);
    await page.evaluate(() => window.sound.setAudible(1, false));
    await page.evaluate(() => window.sound.loudest());
    expect(await page.evaluate(() => window.sound.loudest())).toBe(0);
    await page.evaluate(() => window.sound.detach(1));
  });

  test('is measured in a real connection: what is sent, what arrives, and how loud', async () => {
    const { far, near } = await page.evaluate(() => window.sound.counted());
    expect(far?.sent.packets).toBeGreaterThan(50);
    expect(far?.sent.energy).toBeGreaterThan(0);
    expect(near?.codec).toBe('opus');
    expect(near?.roundTripMs).not.toBeNull();
    expect(near?.received.jitterMs).not.toBeNull();
    for (const count of ['samples', 'held', 'emitted'] as const) {
      expect(near?.received[count], count).toBeGreaterThan(0);
    }
  });

  test('hears the microphone for the level meter although nobody else does', async () => {
    expect(await page.evaluate(() => window.sound.listened())).toBeGreaterThan(0.05);
    expect(await page.evaluate(() => window.sound.microphone())).toEqual({ state: 'ready', enabled: false });
  });

  test('plays the tones of the sound check to their end', async () => {
    expect(await page.evaluate(() => window.sound.tested())).toBe(true);
  });

  test('speaks the whisper to its end, and stops where it is cut', async () => {
    expect(await page.evaluate(() => window.sound.whisper(null))).toBe(true);
    expect(await page.evaluate(() => window.sound.whisper(50))).toBe(true);
  });

  test('refuses a whisper that is not audio', async () => {
    expect(await page.evaluate(() => window.sound.garbage())).toBe(false);
  });

  test('puts the phrase on a track of its own', async () => {
    expect(await page.evaluate(() => window.sound.phrase())).toBeGreaterThan(0.05);
  });

  test('replaces a microphone that ends, and says so', async () => {
    const events = await page.evaluate(() => window.sound.unplug());
    expect(events[0]).toBe('another track');
    expect(await page.evaluate(() => window.sound.microphone())).toEqual({ state: 'ready', enabled: false });
  });

  test('rings, beeps and closes without a fault', async () => {
    await page.evaluate(() => window.sound.ring());
  });
});
