/** Starts the fixture application on the host, whatever else is installed, through Playwright's official Electron API. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
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

/** How long a test waits for something to become so, ms; only reached when it never does. */
export const eventually = { timeout: 10_000 };

export function temporaryFolder(): string {
  const folder = makeFolder();
  onTestFinished(() => removeFolder(folder));
  return folder;
}

/** An app of its own for one test, closed when the test ends. */
export async function launchFixture(args: readonly string[] = [], userData = temporaryFolder()): Promise<Fixture> {
  const fixture = await start(args, userData);
  onTestFinished(() => fixture.electron.close());
  return fixture;
}

/** One app for all tests of a file that leave it as they found it. */
export function shareFixture(): () => Fixture {
  const folder = makeFolder();
  let shared: Fixture | null = null;
  beforeAll(async () => {
    shared = await start([], folder);
  }, 20_000);
  afterAll(async () => {
    await shared?.electron.close();
    removeFolder(folder);
  });
  return () => {
    if (!shared) throw new Error('the fixture is started before the first test');
    return shared;
  };
}

/** Resolves when the fixture's page has run. */
async function start(args: readonly string[], userData: string): Promise<Fixture> {
  const electron = await _electron.launch({
    executablePath: hostProgram,
    args: ['--use-fake-device-for-media-stream', ...args, fixtureFolder, `--user-data-dir=${userData}`],
    colorScheme: null,
  });
  const page = await electron.firstWindow();
  await page.locator('#state', { hasText: 'loaded' }).waitFor();
  return {
    electron,
    page,
    userData,
    events: () => electron.evaluate(() => Array.from<string>(Reflect.get(globalThis, 'fixtureEvents'))),
  };
}

function makeFolder(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'electron-host-'));
}

function removeFolder(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
