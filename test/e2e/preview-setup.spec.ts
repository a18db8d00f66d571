/** A setup nobody asked for: what a key that was meant for another window may do to it. */
import { expect, type Page, test } from '@playwright/test';
import { previewForTests } from './preview.ts';

const { open } = previewForTests();

const accepted = (page: Page) =>
  page.evaluate(() => window.preview.asked.filter(({ name }) => name === 'provision:accept').length);

test('Enter takes no setup of an unknown key before the rep has entered something of their own', async () => {
  const page = await open('setup-first');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  expect(await accepted(page)).toBe(0);
  await page.getByLabel('Password').fill('hunter2');
  await page.keyboard.press('Enter');
  await expect.poll(() => accepted(page)).toBe(1);
  await page.context().close();
});

test('it is taken by its button, and one of a known key by Enter', async () => {
  const first = await open('setup-first');
  await first.getByRole('button', { name: 'Set this phone up' }).click();
  await expect.poll(() => accepted(first)).toBe(1);
  await first.context().close();
  const next = await open('setup-next');
  await next.keyboard.press('Enter');
  await expect.poll(() => accepted(next)).toBe(1);
  await next.context().close();
});
