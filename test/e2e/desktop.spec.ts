/** Baton among other programs: a locked screen, keys that work everywhere, the number at the icon. */
import type { ElectronApplication, Page } from '@playwright/test';
import { noGlobalKeys } from '../../src-main/contract/global-keys.ts';
import { latest, takeFirstPractice, untilReachable, untilWrapUp } from './rep.ts';
import { expect, test } from './test.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('a locked screen is away, and available again when it is unlocked', async ({ baton }) => {
  const { page, electron } = baton;
  await untilReachable(page);
  const emit = (event: 'lock-screen' | 'unlock-screen') =>
    electron.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event);
  await emit('lock-screen');
  await expect(heading(page)).toContainText('Away while the screen was locked.');
  await emit('unlock-screen');
  await expect(heading(page)).toContainText('Ready.');
  await page.keyboard.press('b');
  await expect(heading(page)).toContainText('You are busy.');
  await emit('lock-screen');
  await emit('unlock-screen');
  await expect(heading(page)).toContainText('You are busy.');
});

/** From now on every global key Baton takes can be pressed, and some belong to another program. */
async function playSystem(electron: ElectronApplication, taken: readonly string[]): Promise<void> {
  await electron.evaluate(({ globalShortcut }, others) => {
    const keys = new Map<string, () => void>();
    Object.assign(globalThis, { globalKeys: keys });
    globalShortcut.register = (key, press) => {
      if (others.includes(String(key))) return false;
      keys.set(String(key), press);
      return true;
    };
    globalShortcut.isRegistered = (key) => keys.has(String(key));
    globalShortcut.unregister = (key) => void keys.delete(String(key));
  }, taken);
}

function press(electron: ElectronApplication, key: string): Promise<void> {
  return electron.evaluate((_, name) => {
    const keys = Reflect.get(globalThis, 'globalKeys') as Map<string, () => void>;
    const act = keys.get(name);
    if (act === undefined) throw new Error(`${name} is not held`);
    act();
  }, key);
}

test('global keys carry a call from the ring to the hang-up; a key of another program is said to be', async ({
  baton,
}) => {
  const { page, electron } = baton;
  await untilReachable(page);
  await playSystem(electron, ['F8']);
  const globalKeys = { ...noGlobalKeys, bridge: 'F9', mute: 'F10', 'hang-up': 'F11', availability: 'F8' };
  await page.evaluate((chosen) => window.baton.request('settings:set', { globalKeys: chosen }), globalKeys);
  await page.keyboard.press('s');
  await expect(page.getByText('Another program has this key. Choose another one.')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await takeFirstPractice(page);
  await press(electron, 'F9');
  await expect(page.getByRole('button', { name: /^Mute/ })).toBeEnabled();
  await press(electron, 'F10');
  await expect(page.getByText('The prospect cannot hear you.')).toBeVisible();
  await press(electron, 'F11');
  await untilWrapUp(page);
  await page.evaluate((none) => window.baton.request('settings:set', { globalKeys: none }), noGlobalKeys);
  await expect(press(electron, 'F9')).rejects.toThrow('F9 is not held');
});

test('a handoff missed in the background is counted at the icon until the rep looks', async ({ baton }) => {
  const { page, electron } = baton;
  await untilReachable(page);
  await electron.evaluate(({ app, BrowserWindow }) => {
    Object.assign(globalThis, { badge: 0 });
    app.setBadgeCount = (count) => {
      Object.assign(globalThis, { badge: count });
      return true;
    };
    BrowserWindow.getAllWindows()[0]?.hide();
  });
  const badge = () => electron.evaluate(() => Reflect.get(globalThis, 'badge') as number);
  await page.evaluate(() => {
    void window.baton.request('practice:call', { scriptId: 'caller-leaves', skipAhead: true });
  });
  await expect
    .poll(async () => (await latest(page))?.outcome?.kind, { timeout: 90_000 })
    .toBe('caller-left-before-bridge');
  await expect.poll(badge).toBe(1);
  await electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.show();
    window?.focus();
  });
  await expect.poll(badge).toBe(0);
});
