/** The preview page and a browser for it, for the tests of one file. */
import { type Browser, type Page, test } from '@playwright/test';
import { launchChromium } from '../support/preview/browser.ts';
import { type PreviewServer, servePreview } from '../support/preview/serve.ts';
import { untilSettled } from '../support/preview/settled.ts';

export interface Preview {
  /** Opens a situation in a window of the default size; resolves when its screen is there. */
  open(situation: string, options?: Parameters<Browser['newContext']>[0]): Promise<Page>;
  address(): string;
}

export function previewForTests(): Preview {
  let running: { readonly server: PreviewServer; readonly browser: Browser } | null = null;
  test.beforeAll(async () => {
    const [server, browser] = await Promise.all([servePreview(), launchChromium()]);
    running = { server, browser };
  });
  test.afterAll(async () => {
    await running?.browser.close();
    await running?.server.stop();
  });

  function ready(): { readonly server: PreviewServer; readonly browser: Browser } {
    if (running === null) throw new Error('the preview is open only while a test runs');
    return running;
  }

  return {
    async open(situation, options = {}) {
      const { server, browser } = ready();
      const context = await browser.newContext({
        viewport: { width: 440, height: 780 },
        reducedMotion: 'reduce',
        ...options,
      });
      const page = await context.newPage();
      await page.goto(`${server.url}?s=${situation}`);
      await untilSettled(page, situation);
      return page;
    },
    address: () => ready().server.url,
  };
}
