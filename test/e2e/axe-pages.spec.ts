/** The real app to assistive technology, around the calls: every page, and what opens on it, in light and dark. */
import { acme, signedFile, strangersKey } from '../support/setups.ts';
import { analyse, inspect } from './axe.ts';
import { pressUntil, takeFirstPractice, talkThrough, untilReachable } from './rep.ts';
import { expect, test } from './test.ts';

test('insights, with a call that was judged', async ({ baton }) => {
  const { page } = baton;
  await untilReachable(page);
  await takeFirstPractice(page);
  await talkThrough(page);
  await pressUntil(page, '1', page.getByRole('radio', { name: 'Too early' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Availability' })).toBeVisible();
  await page.keyboard.press('i');
  await expect(page.getByRole('heading', { name: 'Which triggers work' })).toBeVisible();
  await inspect(page, 'insights');
  await page
    .getByRole('button', { name: /^High interest/ })
    .first()
    .press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'High interest' })).toBeVisible();
  await inspect(page, 'insights, calls');
  await page.getByRole('button', { name: /^Dana Whitfield/ }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Dana Whitfield' })).toBeVisible();
  await inspect(page, 'insights, one call');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await expect(page.getByRole('button', { name: 'Handoff audit' })).toHaveAttribute('aria-pressed', 'true');
  await inspect(page, 'audit');
});

test('the settings with everything open', async ({ baton }) => {
  const { page } = baton;
  await untilReachable(page);
  await page.keyboard.press('d');
  await expect(page.getByRole('group', { name: 'Do not disturb for how long' })).toBeVisible();
  await inspect(page, 'do not disturb');
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  for (const name of [/^Working hours/, /^Away when you touch no key/]) {
    const on = page.getByRole('group', { name }).getByRole('radio', { name: 'On' });
    await on.click();
    await expect(on).toBeChecked();
  }
  await page.getByRole('button', { name: 'Bridge: off' }).press('Enter');
  await page.getByRole('button', { name: 'Start the test' }).press('Enter');
  await page.getByRole('button', { name: 'Yes' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Test again' })).toBeVisible();
  await page.getByRole('button', { name: 'Licences of others' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Licences of others' })).toBeVisible();
  await inspect(page, 'settings, open');
  await page.keyboard.press('Escape');
});

test('dialling a number, and an admin’s setup', async ({ baton }) => {
  const { page } = baton;
  // By its button: keys right after typing are taken for what was typed.
  const settings = page.getByRole('button', { name: 'Settings (S)' });
  await untilReachable(page);
  await page.keyboard.press('k');
  await expect(page.getByLabel('Number or SIP address')).toBeFocused();
  await inspect(page, 'dial');
  await page.keyboard.type('+13035550142');
  await inspect(page, 'dial, a number');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: 'Availability' })).toBeVisible();
  await settings.press('Enter');
  const open = async (buffer: Buffer) =>
    page.getByLabel('Setup file').setInputFiles({ name: 'acme.baton', mimeType: 'application/json', buffer });
  await open(signedFile());
  await expect(page.getByRole('heading', { name: 'Acme sets up this phone' })).toBeVisible();
  await inspect(page, 'setup');
  await page.getByRole('button', { name: 'Leave everything as it is' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Ready. The next handoff rings here.' })).toBeVisible();
  const setUp = { ...acme, account: null, desk: null };
  await settings.press('Enter');
  await open(signedFile(setUp));
  await page.getByRole('button', { name: 'Set this phone up' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Ready. The next handoff rings here.' })).toBeVisible();
  await settings.press('Enter');
  await page.getByRole('button', { name: 'Leave this setup…' }).press('Enter');
  await expect(page.getByText('Their rules do not hold on this phone any more.')).toBeVisible();
  await inspect(page, 'settings of an admin, leaving');
  await open(signedFile({ ...setUp, serial: 4 }, strangersKey));
  await expect(page.getByRole('heading', { name: 'This setup is not used' })).toBeVisible();
  await inspect(page, 'setup, refused');
});

test.describe('a new phone', () => {
  test.use({ launch: { firstRun: true } });

  test('at each of its steps', async ({ baton }) => {
    const { page } = baton;
    for (const name of ['Where do handoffs come from?', 'Can you hear and be heard?', 'Take one handoff']) {
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
      await inspect(page, name);
      await page.keyboard.press('Escape');
    }
    await expect(page.getByRole('heading', { name: 'Ready. The next handoff rings here.' })).toBeVisible();
  });
});

// Elsewhere the operating system always brings a keyring.
if (process.platform === 'linux') {
  test('asking for consent to a plain keyring', async ({ start, voice }) => {
    const { page } = await start({ args: ['--password-store=basic', voice] });
    await expect(page.getByRole('heading', { name: 'This computer has no keyring' })).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await analyse(page, `consent, ${colorScheme}`);
    }
  });
}
