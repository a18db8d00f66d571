/** The preload is isolated: the page gets what was exposed and nothing else. */
import { describe, expect, test } from 'vitest';
import { noChromium, shareFixture } from './launch-fixture.ts';

describe.skipIf(noChromium)('isolation', () => {
  const fixture = shareFixture();

  test('the page sees the bridge and nothing of Node, Electron, the preload or the host', async () => {
    const { page } = fixture();
    expect(
      await page.evaluate(() =>
        ['fixture', 'leaked', 'require', 'process', 'module', '__electronHost', '__electronReceive'].map(
          (name) => typeof Reflect.get(window, name),
        ),
      ),
    ).toEqual(['object', 'undefined', 'undefined', 'undefined', 'undefined', 'undefined', 'undefined']);
    expect(await page.evaluate('Object.isFrozen(fixture) && Object.isFrozen(fixture.add)')).toBe(true);
  });

  test('functions cross the bridge, with their results and errors', async () => {
    const { page } = fixture();
    expect(await page.evaluate('fixture.add(2, 3)')).toBe(5);
    expect(await page.evaluate('fixture.platform')).toBe(process.platform);
    const thrown = await page.evaluate(
      '(() => { try { fixture.throws(); } catch (e) { return [e.name, e.message, e instanceof RangeError]; } })()',
    );
    expect(thrown).toEqual(['RangeError', 'from the preload', true]);
  });

  test('the preload, too, is told when it leaves the API', async () => {
    const { page } = fixture();
    const said = await page.evaluate('(() => { try { fixture.outside(); } catch (e) { return e.message; } })()');
    expect(said).toBe('electron host: ipcRenderer.sendSync is not part of this host');
  });

  test('the main process is told when it leaves the API or asks for less than isolation', async () => {
    const { electron } = fixture();
    const said = await electron.evaluate(({ app, BrowserWindow }) => {
      const words = (work: () => unknown) => {
        try {
          return String(work());
        } catch (error) {
          return error instanceof Error ? error.message : '';
        }
      };
      return [
        words(() => app.getGPUFeatureStatus()),
        words(() => app.on('gpu-info-update', () => {})),
        words(() => BrowserWindow.getAllWindows()[0]?.setOpacity(0.5)),
        words(() => new BrowserWindow({ webPreferences: { sandbox: false } })),
        words(() => new BrowserWindow({ webPreferences: { contextIsolation: false } })),
        words(() => new BrowserWindow({ kiosk: true })),
      ];
    });
    expect(said).toEqual([
      'electron host: app.getGPUFeatureStatus is not part of this host',
      "electron host: app event 'gpu-info-update' is not part of this host",
      'electron host: BrowserWindow.setOpacity is not part of this host',
      'electron host: webPreferences.sandbox: false is not part of this host',
      'electron host: webPreferences.contextIsolation: false is not part of this host',
      'electron host: BrowserWindow option kiosk is not part of this host',
    ]);
  });
});
