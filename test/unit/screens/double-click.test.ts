/** A double click on Bridge in a real browser: the call screen is there before its second half. */
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../electron-host/host/chromium-path.ts';
import { launchChromium } from '../../support/preview/browser.ts';
import { type PreviewServer, servePreview } from '../../support/preview/serve.ts';

const isThere = [findChromium() ?? '', chromium.executablePath()].some((file) => existsSync(file));
if (!isThere) console.log('Skipped: a double click needs an installed Chromium.');

describe.skipIf(!isThere)('a double click', () => {
  let browser: Browser;
  let server: PreviewServer;

  beforeAll(async () => {
    [server, browser] = await Promise.all([servePreview(), launchChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function press(page: Page, name: string, clickCount: number): Promise<void> {
    const box = await page.getByRole('button', { name }).boundingBox();
    if (box === null) throw new Error(`${name} is not on the screen`);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down({ clickCount });
    await page.mouse.up({ clickCount });
  }

  test('on Bridge does not also hold the call; a click of its own counts', async () => {
    const page = await browser.newPage({ viewport: { width: 440, height: 780 } });
    await page.goto(`${server.url}?s=ring-full`);
    await press(page, 'Bridge', 1);
    await press(page, 'Hold', 2);
    await press(page, 'Mute', 1);
    const sent = await page.evaluate(() => window.preview.session.sent.map(({ type }) => type));
    expect(sent).toEqual(['bridge', 'toggle-mute']);
  });
});
