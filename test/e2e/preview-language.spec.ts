/** The window in other languages, over a fake phone: long words fit, and a change of language takes nothing away. */
import { expect, test } from '@playwright/test';
import { untilSettled } from '../support/preview/settled.ts';
import { previewForTests } from './preview.ts';

const { open, address } = previewForTests();

for (const language of ['long', 'es']) {
  test(`no words leave a small window: ${language}`, async () => {
    // Every situation twice, on a machine that does something else besides.
    test.setTimeout(600_000);
    const page = await open('idle-full');
    const names = await page.evaluate(() => Object.keys(window.preview.situations));
    for (const width of [360, 440]) {
      await page.setViewportSize({ width, height: 640 });
      for (const name of names) {
        await page.goto(`${address()}?s=${name}&l=${language}`);
        await untilSettled(page, name);
        const over = await page.evaluate(() =>
          [...document.querySelectorAll('.screen, .body, .acts, .bar, .detail-tabs, .button, .option, .banner')]
            .filter((box) => box.scrollWidth > box.clientWidth + 1)
            .map((box) => `${box.className}: ${box.textContent}`),
        );
        expect.soft(over, `${name} at ${width}`).toEqual([]);
      }
    }
    await page.context().close();
  });
}

test('the answers of the transfer panel are one line each, in every language and width', async () => {
  const page = await open('transfer');
  for (const language of ['en', 'es', 'long']) {
    await page.goto(`${address()}?s=transfer&l=${language}`);
    await untilSettled(page, 'transfer');
    await page.keyboard.press('x');
    const labels = page.locator('.transfer-acts .button-label');
    await expect(labels).toHaveCount(3);
    for (const width of [360, 440, 1100]) {
      await page.setViewportSize({ width, height: 780 });
      const lines = await labels.evaluateAll((all) =>
        all.map((label) =>
          Math.round(label.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(label).lineHeight)),
        ),
      );
      expect(lines, `${language} at ${width}`).toEqual([1, 1, 1]);
    }
  }
  await page.context().close();
});

test('a new language comes over a call with what was typed in it', async () => {
  const page = await open('talking');
  await page.keyboard.press('e');
  await page.keyboard.type('Ask for the CFO');
  const notes = page.getByRole('textbox');
  await page.evaluate(() => window.preview.language('es'));
  await expect(page.getByRole('button', { name: 'Colgar' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es-US');
  await expect(notes).toHaveValue('Ask for the CFO');
  await expect(notes).toBeFocused();
  await page.keyboard.type(' on Monday');
  await page.evaluate(() => window.preview.language('en'));
  await expect(page.getByRole('button', { name: 'Hang up' })).toBeVisible();
  await expect(notes).toHaveValue('Ask for the CFO on Monday');
  await page.context().close();
});

test('the language is chosen in the settings, each by its own name', async () => {
  const page = await open('settings');
  await page.getByRole('radio', { name: 'Español' }).click();
  await expect(page.getByRole('group', { name: 'Idioma' })).toBeVisible();
  await page.getByRole('radio', { name: 'English' }).click();
  await expect(page.getByRole('group', { name: 'Language' })).toBeVisible();
  await page.context().close();
});
