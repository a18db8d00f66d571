/** Insights by keyboard, over a fake desk: from a figure to its calls and back, a lead's word, trouble. */
import { expect, type Page, test } from '@playwright/test';
import { previewForTests } from './preview.ts';

const { open } = previewForTests();

const asked = (page: Page, name: string) =>
  page.evaluate((wanted) => window.preview.asked.filter((one) => one.name === wanted).map((one) => one.request), name);

test('from the start page to a figure, its calls, one call, its turn, and back by Escape', async () => {
  const page = await open('idle-full');
  await page.keyboard.press('i');
  await expect(page.getByRole('heading', { level: 1, name: 'hands over too early: 14 of 20' })).toBeFocused();
  await page.getByRole('button', { name: /^Hesitation 30%/ }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Hesitation' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Priya Raman' })).toBeFocused();
  await page.keyboard.press('t');
  await expect(page.getByText('why now')).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: 'Hesitation' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Which triggers work' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: 'Availability' })).toBeVisible();
  await page.context().close();
});

test('a lead accepts, takes it back, rejects; the figures are asked for anew', async () => {
  const page = await open('insights');
  const said = page.locator('[data-live=said]');
  await page.keyboard.press('y');
  await expect(said).toContainText('Accepted. “Hesitation” now fires from 0.70.');
  await page.keyboard.press('u');
  await expect(said).toContainText('Taken back.');
  await page.keyboard.press('n');
  await expect(said).toContainText('Rejected.');
  expect(await asked(page, 'insights:decide')).toEqual([
    { suggestionId: 's-1', decision: 'accept' },
    { suggestionId: 's-1', decision: 'reject' },
  ]);
  expect(await asked(page, 'insights:undo')).toHaveLength(1);
  await expect.poll(() => asked(page, 'insights:get')).toHaveLength(4);
  await page.context().close();
});

test('who may only look has no keys to decide with', async () => {
  const page = await open('insights-rep');
  await expect(page.getByText('A lead of your team decides about this.')).toBeVisible();
  for (const key of ['y', 'n', 'u']) await page.keyboard.press(key);
  await expect(page.getByRole('button', { name: 'Accept' })).toHaveCount(0);
  expect(await asked(page, 'insights:decide')).toEqual([]);
  expect(await asked(page, 'insights:undo')).toEqual([]);
  await page.context().close();
});

test('the period is asked for as chosen', async () => {
  const page = await open('insights');
  await page.keyboard.press('3');
  await expect(page.getByText('Last 90 days')).toBeVisible();
  const periods = await page.evaluate(() =>
    window.preview.asked.flatMap(({ name, request }) => (name === 'insights:get' ? [JSON.stringify(request)] : [])),
  );
  const lengths = periods.map((text) => {
    const [since, until] = [...text.matchAll(/\d{4}-[^"]+/g)].map(([instant]) => Date.parse(instant));
    return ((until ?? 0) - (since ?? 0)) / 86_400_000;
  });
  expect(lengths).toEqual([30, 90]);
  await page.context().close();
});

test('the chart over the days is one tab stop, walked by arrows', async () => {
  const page = await open('insights');
  const columns = page.getByRole('list', { name: /Verdicts over time/ }).getByRole('button');
  await columns.last().focus();
  await page.keyboard.press('ArrowLeft');
  await expect(columns.nth(28)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(columns.first()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Judged Oct 26' })).toBeVisible();
  await page.context().close();
});

test('A opens the audit, I leads back', async () => {
  const page = await open('insights');
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { level: 1, name: 'From trigger to bridge in 6.8 s.' })).toBeVisible();
  await page.keyboard.press('i');
  await expect(page.getByRole('heading', { name: 'Which triggers work' })).toBeVisible();
  await page.context().close();
});

test('a desk that does not answer is asked again by R; one that refuses is not', async () => {
  const page = await open('insights-unreachable');
  await expect(page.getByRole('heading', { level: 1, name: 'The desk does not answer' })).toBeFocused();
  await page.keyboard.press('r');
  await expect.poll(() => asked(page, 'insights:get')).toHaveLength(2);
  await page.context().close();

  const refused = await open('insights-forbidden');
  await expect(refused.getByText('Ask whoever runs your desk for a lead’s key.')).toBeVisible();
  await expect(refused.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await refused.context().close();
});

test('the charts need nothing that the app’s policy forbids', async () => {
  const page = await open('idle-full');
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  await page.keyboard.press('i');
  await expect(page.getByRole('heading', { name: 'When we are too early' })).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { name: 'Left with nobody' })).toBeVisible();
  expect(refused).toEqual([]);
  await page.context().close();
});

test('a page file that cannot be read takes neither the window nor the next ring with it', async () => {
  const page = await open('idle-full');
  await page.route(/insights-screen/, (route) => route.abort());
  await page.keyboard.press('i');
  await expect(page.getByRole('heading', { level: 1, name: 'Insights could not be opened' })).toBeFocused();
  await page.evaluate(() => {
    const ring = window.preview.situations['ring-full'];
    if (ring !== undefined) window.preview.session.show(ring.call);
  });
  await expect(page.getByRole('button', { name: 'Bridge' })).toBeVisible();
  await page.evaluate(() => window.preview.session.show({ phase: 'idle' }));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: 'Availability' })).toBeVisible();
  await page.context().close();
});
