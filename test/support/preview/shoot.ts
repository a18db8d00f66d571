/** Takes a picture of every situation: `node test/support/preview/shoot.ts <folder> [--in es|long] [name…]`. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { launchChromium } from './browser.ts';
import { servePreview } from './serve.ts';
import { untilSettled } from './settled.ts';

const [folder, ...rest] = process.argv.slice(2);
const language = rest[0] === '--in' ? `&l=${rest[1] ?? ''}` : '';
const only = language === '' ? rest : rest.slice(2);
if (folder === undefined) throw new Error('Name the folder for the pictures.');

const windows = [
  { name: '360', width: 360, height: 560 },
  { name: '440', width: 440, height: 780 },
  { name: '1100', width: 1100, height: 780 },
  // 200 % zoom of the default window.
  { name: '220', width: 220, height: 390 },
];

await mkdir(folder, { recursive: true });
const server = await servePreview();
const browser = await launchChromium();
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ colorScheme, reducedMotion: 'reduce' });
    page.on('pageerror', (error) => process.stderr.write(`${page.url()}: ${error.message}\n`));
    await page.goto(server.url);
    const all = await page.evaluate(() =>
      Object.entries(window.preview.situations).map(([name, { keys }]) => ({ name, keys })),
    );
    for (const { name, keys } of all.filter((situation) => only.length === 0 || only.includes(situation.name))) {
      for (const { name: size, width, height } of windows) {
        await page.setViewportSize({ width, height });
        await page.goto(`${server.url}?s=${name}${language}`);
        await untilSettled(page, name);
        await page.evaluate(() => document.fonts.ready.then(() => undefined));
        for (const key of keys) await page.keyboard.press(key);
        // A search waits for typing to pause.
        if (keys.length > 0) await page.waitForTimeout(300);
        await page.screenshot({ path: path.join(folder, `${name}-${size}-${colorScheme}.png`) });
      }
    }
    await page.close();
  }
} finally {
  await browser.close();
  await server.stop();
}
