/** The screens by keyboard, over a fake phone: every key does what its cap says. */
import { expect, type Page, test } from '@playwright/test';
import { previewForTests } from './preview.ts';

const { open } = previewForTests();

const sent = (page: Page) => page.evaluate(() => [...window.preview.session.sent]);
/** The call every situation shows: what is pressed for it must reach no other. */
const legId = 'leg-1';
const asked = (page: Page, name: string) =>
  page.evaluate((wanted) => window.preview.asked.filter((one) => one.name === wanted).map((one) => one.request), name);

test('Enter bridges, Space bridges, each answer has its key', async () => {
  for (const [key, intent] of [
    ['Enter', { type: 'bridge', legId }],
    ['Space', { type: 'bridge', legId }],
    ['1', { type: 'more-time', legId }],
    ['2', { type: 'decline', reason: 'wrong-rep', legId }],
    ['3', { type: 'decline', reason: 'queue', legId }],
    ['4', { type: 'decline', reason: 'callback', legId }],
    ['Escape', { type: 'decline', reason: 'declined', legId }],
    ['w', { type: 'whisper' }],
  ] as const) {
    const page = await open('ring-full');
    await page.keyboard.press(key);
    expect(await sent(page), key).toEqual([intent]);
    await page.context().close();
  }
});

test('a held-down Enter bridges once and does nothing to the call', async () => {
  const page = await open('ring-full');
  await page.keyboard.down('Enter');
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(page.getByRole('button', { name: 'Hang up' })).toBeVisible();
  expect(await sent(page)).toEqual([{ type: 'bridge', legId }]);
  await page.context().close();
});

test('a click leaves Enter to Bridge, Tab gives it to the control in focus', async () => {
  const page = await open('ring-full');
  await page.getByRole('button', { name: 'Transcript' }).click();
  await page.keyboard.press('Enter');
  expect(await sent(page)).toEqual([{ type: 'bridge', legId }]);
  await page.context().close();

  const other = await open('ring-full');
  await other.getByRole('button', { name: 'Decline' }).focus();
  await other.keyboard.press('Enter');
  expect(await sent(other)).toEqual([{ type: 'decline', reason: 'declined', legId }]);
  await other.context().close();
});

test('details open and close with one key', async () => {
  const page = await open('ring-full');
  await page.keyboard.press('t');
  await expect(page.getByText('Twelve SDRs, two managers.')).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { name: 'Left open' })).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { name: 'Say first' })).toBeVisible();
  await page.context().close();
});

test('a blocked call bridges only after the override', async () => {
  const page = await open('ring-blocked');
  await page.keyboard.press('Enter');
  expect(await sent(page)).toEqual([]);
  await expect(page.locator('[data-live=said]')).toContainText('Bridge is locked');
  await page.keyboard.press('Shift+O');
  await page.keyboard.press('Enter');
  expect(await sent(page)).toEqual([
    { type: 'override-compliance', legId },
    { type: 'bridge', legId },
  ]);
  await page.context().close();
});

test('a ring under typing fingers is not answered by them', async () => {
  const page = await open('wrap-up');
  await page.getByLabel('For the AI').fill('She asked twice for');
  await page.getByLabel('For the AI').press('x');
  await page.evaluate(() => {
    const ring = window.preview.situations['ring-full'];
    if (ring !== undefined) window.preview.session.show(ring.call);
  });
  await expect(page.getByRole('button', { name: 'Bridge' })).toBeVisible();
  await page.keyboard.type('1 \n');
  expect(await sent(page)).toEqual([]);
  expect((await asked(page, 'feedback:draft')).at(-1)).toMatchObject({ draft: { note: 'She asked twice forx' } });
  await page.context().close();
});

test('call by keyboard: mute, hold, digits, notes, hang up', async () => {
  const page = await open('talking');
  for (const key of ['m', 'o', 'k', '5', '#', 'Escape']) await page.keyboard.press(key);
  await page.keyboard.press('e');
  await page.keyboard.type('mok 12');
  await expect(page.getByRole('textbox', { name: 'Notes' })).toHaveValue('mok 12');
  expect((await asked(page, 'handoff:note')).at(-1)).toMatchObject({ text: 'mok 12' });
  await page.keyboard.press('Control+Shift+H');
  expect(await sent(page)).toEqual([
    { type: 'toggle-mute', legId },
    { type: 'toggle-hold', legId },
    { type: 'dtmf', tones: '5', legId },
    { type: 'dtmf', tones: '#', legId },
    { type: 'hang-up', legId },
  ]);
  await expect(page.getByRole('heading', { name: 'How was the handoff?' })).toBeFocused();
  await page.context().close();
});

test('verdict in two keys, saved with Enter', async () => {
  const page = await open('wrap-up');
  await page.keyboard.press('1');
  await page.keyboard.press('4');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Availability' })).toBeVisible();
  expect((await asked(page, 'feedback:submit')).at(-1)).toMatchObject({
    draft: { timing: 'too-early', context: 'enough', gaps: [] },
  });
  expect(await sent(page)).toEqual([{ type: 'finish-wrap-up' }]);
  await page.context().close();
});

test('Later keeps the draft, plus asks for time', async () => {
  const page = await open('wrap-up');
  await page.keyboard.press('+');
  await page.getByRole('checkbox', { name: 'Budget' }).check();
  await page.keyboard.press('Escape');
  expect(await sent(page)).toEqual([{ type: 'extend-wrap-up' }, { type: 'finish-wrap-up' }]);
  expect((await asked(page, 'feedback:draft')).at(-1)).toMatchObject({ draft: { gaps: ['objections', 'budget'] } });
  expect(await asked(page, 'feedback:submit')).toEqual([]);
  await page.context().close();
});

test('the ring, the bridge and the ending are announced', async () => {
  const page = await open('ring-full');
  const live = page.locator('[data-live=call]');
  await expect(live).toContainText('Warm transfer from Priya Raman, VP Sales, Northwind Logistics.');
  await page.keyboard.press('Enter');
  await expect(live).toContainText('Connected to Priya Raman.');
  await page.keyboard.press('Control+Shift+H');
  await expect(live).toContainText('Call ended');
  await page.context().close();
});

test('availability and practice by key; do not disturb asks how long', async () => {
  const page = await open('idle-empty');
  await page.keyboard.press('p');
  await page.keyboard.press('d');
  await page.keyboard.press('2');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Do not disturb');
  expect(await asked(page, 'availability:set')).toEqual([
    { state: 'do-not-disturb', lasting: { kind: 'minutes', minutes: 30 } },
  ]);
  expect(await asked(page, 'practice:call')).toEqual([{ scriptId: 'high-interest' }]);
  await page.context().close();
});

test('do not disturb until a typed time, or for the rest of the day, without a mouse', async () => {
  const page = await open('idle-empty');
  const news = page.locator('[data-live=availability]');
  await page.keyboard.press('d');
  await page.keyboard.press('6');
  const field = page.getByLabel('Until', { exact: true });
  await expect(field).toBeFocused();
  await field.fill('23:45');
  // A digit in the field is part of a time, and no answer.
  await page.keyboard.press('2');
  await field.fill('23:45');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Do not disturb for how long' })).toBeHidden();
  await expect(news).toHaveText(/^Do not disturb\. Handoffs go to other reps\. Until 11:45 PM\.$/);
  await page.keyboard.press('d');
  await page.keyboard.press('4');
  await expect(news).toContainText('Until 12:00 AM.');
  await page.keyboard.press('a');
  await expect(news).toHaveText('Ready. The next handoff rings here.');
  expect(await asked(page, 'availability:set')).toEqual([
    { state: 'do-not-disturb', lasting: { kind: 'time', minute: 23 * 60 + 45 } },
    { state: 'do-not-disturb', lasting: { kind: 'rest-of-day' } },
    { state: 'available', lasting: { kind: 'until-changed' } },
  ]);
  await page.context().close();
});

test('sign-in says what is wrong and focuses it; a good form signs in', async () => {
  const page = await open('sign-in');
  await page.getByRole('textbox', { name: 'Server' }).press('Enter');
  await expect(page.getByText('Enter the server as wss://host')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Server' })).toBeFocused();
  await page.getByRole('textbox', { name: 'Server' }).fill('wss://sip.example.com');
  await page.getByLabel('Your address').fill('sarah@example.com');
  await page.getByLabel('Password').fill('secret');
  await page.getByLabel('Password').press('Enter');
  await expect(page.getByRole('group', { name: 'Availability' })).toBeVisible();
  expect((await asked(page, 'account:save')).at(-1)).toMatchObject({
    edge: { aor: 'sip:sarah@example.com', username: 'sarah', realm: null, strategy: 'early' },
    password: 'secret',
  });
  await page.context().close();
});

test('the theme follows the system until the rep chooses', async () => {
  const page = await open('settings', { colorScheme: 'dark' });
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await paper()).toBe('rgb(16, 18, 21)');
  await page.getByRole('radio', { name: 'Light' }).click();
  await expect.poll(paper).toBe('rgb(246, 245, 241)');
  await page.context().close();
});
