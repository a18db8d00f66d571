/** A new phone: account, devices, one call, by keyboard alone; steps can be left out, and a crash begins none anew. */
import type { Page } from '@playwright/test';
import { domain, runExchange } from '../unit/practice/sip-client.ts';
import { talkThrough, untilReachable, untilRinging } from './rep.ts';
import { expect, killApp, test } from './test.ts';

test.use({ launch: { firstRun: true } });

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const first = 'Where do handoffs come from?';
const second = 'Can you hear and be heard?';
const third = 'Take one handoff';

test('leads over an account and a test call to a phone that is ready', async ({ baton }) => {
  const { page } = baton;
  const running = await runExchange();
  await expect(heading(page, first)).toBeVisible();
  await page.getByRole('radio', { name: /^Company line/ }).check();
  await page.getByRole('textbox', { name: 'Server' }).fill(running.url);
  await page.getByLabel('Your address').fill(`rep@${domain}`);
  await page.getByLabel('Password').fill('rep-secret');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Registered in \d+ ms\./)).toBeVisible();
  // The new server is a new content policy, for which the page is loaded again: it may just be registering anew.
  await expect.poll(() => running.exchange.isRegistered('rep')).toBe(true);
  await page.keyboard.press('Enter');
  await expect(heading(page, second)).toBeVisible();
  await expect(page.getByText('Your microphone is heard.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(heading(page, third)).toBeVisible();
  await untilReachable(page);
  await page.keyboard.press('Enter');
  await untilRinging(page, 'Dana Whitfield');
  await talkThrough(page);
  await page.keyboard.press('Escape');
  await expect(heading(page, 'You know how it works')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Ready. The next handoff rings here.')).toBeVisible();
  await expect.poll(() => running.exchange.isRegistered('rep')).toBe(true);
  await running.close();
});

test('goes back, goes on after a crash where it stood, and every step can be left out', async ({ start }) => {
  const options = { firstRun: true };
  const app = await start(options);
  await expect(heading(app.page, first)).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(heading(app.page, second)).toBeVisible();
  await app.page.keyboard.press('b');
  await expect(heading(app.page, first)).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(heading(app.page, second)).toBeVisible();
  await killApp(app);

  const again = await start(options);
  await expect(heading(again.page, second)).toBeVisible();
  await again.page.keyboard.press('Escape');
  await expect(heading(again.page, third)).toBeVisible();
  await again.page.keyboard.press('Escape');
  await expect(heading(again.page, 'Ready. The next handoff rings here.')).toBeVisible();
  await again.close();

  const later = await start(options);
  await expect(heading(later.page, 'Ready. The next handoff rings here.')).toBeVisible();
});
