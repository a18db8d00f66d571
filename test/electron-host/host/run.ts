/** Runs an application: its main module first, which may set paths and switches; then Chromium; then `ready`. */
import fs from 'node:fs';
import path from 'node:path';
import { app } from './app.ts';
import { HostBrowser } from './browser.ts';
import { type Chromium, startChromium } from './chromium.ts';
import type { CommandLine } from './command-line.ts';
import { complain } from './environment.ts';
import { getPath, setPath } from './paths.ts';
import { defaultSession } from './session.ts';
import { state } from './state.ts';
import { windows } from './windows.ts';

/** How long Chromium may take to end by itself, ms. */
const endTimeout = 3_000;

export interface Application {
  readonly root: string;
  readonly name: string;
  readonly version: string;
}

export async function run(
  commandLine: CommandLine,
  application: Application,
  main: () => Promise<void>,
): Promise<void> {
  Object.assign(state, { root: application.root, name: application.name, version: application.version });
  state.switches.push(...commandLine.switches);
  if (commandLine.userData !== null) setPath('userData', path.resolve(commandLine.userData));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
  await main();
  if (state.quitting) return;

  fs.mkdirSync(getPath('userData'), { recursive: true });
  const chromium = startChromium(
    path.join(getPath('sessionData'), 'chromium'),
    commandLine.debuggingPort,
    state.switches,
  );
  endTogether(chromium);
  const browser = new HostBrowser(chromium, (openerId, url) => windows.popup(openerId, url));
  await browser.start();
  const { product } = await browser.root.send('Browser.getVersion');
  const versions = { ...process.versions, chrome: product.split('/')[1] ?? product };
  Object.defineProperty(process, 'versions', { value: versions, configurable: true });
  defaultSession.permissionsChanged = () => {
    for (const contents of windows.contents()) contents.checkPermissions();
  };
  windows.browser = browser;
  // Playwright waits for this very line.
  if (commandLine.debuggingPort !== null) process.stderr.write(`DevTools listening on ${await chromium.endpoint()}\n`);
  app.becomeReady();
}

/** When one of the two processes ends, so does the other. */
function endTogether(chromium: Chromium): void {
  const child = chromium.process;
  child.once('error', (error) => {
    complain(`Chromium could not be started: ${error.message}`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => {
    if (state.quitting) return;
    complain(`Chromium ended (${code ?? signal})`);
    app.exit(1);
  });
  app.end = (code) => {
    if (child.exitCode !== null || child.signalCode !== null) process.exit(code);
    child.once('exit', () => process.exit(code));
    setTimeout(() => child.kill('SIGKILL'), endTimeout).unref();
    // Chromium may end before its answer arrives; anything else that keeps it from ending is cut short.
    chromium.connection.browser.send('Browser.close').catch(() => child.kill('SIGKILL'));
  };
}
