/** Calling out by keyboard, over a fake phone: the dial page, its guard, links, redial, calling back. Fault 21. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { previewForTests } from './preview.ts';

const { open } = previewForTests();

const dialled = (page: Page) => page.evaluate(() => window.preview.session.dialled);
const field = (page: Page) => page.getByLabel('Number or SIP address');

test('a number is written as it is typed, and Enter calls it', async () => {
  const page = await open('idle-full');
  await page.keyboard.press('k');
  await expect(field(page)).toBeFocused();
  await expect(async () => {
    await field(page).fill('');
    await page.keyboard.type('3035550142');
    await expect(field(page)).toHaveValue('(303) 555-0142');
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Cancel the call' })).toBeVisible();
  await expect(page.locator('[data-live=call]')).toHaveText(/^Calling /);
  expect(await dialled(page)).toEqual([{ input: '(303) 555-0142', override: false, about: null }]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: 'Availability' })).toBeVisible();
  await page.context().close();
});

test('the keys of the pad do the same as the keyboard', async () => {
  const page = await open('dial');
  for (const key of ['*', '8', '5']) await page.getByRole('button', { name: key, exact: true }).click();
  await expect(field(page)).toHaveValue('*85');
  await page.context().close();
});

test('a number that is not cleared is called after an override and not before', async () => {
  const page = await open('dial');
  await page.keyboard.type('2125550142');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'Outside calling hours' })).toBeVisible();
  await page.keyboard.press('Enter');
  expect(await dialled(page)).toEqual([]);
  await page.keyboard.press('Shift+O');
  await expect(page.getByRole('button', { name: 'Cancel the call' })).toBeVisible();
  expect(await dialled(page)).toMatchObject([{ override: true }]);
  await page.context().close();
});

test('what is said of one number is not said of the next', async () => {
  const page = await open('dial-refused');
  await expect(page.getByText(/premium-rate/)).toBeVisible();
  await field(page).fill('+13035550142');
  await expect(page.getByText(/premium-rate/)).toHaveCount(0);
  await page.context().close();
});

test('a link fills the field and dials nothing', async () => {
  const page = await open('idle-full');
  await page.evaluate(() => window.preview.link('+13035550142'));
  await expect(field(page)).toHaveValue('+1 303 555 0142');
  await expect(page.getByText('Priya Raman, Northwind Logistics')).toBeVisible();
  expect(await dialled(page)).toEqual([]);
  await page.evaluate(() => window.preview.link('+19005550100'));
  await expect(field(page)).toHaveValue('+1 900 555 0100');
  await expect(page.getByText(/premium-rate/)).toBeVisible();
  await page.context().close();
});

test('the number of a link is called by an Enter that was meant for it', async () => {
  const page = await open('idle-full');
  await page.evaluate(() => window.preview.link('+13035550142'));
  await expect(page.getByText('Priya Raman, Northwind Logistics')).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('Enter');
    expect(await dialled(page)).toHaveLength(1);
  }).toPass({ intervals: [800] });
  await page.context().close();
});

test('R brings the last number back, Enter calls it', async () => {
  const page = await open('idle-full');
  await page.keyboard.press('r');
  await expect(field(page)).toHaveValue('+1 303 555 0199');
  await page.keyboard.press('Enter');
  await expect.poll(() => dialled(page)).toMatchObject([{ input: '+13035550199' }]);
  await page.context().close();
});

test('one key calls a missed handoff back, with its brief', async () => {
  const page = await open('ended-caller-left');
  await page.keyboard.press('c');
  await expect.poll(() => dialled(page)).toMatchObject([{ about: { kind: 'handoff' } }]);
  await page.context().close();
});

test('R calls a busy number again', async () => {
  const page = await open('dial-busy');
  await expect(page.getByRole('heading', { name: /is busy/ })).toBeVisible();
  await page.keyboard.press('r');
  await expect.poll(() => dialled(page)).toEqual([{ input: '+13035550142', override: false, about: null }]);
  await page.context().close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing stands in the way of assistive technology, ${colorScheme}`, async () => {
    for (const situation of ['dial', 'dial-known', 'dial-blocked', 'dialling', 'dial-busy', 'call-over', 'history']) {
      const page = await open(situation, { colorScheme });
      const axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']);
      const { violations } = await axe.analyze();
      expect
        .soft(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
          situation,
        )
        .toEqual([]);
      await page.context().close();
    }
  });
}
