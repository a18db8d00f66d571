/**
 * Draws every icon anew from assets/icon.svg and assets/tray.svg: `node test/setup/icons.mjs`. The results are committed,
 * so that a build needs no browser.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from '../electron-host/host/chromium-path.ts';

const assets = path.resolve(import.meta.dirname, '../../assets');
const icon = readFileSync(path.join(assets, 'icon.svg'), 'utf8');
const tray = readFileSync(path.join(assets, 'tray.svg'), 'utf8');
const trayStates = [...tray.matchAll(/<g id="([a-z-]+)">/g)].map((match) => match[1] ?? '');

const executablePath = findChromium();
if (executablePath === null) throw new Error('Drawing icons needs an installed Chromium or Chrome.');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage();

/**
 * @param {string} svg
 * @param {number} size pixels
 * @param {string} file below assets
 * @param {string | null} group the only group to show
 */
async function draw(svg, size, file, group = null) {
  await page.setViewportSize({ width: size, height: size });
  const only = group === null ? '' : `svg > g:not(#${group}) { display: none }`;
  await page.setContent(
    `<style>* { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px } ${only}</style>${svg}`,
  );
  const target = path.join(assets, file);
  mkdirSync(path.dirname(target), { recursive: true });
  await page.screenshot({ path: target, omitBackground: true });
  console.log(`${file} ${size} × ${size}`);
}

try {
  await draw(icon, 1024, 'icon.png');
  await draw(icon, 256, 'public/icon.png');
  // The sizes of the hicolor theme, where Linux desktops look.
  for (const size of [16, 32, 48, 64, 128, 256, 512]) await draw(icon, size, `icons/${size}x${size}.png`);
  for (const state of trayStates) {
    await draw(tray, 16, `public/tray/${state}.png`, state);
    await draw(tray, 32, `public/tray/${state}@2x.png`, state);
  }
} finally {
  await browser.close();
}
