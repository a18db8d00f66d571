/** Starts the fixture application on the host, whatever else is installed, through Playwright's official Electron API. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { onTestFinished } from 'vitest';
import { findChromium } from './host/chromium-path.ts';

export const fixtureFolder = path.join(import.meta.dirname, 'fixture');
export const hostProgram = path.join(
  import.meta.dirname,
  'bin',
  process.platform === 'win32' ? 'electron.cmd' : 'electron',
);

/** The host has nothing to run pages in without one: its tests then skip. */
export const noChromium = findChromium() === null;
if (noChromium) console.log('The Electron API host is not tested: no Chromium is installed.');

export interface Fixture {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** What the fixture has noted so far. */
  events(): Promise<string[]>;
}

export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'electron-host-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Resolves when the fixture's page has run; the app is closed when the test ends. */
export async function launchFixture(args: readonly string[] = [], userData = temporaryFolder()): Promise<Fixture> {
  const electron = await _electron.launch({
    executablePath: hostProgram,
    args: ['--use-fake-device-for-media-stream', ...args, fixtureFolder, `--user-data-dir=${userData}`],
    colorScheme: null,
  });
  onTestFinished(() => electron.close());
  const page = await electron.firstWindow();
  await page.locator('#state', { hasText: 'loaded' }).waitFor();
  return {
    electron,
    page,
    userData,
    events: () => electron.evaluate(() => Array.from<string>(Reflect.get(globalThis, 'fixtureEvents'))),
  };
}
