/** History, search and what is deleted, by keyboard, over a fake main process. */
import { expect, type Page, test } from '@playwright/test';
import { previewForTests } from './preview.ts';

const { open } = previewForTests();

const asked = (page: Page, name: string) =>
  page.evaluate((wanted) => window.preview.asked.filter((one) => one.name === wanted).map((one) => one.request), name);

test('history is searched, opened and judged by keyboard', async () => {
  const page = await open('idle-full');
  await page.keyboard.press('h');
  await page.keyboard.press('/');
  await page.keyboard.type('Elena');
  await expect(page.getByRole('button', { name: /Elena Fischer/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /Tom Adeyemi/ })).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Elena Fischer' })).toBeFocused();
  await page.keyboard.press('3');
  await page.keyboard.press('Enter');
  await expect.poll(() => asked(page, 'feedback:submit')).toHaveLength(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: 'Availability' })).toBeVisible();
  await page.context().close();
});

test('history is narrowed by keyboard; Escape closes the filters, then the page', async () => {
  const page = await open('history');
  await page.keyboard.press('f');
  await page.keyboard.type('Missed');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Rang');
  await expect(page.getByRole('button', { name: 'Filters: 2' })).toHaveAttribute('aria-expanded', 'true');
  await expect
    .poll(async () => (await asked(page, 'history:list')).at(-1))
    .toMatchObject({
      filter: { missed: true, direction: null, outcome: 'timed-out', pending: false },
    });
  await page.getByRole('button', { name: 'Filters: 2' }).focus();
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Your verdict')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: 'Availability' })).toBeVisible();
  await page.context().close();
});

test('a prospect is deleted only after a plain question; Escape keeps them', async () => {
  const page = await open('history-detail');
  const ask = page.getByRole('button', { name: 'Delete this prospect' });
  const question = page.getByRole('alertdialog', { name: 'Delete everything about Elena Fischer?' });
  await ask.click();
  await expect(question).toContainText('This cannot be undone.');
  await expect(page.getByRole('button', { name: 'Keep', exact: true })).toBeFocused();
  // A key of the page behind.
  await page.keyboard.press('3');
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  expect(await asked(page, 'history:forget')).toEqual([]);
  expect(await asked(page, 'feedback:draft')).toEqual([]);
  await ask.click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Elena Fischer' })).toHaveCount(0);
  expect(await asked(page, 'history:forget')).toHaveLength(1);
  await page.context().close();
});

test('a shorter time to keep handoffs is taken only after saying what goes at once', async () => {
  const page = await open('settings');
  await page.getByLabel('Keep handoffs').selectOption('90');
  await expect.poll(() => asked(page, 'settings:set')).toEqual([{ retentionDays: 90 }]);
  await page.getByLabel('Keep handoffs').selectOption('30');
  await expect(page.getByRole('alertdialog')).toContainText('Delete 1,204 handoffs now?');
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Keep handoffs')).toHaveValue('90');
  await page.getByLabel('Keep handoffs').selectOption('30');
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await expect.poll(() => asked(page, 'settings:set')).toEqual([{ retentionDays: 90 }, { retentionDays: 30 }]);
  await page.context().close();
});

test('what is listed is exported by keyboard, and the file is named', async () => {
  const page = await open('history');
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Spreadsheet (CSV)' }).press('Enter');
  await expect(page.getByText('11 handoffs written to baton-handoffs-2026-11-26.csv.')).toBeVisible();
  expect(await asked(page, 'history:export')).toMatchObject([{ format: 'csv', handoffId: null, query: '' }]);
  await page.context().close();
});
