/** invoke/handle and send/on, as Electron carries them. */
import { describe, expect, test } from 'vitest';
import { noChromium, shareFixture } from './launch-fixture.ts';

describe.skipIf(noChromium)('ipc', () => {
  const fixture = shareFixture();

  test('a request goes round with its data, and main knows who asked', async () => {
    const { page } = fixture();
    const reply = await page.evaluate(`fixture
      .invoke('echo', { at: new Date(5), bytes: new Uint8Array([1, 255]), none: undefined, list: [1n, new Map([[1, 'a']])] })
      .then(({ value, from }) => [value.at.getTime(), [...value.bytes], 'none' in value, String(value.list[0]), value.list[1].get(1), from])`);
    expect(reply).toEqual([5, [1, 255], true, '1', 'a', 'app://bundle']);
  });

  test("a handler's error arrives in Electron's words", async () => {
    const { page } = fixture();
    expect(await page.evaluate("fixture.invoke('fails').catch((error) => error.message)")).toBe(
      "Error invoking remote method 'fails': TypeError: on purpose",
    );
    expect(await page.evaluate("fixture.invoke('nobody').catch((error) => error.message)")).toBe(
      "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    );
  });

  test('main sends to the page until the page stops listening', async () => {
    const { page } = fixture();
    const heard = await page.evaluate(`new Promise((resolve) => {
      const heard = [];
      const stop = fixture.on('answer', (value, bytes) => {
        heard.push([value, bytes.length]);
        stop();
        fixture.invoke('later', 'second').then(() => fixture.invoke('echo', 0)).then(() => resolve(heard));
      });
      fixture.invoke('later', 'first');
    })`);
    expect(heard).toEqual([['first', 3]]);
  });

  test('after a reload the new document is answered, not the old one', async () => {
    const { page, electron } = fixture();
    await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
    await page.waitForFunction(() => {
      const [entry] = performance.getEntriesByType('navigation');
      return entry instanceof PerformanceNavigationTiming && entry.type === 'reload' && 'fixture' in window;
    });
    expect(await page.evaluate("fixture.invoke('echo', 1).then(({ value }) => value)")).toBe(1);
  });
});
