/** The real app to assistive technology: axe finds nothing at any station of a handoff, in light and dark. */
import { startAiPlatform } from '../support/ai-platform.ts';
import { inspect } from './axe.ts';
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

test('from idle to the history', async ({ baton }) => {
  const { page } = baton;
  await untilReachable(page);
  await inspect(page, 'idle');
  await takeFirstPractice(page);
  await inspect(page, 'ring');
  await bridge(page);
  await inspect(page, 'call');
  await page.keyboard.press('x');
  await expect(page.getByLabel('Transfer to')).toBeVisible();
  await inspect(page, 'call, transfer');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('k');
  await inspect(page, 'call, keypad');
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
