/** Working hours and global keys in the settings, by keyboard, over a fake main. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { previewForTests } from './preview.ts';

const { open } = previewForTests();

/** The last settings that were asked to be stored. */
const stored = (page: Page) =>
  page.evaluate(() => window.preview.asked.filter((one) => one.name === 'settings:set').at(-1)?.request);

test('a global key is recorded as pressed, and nothing else happens meanwhile', async () => {
  const page = await open('settings');
  await page.getByRole('button', { name: 'Bridge: off' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Bridge: press the keys' })).toBeFocused();
  // A letter alone would be taken away from typing everywhere; here it neither counts nor opens the account screen.
  await page.keyboard.press('l');
  await page.keyboard.press('Control+Alt+b');
  const row = page.getByRole('button', { name: 'Bridge: Ctrl Alt B' });
  await expect(row).toBeFocused();
  expect(await stored(page)).toMatchObject({ globalKeys: { bridge: 'Control+Alt+B', mute: null } });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(row).toBeVisible();
  await page.getByRole('button', { name: 'Switch off Bridge' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Bridge: off' })).toBeVisible();
  await page.context().close();
});

test('a key that is somebody else’s is refused, or said to be', async () => {
  const page = await open('settings-rhythm');
  await expect(page.getByText('Another program has this key. Choose another one.')).toBeVisible();
  await page.getByRole('button', { name: 'Hang up: off' }).press('Enter');
  await page.keyboard.press('Control+Alt+b');
  await expect(page.getByText('Bridge has this key. Press another one.')).toBeVisible();
  await page.keyboard.press('Control+Alt+h');
  await expect(page.getByRole('button', { name: 'Hang up: Ctrl Alt H' })).toBeVisible();
  await expect(page.getByText('Bridge has this key.')).toBeHidden();
  await page.context().close();
});

test('working hours are entered by day', async () => {
  const page = await open('settings');
  await page
    .getByRole('group', { name: /^Working hours/ })
    .getByRole('radio', { name: 'On' })
    .check();
  await page.getByLabel('Monday, from').fill('07:30');
  await page.getByLabel('Saturday', { exact: true }).check();
  await page.getByLabel('Tuesday', { exact: true }).uncheck();
  const week = [{ from: 450, to: 1080 }, null, ...Array(4).fill({ from: 540, to: 1080 }), null];
  expect(await stored(page)).toEqual({ schedule: { on: true, zone: null, week } });
  await page.getByLabel('Time zone of these hours').selectOption('America/Denver');
  expect(await stored(page)).toEqual({ schedule: { on: true, zone: 'America/Denver', week } });
  await page.context().close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`assistive technology finds nothing missing, ${colorScheme}`, async () => {
    const page = await open('settings-rhythm', { colorScheme });
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    const { violations } = await axe.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
    await page.context().close();
  });
}
