/** Chromium for a bench: a constant tone as the microphone, loopback candidates allowed, no throttling in the background. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { writeTone } from '../../support/wav.ts';

const executables = [
  process.env['BATON_HOST_CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

export interface BenchBrowser {
  readonly page: Page;
  /** Milliseconds to add to a time of the page's clock to get this process's wall clock. */
  readonly offsetMs: number;
  close(): Promise<void>;
}

/** Milliseconds to add to a time of the page to get ours: read often, the reading with the shortest round trip kept (as NTP does). */
export async function clockOffset(page: Page): Promise<number> {
  let best = { roundTrip: Number.POSITIVE_INFINITY, offset: 0 };
  for (let i = 0; i < 30; i += 1) {
    const before = performance.timeOrigin + performance.now();
    const there = await page.evaluate(() => performance.timeOrigin + performance.now());
    const after = performance.timeOrigin + performance.now();
    if (after - before < best.roundTrip) best = { roundTrip: after - before, offset: (before + after) / 2 - there };
  }
  return best.offset;
}

export async function openBenchBrowser(url: string): Promise<BenchBrowser> {
  const executablePath = executables.find((file) => file !== '' && existsSync(file));
  if (executablePath === undefined) throw new Error('this bench needs an installed Chromium');
  const profile = mkdtempSync(path.join(tmpdir(), 'baton-bench-profile-'));
  const microphone = writeTone(path.join(profile, 'microphone.wav'));
  const context: BrowserContext = await chromium.launchPersistentContext(path.join(profile, 'data'), {
    executablePath,
    headless: true,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${microphone}`,
      '--autoplay-policy=no-user-gesture-required',
      '--allow-loopback-in-peer-connection',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets,LocalNetworkAccessChecksWebRTC,WebRtcHideLocalIpsWithMdns',
    ],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.on('pageerror', (error) => console.error(`page: ${error.message}`));
  await page.goto(url);
  return {
    page,
    offsetMs: await clockOffset(page),
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
