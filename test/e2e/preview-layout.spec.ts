/** Every situation of every screen to assistive technology and in small windows, light and dark, over a fake phone. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { untilSettled } from '../support/preview/settled.ts';
import { previewForTests } from './preview.ts';

const { open, address } = previewForTests();

test.describe('axe finds nothing in any situation', () => {
  // Sixty screens in one test, on a machine that does something else besides.
  test.describe.configure({ timeout: 600_000 });
  for (const colorScheme of ['light', 'dark'] as const) {
    test(colorScheme, async () => {
      const page = await open('idle-full', { colorScheme });
      const all = await page.evaluate(() =>
        Object.entries(window.preview.situations).map(([name, { keys }]) => ({ name, keys })),
      );
      for (const { name, keys } of all) {
        await page.goto(`${address()}?s=${name}`);
        await untilSettled(page, name);
        for (const key of keys) await page.keyboard.press(key);
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
        );
        expect.soft(found, `${name}, ${colorScheme}`).toEqual([]);
      }
      await page.context().close();
    });
  }
});

test('nothing is wider than a small window or a zoomed one', async () => {
  const page = await open('idle-full');
  const names = await page.evaluate(() => Object.keys(window.preview.situations));
  for (const viewport of [
    { width: 360, height: 560 },
    { width: 220, height: 390 },
  ]) {
    await page.setViewportSize(viewport);
    for (const name of names) {
      await page.goto(`${address()}?s=${name}`);
      await untilSettled(page, name);
      const over = await page.evaluate(() =>
        [...document.querySelectorAll('.screen, .body, .acts, .bar')]
          .filter((box) => box.scrollWidth > box.clientWidth + 1)
          .map((box) => box.className),
      );
      expect(over, `${name} at ${viewport.width}`).toEqual([]);
    }
  }
  await page.context().close();
});
