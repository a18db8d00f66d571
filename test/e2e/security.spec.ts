/** What a page of Baton cannot do, tried from inside the page. Faults 26 and 29. */
import path from 'node:path';
import { pressUntil, takeFirstPractice, talkThrough, untilReachable } from './rep.ts';
import { expect, test } from './test.ts';

test('a whole handoff leaves no error in any console', async ({ baton }) => {
  const { page, electron } = baton;
  const errors: string[] = [];
  const listen = (opened: typeof page) => {
    opened.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
    opened.on('pageerror', (error) => errors.push(error.message));
  };
  listen(page);
  electron.on('window', listen);
  await page.reload();
  await untilReachable(page);
  await takeFirstPractice(page);
  await talkThrough(page);
  await pressUntil(page, '2', page.getByRole('radio', { name: 'Right' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Availability' })).toBeVisible();
  expect(errors).toEqual([]);
});

test('no code from text, nothing from elsewhere', async ({ baton }) => {
  const { page } = baton;
  const tried = await page.evaluate(async () => {
    const attempt = async (what: () => unknown) => {
      try {
        await what();
        return 'done';
      } catch {
        return 'refused';
      }
    };
    const inline = document.createElement('script');
    inline.textContent = 'document.title = "inline ran"';
    document.head.append(inline);
    return {
      // From a timer: what the test itself evaluates is exempt.
      evaluated: await new Promise((resolve) => setTimeout(() => resolve(attempt(() => new Function('return 1')())))),
      fetched: await attempt(() => fetch('https://example.invalid/')),
      localhost: await attempt(() => fetch('http://127.0.0.1:9/')),
      camera: await attempt(() => navigator.mediaDevices.getUserMedia({ video: true })),
      title: document.title,
    };
  });
  expect(tried).toEqual({
    evaluated: 'refused',
    fetched: 'refused',
    localhost: 'refused',
    camera: 'refused',
    title: 'Baton',
  });
});

test('no new window, no other page', async ({ baton }) => {
  const { page, electron } = baton;
  await untilReachable(page);
  const address = page.url();
  const opened = await page.evaluate(() => window.open('https://example.invalid/') === null);
  expect(opened).toBe(true);
  for (const target of ['https://example.invalid/', 'data:text/html,hello', 'file:///etc/hostname']) {
    await page.evaluate((url) => {
      const link = Object.assign(document.createElement('a'), { href: url });
      document.body.append(link);
      link.click();
    }, target);
  }
  await untilReachable(page);
  expect(page.url()).toBe(address);
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('only the main window’s own page may ask main', async ({ baton }) => {
  const { electron } = baton;
  const opened = electron.waitForEvent('window');
  const preload = path.resolve(import.meta.dirname, '../../dist/app/preload.cjs');
  await electron.evaluate(({ BrowserWindow }, file) => {
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: { preload: file, sandbox: true, contextIsolation: true },
    });
    void stranger.loadURL('app://bundle/practice-caller.html');
  }, preload);
  const stranger = await opened;
  await stranger.waitForFunction(() => 'baton' in window);
  for (const name of ['account:get', 'settings:get', 'history:list'] as const) {
    const answer = await stranger.evaluate((asked) => window.baton.request(asked, {} as never), name);
    expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  }
});
