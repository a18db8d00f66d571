/** The application's own scheme, its headers, and pages that try to leave it. */
import { describe, expect, test } from 'vitest';
import { eventually, noChromium, shareFixture } from './launch-fixture.ts';

describe.skipIf(noChromium)('protocol', () => {
  const fixture = shareFixture();

  test('pages come from the handler, in a secure context, under an address main knows as app://', async () => {
    const { page, electron } = fixture();
    expect(await page.title()).toBe('Fixture');
    expect(await page.evaluate('isSecureContext')).toBe(true);
    const url = await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL());
    expect(url).toBe('app://bundle/index.html');
    expect(await page.evaluate("fetch('/nothing.css').then((reply) => reply.status, (error) => error.name)")).not.toBe(
      200,
    );
    expect(await page.evaluate("fetch('/style.css').then((reply) => reply.headers.get('content-type'))")).toBe(
      'text/css',
    );
  });

  test('the content security policy of the response is in force', async () => {
    const { page } = fixture();
    const blocked = await page.evaluate(`new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.body.append(script);
    })`);
    expect(blocked).toBe('script-src-elem');
    expect(await page.evaluate('typeof injected')).toBe('undefined');
  });

  test('a page cannot leave, and cannot open a window', async () => {
    const { page, events, electron } = fixture();
    await page.locator('#away').click({ noWaitAfter: true });
    await expect.poll(events, eventually).toContain('will-navigate https://away.invalid/');
    expect(await page.evaluate("window.open('https://opened.invalid/')")).toBeNull();
    await expect.poll(events, eventually).toContain('open https://opened.invalid/');
    await page.locator('#new').click({ noWaitAfter: true });
    await expect.poll(events, eventually).toContain('open https://new.invalid/');
    expect(page.url()).toBe('http://bundle.app.localhost/index.html');
    await expect.poll(() => electron.windows().length, eventually).toBe(1);
  });

  test('a load that fails is told as Electron tells it', async () => {
    const { electron } = fixture();
    const said = await electron.evaluate(({ BrowserWindow }) =>
      new BrowserWindow({ show: false }).loadURL('http://127.0.0.1:1/').catch((error: Error) => error.message),
    );
    expect(said).toMatch(/^ERR_[A-Z_]+ \(-\d+\) loading 'http:\/\/127\.0\.0\.1:1\/'$/);
  });
});
