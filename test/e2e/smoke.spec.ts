/** Baton starts: one window, its own page, nothing of Node in it. */
import { expect, test } from './test.ts';

test('a window with the title Baton comes up', async ({ baton }) => {
  await expect(baton.page).toHaveTitle(/Baton/);
  const shown = await baton.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.isVisible()),
  );
  expect(shown).toContain(true);
});

test('the page sees window.baton and nothing of Node or Electron', async ({ baton }) => {
  const seen = await baton.page.evaluate(() => [
    typeof Reflect.get(window, 'baton'),
    typeof Reflect.get(window, 'require'),
    typeof Reflect.get(window, 'process'),
  ]);
  expect(seen).toEqual(['object', 'undefined', 'undefined']);
});
