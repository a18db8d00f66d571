/**
 * Starts Baton as Playwright sees it: on Electron's binary where it is installed, else on the Electron API host.
 * Nothing but `_electron.launch` is used, so the same test runs on both.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

export const repositoryRoot = path.resolve(import.meta.dirname, '../..');

/** Which of the two this run uses; decided once, by whether Electron's download is there. */
export const runtimeName = electronIsInstalled() ? 'Electron binary' : 'Electron API host';

// Both `electron .` and _electron.launch() look here for the program; the variable belongs to the calling process.
if (runtimeName === 'Electron API host') {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = path.join(repositoryRoot, 'test/electron-host/bin');
}

export interface LaunchOptions {
  /** Folder for everything the app keeps; a fresh one, deleted on close, when absent. */
  readonly userData?: string;
  /** Switches for Chromium and the app, e.g. `--accept-plain-keyring`. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** WAV file the fake microphone plays once; a beep each second when absent. */
  readonly microphone?: string;
  /** The application to start; Baton when absent. */
  readonly app?: string;
  /** A new phone shows its first run; without this it is skipped, as if it had been through it. */
  readonly firstRun?: boolean;
}

export interface LaunchedApp {
  readonly electron: ElectronApplication;
  /** The main window's page. */
  readonly page: Page;
  readonly userData: string;
  readonly runtimeName: typeof runtimeName;
  /** Quits the app as the user would, by app.quit(). */
  close(): Promise<void>;
}

/** Resolves when the main window's page has loaded its document. The caller closes it. */
export async function launchBaton(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const userData = options.userData ?? fs.mkdtempSync(path.join(os.tmpdir(), 'baton-'));
  const isNew = !fs.existsSync(path.join(userData, 'baton.db'));
  const electron = await _electron.launch({
    args: [
      '--use-fake-device-for-media-stream',
      ...(options.microphone ? [`--use-file-for-fake-audio-capture=${options.microphone}%noloop`] : []),
      ...(options.args ?? []),
      options.app ?? repositoryRoot,
      `--user-data-dir=${userData}`,
    ],
    cwd: repositoryRoot,
    env: { ...currentEnvironment(), ...options.env },
    // The app's own theme setting decides, not the test runner's.
    colorScheme: null,
  });
  const page = await electron.firstWindow();
  // A window begins with an empty document; the app's own is app://bundle/…, or its stand-in on the host.
  await page.waitForURL((url) => url.protocol === 'app:' || url.hostname.endsWith('.app.localhost'));
  if (isNew && options.app === undefined && options.firstRun !== true) await skipFirstRun(page);
  return {
    electron,
    page,
    userData,
    runtimeName,
    async close() {
      await electron.close();
      if (options.userData === undefined) fs.rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Refused where the keyring needs consent first: then nothing can be stored yet. */
async function skipFirstRun(page: Page): Promise<void> {
  await page.evaluate(() => window.baton.request('settings:set', { firstRun: 'done' }));
}

function electronIsInstalled(): boolean {
  const dist = path.join(repositoryRoot, 'node_modules/electron/dist');
  const programs = ['electron', 'electron.exe', 'Electron.app'];
  return programs.some((program) => fs.existsSync(path.join(dist, program)));
}

function currentEnvironment(): Record<string, string> {
  const set = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(set);
}
