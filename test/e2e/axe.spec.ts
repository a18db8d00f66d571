/** The real app to assistive technology: axe finds nothing at any station of a handoff, in light and dark. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { startAiPlatform } from '../support/ai-platform.ts';
import {
  bridge,
  pressUntil,
  takeFirstPractice,
  takePractice,
  untilReachable,
  untilRinging,
  untilWrapUp,
} from './rep.ts';
import { expect, test } from './test.ts';

async function inspect(page: Page, where: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((chosen) => window.baton.request('settings:set', { theme: chosen }), theme);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    // The other mode opens a page of its own, which Electron has no place for.
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    const { violations } = await axe.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
    );
    expect.soft(found, `${where}, ${theme}`).toEqual([]);
  }
}

test('from idle to the history', async ({ baton }) => {
  const { page } = baton;
  await untilReachable(page);
  await inspect(page, 'idle');
  await takeFirstPractice(page);
  await inspect(page, 'ring');
  await bridge(page);
  await inspect(page, 'call');
  await page.keyboard.press('Control+Shift+H');
  await untilWrapUp(page);
  await inspect(page, 'wrap-up');
  await pressUntil(page, '2', page.getByRole('radio', { name: 'Right' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Availability' })).toBeVisible();
  await takePractice(page, 'Asks for a person, consent unknown', 'Marisol Vega');
  await inspect(page, 'blocked ring');
  await page.keyboard.press('4');
  await expect(page.getByRole('heading', { name: 'Callback offered.' })).toBeVisible();
  await page.keyboard.press('h');
  await expect(page.getByRole('heading', { name: 'Marisol Vega' })).toBeVisible();
  await inspect(page, 'history, one handoff');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Dana Whitfield/ })).toBeVisible();
  await inspect(page, 'history');
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await inspect(page, 'settings');
  await page.keyboard.press('l');
  await page.getByRole('radio', { name: /^Company line/ }).check();
  await inspect(page, 'account');
});

test('the ending of a call that did not come about', async ({ baton }) => {
  const { page } = baton;
  const platform = await startAiPlatform();
  await platform.signIn(page);
  const call = platform.call({ displayName: 'Owen Park' });
  await untilRinging(page, 'Owen Park');
  call.cancel();
  await call.final();
  await expect(page.getByRole('heading', { name: 'Owen hung up before you bridged.' })).toBeVisible();
  await inspect(page, 'ended');
  await platform.stop();
});
