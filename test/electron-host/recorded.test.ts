/** Surfaces of the operating system: recorded, and moved by tests as a person would move them. */
import { describe, expect, test } from 'vitest';
import { eventually, launchFixture, noChromium, shareFixture } from './launch-fixture.ts';

describe.skipIf(noChromium)('recorded surfaces', () => {
  const fixture = shareFixture();

  test('a tray click hides and shows the window', async () => {
    const { electron } = fixture();
    const visible = () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
    await expect.poll(visible, eventually).toBe(true);
    const tray = await electron.evaluateHandle((module) => Reflect.get(module, 'recorded').trays[0]);
    await tray.evaluate((icon) => icon.emit('click'));
    expect(await visible()).toBe(false);
    await tray.evaluate((icon) => icon.emit('click'));
    expect(await visible()).toBe(true);
  });

  test("the tray's menu quits", async () => {
    const { electron } = await launchFixture();
    const ended = new Promise((resolve) => electron.process().once('exit', resolve));
    await electron.evaluate((module) => Reflect.get(module, 'recorded').trays[0].menu.getMenuItemById('quit').click());
    expect(await ended).toBe(0);
  });

  test('a notification is clicked', async () => {
    const { electron, page, events } = fixture();
    await page.evaluate("fixture.invoke('notify', 'Call')");
    const titles = () =>
      electron.evaluate((module) => {
        const { notifications } = Reflect.get(module, 'recorded');
        return notifications.map((one: { title: string; visible: boolean }) => [one.title, one.visible]);
      });
    expect(await titles()).toEqual([['Call', true]]);
    await electron.evaluate((module) => Reflect.get(module, 'recorded').notifications[0].emit('click'));
    expect(await events()).toContain('clicked Call');
  });

  test('dialogs take the queued answer, then the default button', async () => {
    const { electron } = fixture();
    const answers = await electron.evaluate(async (module) => {
      const { dialog } = module;
      Reflect.get(module, 'recorded').dialogAnswers.push({ response: 1 });
      const ask = () => dialog.showMessageBox({ message: 'Sure?', buttons: ['Stay', 'Quit'], defaultId: 0 });
      return [(await ask()).response, (await ask()).response];
    });
    expect(answers).toEqual([1, 0]);
  });

  test('power events, theme and what the system was told', async () => {
    const { electron, page } = await launchFixture();
    const told = await electron.evaluate((module) => {
      const { app, nativeTheme, powerMonitor, powerSaveBlocker } = module;
      const heard: string[] = [];
      powerMonitor.on('suspend', () => heard.push('suspend'));
      powerMonitor.emit('suspend');
      app.setAsDefaultProtocolClient('sip');
      const blocker = powerSaveBlocker.start('prevent-app-suspension');
      nativeTheme.themeSource = 'dark';
      return [...heard, ...Reflect.get(module, 'recorded').app.protocolClients, powerSaveBlocker.isStarted(blocker)];
    });
    expect(told).toEqual(['suspend', 'sip', true]);
    await page.waitForFunction(() => getComputedStyle(document.body).backgroundColor === 'rgb(17, 17, 51)');
  });

  test('safeStorage encrypts once plain text has been accepted', async () => {
    const { electron } = await launchFixture();
    const result = await electron.evaluate(async ({ safeStorage }) => {
      const before = await safeStorage.isAsyncEncryptionAvailable();
      safeStorage.setUsePlainTextEncryption(true);
      const encrypted = await safeStorage.encryptStringAsync('secret');
      const decrypted = await safeStorage.decryptStringAsync(encrypted);
      return { before, clear: encrypted.includes('secret'), back: decrypted.result };
    });
    expect(result).toEqual({ before: process.platform !== 'linux', clear: false, back: 'secret' });
  });
});
