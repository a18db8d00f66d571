/** The surfaces outside the page: tray, notification, second start. They are watched and moved in the main process. Fault 36. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { repositoryRoot } from '../support/app.ts';
import { latest, takeFirstPractice, untilReachable, untilTalking, untilWrapUp } from './rep.ts';
import { expect, test } from './test.ts';

interface Watched {
  tray: { image: Electron.NativeImage; toolTip: string; menu: Electron.Menu } | null;
  notifications: Electron.Notification[];
  closed: number;
}

/** From now on every paint of the tray and every notification is noted, as the operating system would get it. */
async function watchSurfaces(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(({ Tray, Notification }) => {
    const watched: Watched = { tray: null, notifications: [], closed: 0 };
    Object.assign(globalThis, { watched });
    const tray: { image?: unknown; toolTip?: unknown; menu?: unknown } = {};
    Object.assign(watched, { tray });
    const note = (owner: object, method: string, run: (self: unknown, value: unknown) => void) => {
      const original: unknown = Reflect.get(owner, method);
      if (typeof original !== 'function') throw new Error(`no ${method}`);
      Object.defineProperty(owner, method, {
        configurable: true,
        value(this: unknown, value: unknown) {
          run(this, value);
          return Reflect.apply(original, this, [value]);
        },
      });
    };
    note(Tray.prototype, 'setImage', (_, image) => Object.assign(tray, { image }));
    note(Tray.prototype, 'setToolTip', (_, toolTip) => Object.assign(tray, { toolTip }));
    note(Tray.prototype, 'setContextMenu', (_, menu) => Object.assign(tray, { menu }));
    note(Notification.prototype, 'show', (shown) => watched.notifications.push(shown as Electron.Notification));
    note(Notification.prototype, 'close', () => {
      watched.closed += 1;
    });
  });
}

/** Name of the tray picture that is shown. */
function trayColour(electron: ElectronApplication): Promise<string | undefined> {
  const folder = path.join(repositoryRoot, 'dist/app/renderer/tray');
  return electron.evaluate(({ nativeImage }, from) => {
    const { tray } = Reflect.get(globalThis, 'watched') as Watched;
    const shown = tray?.image?.toDataURL();
    return ['reachable', 'degraded', 'offline', 'ringing', 'in-call', 'not-taking'].find(
      (colour) => nativeImage.createFromPath(`${from}/${colour}.png`).toDataURL() === shown,
    );
  }, folder);
}

function trayMenu(electron: ElectronApplication): Promise<string[]> {
  return electron.evaluate(() => {
    const { tray } = Reflect.get(globalThis, 'watched') as Watched;
    return (tray?.menu.items ?? []).filter(({ type }) => type !== 'separator').map(({ label }) => label);
  });
}

async function chooseInTray(electron: ElectronApplication, label: string): Promise<void> {
  await electron.evaluate((_, wanted) => {
    const { tray } = Reflect.get(globalThis, 'watched') as Watched;
    tray?.menu.items.find((item) => item.label === wanted)?.click();
  }, label);
}

test('the tray shows what the phone proved, and its menu moves the call', async ({ baton }) => {
  const { page, electron } = baton;
  await untilReachable(page);
  await watchSurfaces(electron);
  await page.keyboard.press('y');
  await expect.poll(() => trayColour(electron)).toBe('not-taking');
  await chooseInTray(electron, 'Available');
  await expect.poll(() => trayColour(electron)).toBe('reachable');
  await expect(page.getByRole('heading', { name: 'Ready. The next handoff rings here.' })).toBeVisible();
  await takeFirstPractice(page);
  await expect.poll(() => trayColour(electron)).toBe('ringing');
  expect(await trayMenu(electron)).toEqual(expect.arrayContaining(['Bridge', 'Give me 10 seconds', 'Decline']));
  await chooseInTray(electron, 'Bridge');
  await untilTalking(page);
  await expect.poll(() => trayColour(electron)).toBe('in-call');
  await chooseInTray(electron, 'Mute or unmute');
  await expect(page.getByText('The prospect cannot hear you.')).toBeVisible();
  await chooseInTray(electron, 'Hang up');
  await untilWrapUp(page);
  await expect.poll(() => trayColour(electron)).toBe('reachable');
});

test('a ring behind other windows is a notification that lives as long as the ring, and answers', async ({ baton }) => {
  const { page, electron } = baton;
  await untilReachable(page);
  await watchSurfaces(electron);
  // Asked for from the page, because its window is out of sight from here on.
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await page.evaluate(() => {
    void window.baton.request('practice:call', { scriptId: 'high-interest' });
  });
  const shown = () =>
    electron.evaluate(() => {
      const { notifications, closed } = Reflect.get(globalThis, 'watched') as Watched;
      return { titles: notifications.map(({ title }) => title), closed };
    });
  await expect.poll(async () => (await shown()).titles.length).toBeGreaterThan(0);
  expect((await shown()).titles[0]).toContain('Dana Whitfield');
  await electron.evaluate(() => {
    const { notifications } = Reflect.get(globalThis, 'watched') as Watched;
    notifications.at(-1)?.emit('action', { actionIndex: 1 });
  });
  await expect.poll(async () => (await latest(page))?.outcome).toEqual({ kind: 'declined', reason: 'declined' });
  await expect.poll(async () => (await shown()).closed).toBeGreaterThan(0);
  // Whoever answers wants to see what becomes of it.
  await expect(page.getByRole('heading', { name: 'Declined.' })).toBeVisible();
});

test('a second start brings the first window forward and ends', async ({ baton }) => {
  const { electron, userData } = baton;
  const visible = () =>
    electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()));
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await expect.poll(visible).toEqual([false]);
  const cli = path.join(repositoryRoot, 'node_modules/electron/cli.js');
  const second = spawn(process.execPath, [cli, repositoryRoot, `--user-data-dir=${userData}`, 'baton://open'], {
    stdio: 'ignore',
  });
  await new Promise((resolve) => second.once('exit', resolve));
  await expect.poll(visible).toEqual([true]);
});
