/** What must outlive the app: by quitting, and by being killed. */
import { bridge, detail, latest, pressUntil, takeFirstPractice, talkThrough, untilReachable } from './rep.ts';
import { expect, killApp, test } from './test.ts';

test('availability and settings are as they were left', async ({ start }) => {
  const before = await start();
  await untilReachable(before.page);
  await before.page.keyboard.press('s');
  await before.page.getByRole('radio', { name: 'Dark' }).click();
  await expect(before.page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await before.page.getByRole('textbox', { name: 'Your name' }).fill('Sarah Lind');
  await before.page.getByRole('spinbutton', { name: 'Wrap-up, seconds' }).fill('90');
  const stored = () => before.page.evaluate(() => window.baton.request('settings:get', {}));
  await expect.poll(stored).toMatchObject({ value: { theme: 'dark', repName: 'Sarah Lind', wrapUpSeconds: 90 } });
  await before.page.getByRole('textbox', { name: 'Your name' }).press('Escape');
  await before.page.keyboard.press('Escape');
  await before.page.keyboard.press('d');
  await before.page.keyboard.press('2');
  await expect(before.page.getByRole('heading', { level: 1 })).toContainText('Do not disturb');
  await before.close();

  const { page } = await start();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Do not disturb\..* Until .* min/);
  await expect(page.getByRole('button', { name: /^Do not disturb/ })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('s');
  await expect(page.getByRole('textbox', { name: 'Your name' })).toHaveValue('Sarah Lind');
  await expect(page.getByRole('spinbutton', { name: 'Wrap-up, seconds' })).toHaveValue('90');
});

test('a draft and notes survive the app; the postponed verdict is found again and given', async ({ start }) => {
  const before = await start();
  await untilReachable(before.page);
  await takeFirstPractice(before.page);
  await talkThrough(before.page);
  await pressUntil(before.page, '3', before.page.getByRole('radio', { name: 'Too late' }));
  await before.page.keyboard.press('o');
  await before.page.keyboard.type('Call the CFO');
  await before.page.keyboard.press('Escape');
  await expect(before.page.getByLabel('Your notes from the call')).toHaveValue('Call the CFO');
  await pressUntil(before.page, '5', before.page.getByRole('radio', { name: 'Missing something' }));
  await before.page.getByRole('checkbox', { name: 'Budget' }).check();
  await expect(before.page.getByRole('status').filter({ hasText: /^Saved$/ })).toHaveCount(2);
  await killApp(before);

  const { page } = await start();
  await expect(page.getByRole('button', { name: /^One handoff waits for your verdict/ })).toBeVisible();
  await page.keyboard.press('v');
  await page.getByRole('button', { name: /^Dana Whitfield/ }).press('Enter');
  await expect(page.getByLabel('Your notes')).toHaveValue('Call the CFO');
  await expect(page.getByRole('radio', { name: 'Too late' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Budget' })).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-live=said]')).toContainText('Feedback saved.');
  const item = await latest(page);
  expect(item).toMatchObject({ feedback: 'submitted', timing: 'too-late' });
  expect((await detail(page, item?.handoffId ?? '')).draft).toMatchObject({ context: 'missing', gaps: ['budget'] });
});

test('Later postpones the verdict to the start page and the history', async ({ baton }) => {
  const { page } = baton;
  await untilReachable(page);
  await takeFirstPractice(page);
  await talkThrough(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^One handoff waits for your verdict/ })).toBeVisible();
  await page.keyboard.press('v');
  await expect(page.getByRole('button', { name: /^Dana Whitfield.*verdict open/ })).toBeVisible();
});

test('the app is killed in the middle of a call: history says so after the next start', async ({ start }) => {
  const before = await start();
  await untilReachable(before.page);
  await takeFirstPractice(before.page);
  await bridge(before.page);
  await before.page.keyboard.press('e');
  await before.page.keyboard.type('Wants Thursday');
  await expect(before.page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
  await killApp(before);

  const { page } = await start();
  await untilReachable(page);
  await page.keyboard.press('h');
  const row = page.getByRole('button', { name: /^Dana Whitfield/ });
  await expect(row).toContainText('Baton was closed during the call');
  await row.press('Enter');
  await expect(page.getByLabel('Your notes')).toHaveValue('Wants Thursday');
  expect(await latest(page)).toMatchObject({ outcome: { kind: 'failed', cause: 'interrupted' } });
});
