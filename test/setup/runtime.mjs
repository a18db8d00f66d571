/** What Baton runs on here: Electron's own binary, or the Electron API host on an installed Chromium. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromiumPackages, ensurePackages } from './debian.mjs';
import { root, run, SetupError, step } from './steps.mjs';

const electron = path.join(root, 'node_modules/electron');
const triedMarker = path.join(root, 'node_modules/.baton-electron-tried');
const hostFolder = path.join(root, 'test/electron-host/bin');

const browsers = [
  process.env['BATON_HOST_CHROMIUM'] ?? '',
  '/usr/lib/chromium/chromium',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

export function hasElectronBinary() {
  const pathFile = path.join(electron, 'path.txt');
  return existsSync(pathFile) && existsSync(path.join(electron, 'dist', readFileSync(pathFile, 'utf8')));
}

/** Tried once for each version: a machine that cannot reach the download should not wait for it at every start. */
async function downloadElectron() {
  const version = JSON.parse(readFileSync(path.join(electron, 'package.json'), 'utf8')).version;
  if (existsSync(triedMarker) && readFileSync(triedMarker, 'utf8') === version) return;
  const { code } = await step('Downloading the Electron binary', () =>
    run('node', [path.join(electron, 'install.js')], { timeoutMs: 300_000 }),
  );
  if (code !== 0) {
    console.log('    not reachable from here: Baton will run on the Electron API host (test/electron-host)');
    writeFileSync(triedMarker, version);
  }
}

/**
 * @returns {Promise<{ kind: 'electron' | 'host', env: NodeJS.ProcessEnv }>} `env` makes `electron .` and Playwright use it
 */
export async function ensureRuntime() {
  if (!hasElectronBinary()) await downloadElectron();
  if (hasElectronBinary()) return { kind: 'electron', env: {} };
  if (!browsers.some((file) => file !== '' && existsSync(file))) {
    const advice = await ensurePackages(chromiumPackages);
    if (advice !== null) throw new SetupError(`No Electron binary and no Chromium here. Please run: ${advice}`);
  }
  return { kind: 'host', env: { ELECTRON_OVERRIDE_DIST_PATH: hostFolder } };
}
