/** What the desk tells between calls, by keyboard, over a fake phone: who is coming, what was promised, words as they fall. */
import { expect, type Page, test } from '@playwright/test';
import type { DeskState } from '../../src-main/contract/desk-state.ts';
import { full } from '../support/preview/briefs.ts';
import { callbackDue, callbackToDial, coming, likely, quietDesk } from '../support/preview/desk.ts';
import { previewForTests } from './preview.ts';

const { open } = previewForTests();

const asked = (page: Page, name: string) =>
  page.evaluate((wanted) => window.preview.asked.filter((one) => one.name === wanted).map((one) => one.request), name);
const tell = (page: Page, state: DeskState) => page.evaluate((next) => window.preview.desk(next), state);

test('a likely call grows where it stands, becomes the offer, and leaves nothing behind', async () => {
  const page = await open('idle-full');
  const live = page.locator('[data-live=desk]');
  await tell(page, likely);
  await expect(page.getByRole('heading', { name: 'Likely in about 20 s' })).toBeVisible();
  await expect(live).toHaveText(/^A handoff is likely soon: Priya Raman/);
  const call = likely.likely;
  if (call === null) throw new Error('the sample has no likely call');
  await tell(page, { ...likely, likely: { ...call, turns: full.transcript } });
  await expect(page.getByText('I will bring her in.')).toBeInViewport();
  await tell(page, coming);
  await expect(page.getByRole('heading', { name: 'Connecting you with' })).toBeVisible();
  await tell(page, quietDesk);
  await expect(page.getByText('Priya Raman')).toHaveCount(0);
  await expect(live).toHaveText('');
  await page.context().close();
});

test('a callback that is due comes over the open page: Enter takes it, the number stands there, a key says how it went', async () => {
  const page = await open('settings');
  await tell(page, callbackDue);
  await expect(page.getByRole('heading', { level: 1, name: 'Dana Whitfield' })).toBeFocused();
  await expect(page.getByText('We tried a dialer last year and the reps hated it', { exact: true })).toBeVisible();
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => asked(page, 'callback:accept'))
    .toEqual([{ handoffId: callbackDue.offer?.handoffId, token: 3 }]);
  expect(await asked(page, 'callback:result')).toEqual([]);

  await tell(page, callbackToDial);
  await expect(page.locator('.dial-number')).toContainText('(303) 555-0142');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Calling…').first()).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => window.preview.session.dialled)).toEqual([
    {
      input: '+13035550142',
      override: false,
      about: { kind: 'callback', callbackId: 'cb-0', deskHandoffId: callbackToDial.offer?.handoffId },
    },
  ]);
  await expect(page.locator('.dial-number')).toContainText('(303) 555-0142');
  await page.keyboard.press('Escape');
  await page.keyboard.press('4');
  await expect(page.locator('[data-live=said]')).toHaveText('Voicemail. The desk plans another attempt.');
  expect(await asked(page, 'callback:result')).toEqual([{ callbackId: 'cb-0', result: 'voicemail' }]);
  expect(await asked(page, 'callback:decline')).toEqual([]);
  await tell(page, quietDesk);
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await page.context().close();
});

test('Escape passes a callback on, once', async () => {
  const page = await open('callback-due');
  await page.keyboard.press('Escape');
  await expect
    .poll(() => asked(page, 'callback:decline'))
    .toEqual([{ handoffId: callbackDue.offer?.handoffId, token: 3, reason: 'declined' }]);
  expect(await asked(page, 'callback:accept')).toEqual([]);
  await page.context().close();
});

test('the number is copied as the desk sent it', async () => {
  const page = await open('callback-dial', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.keyboard.press('c');
  await expect(page.locator('[data-live=said]')).toHaveText('Number copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('+13035550142');
  await page.context().close();
});

test('a ring comes before a callback, and the callback is still there after it', async () => {
  const page = await open('callback-due');
  await page.evaluate(() => {
    const ring = window.preview.situations['ring-full'];
    if (ring !== undefined) window.preview.session.show(ring.call);
  });
  await expect(page.getByRole('button', { name: 'Bridge' })).toBeVisible();
  await expect(page.locator('[data-live=desk]')).toHaveText('');
  await page.evaluate(() => window.preview.session.show({ phase: 'idle' }));
  await expect(page.getByRole('button', { name: 'Take the callback' })).toBeVisible();
  await page.context().close();
});

test('a refused phone says so and leads to the settings', async () => {
  const page = await open('idle-desk-refused');
  await expect(page.getByText('The desk does not know this key.')).toBeVisible();
  await page.keyboard.press('s');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await page.context().close();
});

test('on the ring card the transcript follows the newest words, unless the rep has scrolled up to read', async () => {
  const page = await open('ring-full', { viewport: { width: 440, height: 640 } });
  await page.keyboard.press('t');
  const grow = (text: string) =>
    page.evaluate((said) => {
      const state = window.preview.session.call.getState();
      if (state.phase !== 'ringing') return;
      const { brief } = state.call;
      const next = { turn: brief.transcript.length + 1, speaker: 'ai', text: said, atSeconds: null } as const;
      const call = { ...state.call, brief: { ...brief, transcript: [...brief.transcript, next] } };
      window.preview.session.show({ ...state, call });
    }, text);
  await expect(page.getByText('I will bring her in.')).toBeInViewport();
  await grow('One moment please.');
  await expect(page.getByText('One moment please.')).toBeInViewport();
  await page.locator('main').evaluate((body) => body.scrollTo(0, 0));
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
  await grow('Still with me?');
  await expect(page.getByText('Still with me?')).toBeAttached();
  await expect(page.getByText('Still with me?')).not.toBeInViewport();
  await page.context().close();
});
