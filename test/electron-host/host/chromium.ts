/** Starts the one Chromium of an application. It ends by itself when the pipe to this process closes, however this process dies. */
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { CdpConnection } from './cdp.ts';
import { findChromium } from './chromium-path.ts';
import { chromiumSwitches, isHeadless } from './chromium-switches.ts';
import { complain, environment } from './environment.ts';

export interface Chromium {
  readonly process: ChildProcess;
  readonly connection: CdpConnection;
  readonly headless: boolean;
  /** Address for tools, ws://127.0.0.1:port/…; only with a debugging port. Rejects when Chromium ends first. */
  endpoint(): Promise<string>;
  /** A window without tabs and address bar. DevTools cannot open one, a second command line for the same profile can. */
  openAppWindow(url: string): void;
}

/** Throws when no Chromium is installed. `profile`: folder for Chromium's own files. */
export function startChromium(profile: string, debuggingPort: number | null, asked: readonly string[]): Chromium {
  const program = findChromium();
  if (program === null) throw new Error('electron host: no Chromium found; install one or set BATON_HOST_CHROMIUM');
  fs.mkdirSync(profile, { recursive: true });
  const portFile = path.join(profile, 'DevToolsActivePort');
  fs.rmSync(portFile, { force: true });
  const switches = chromiumSwitches(profile, debuggingPort, asked);
  const child = spawn(program, switches, {
    stdio: ['ignore', 'ignore', environment.log.has('chromium') ? 'inherit' : 'ignore', 'pipe', 'pipe'],
    env: { ...process.env, CHROME_WRAPPER: program },
  });
  const [, , , commands, answers] = child.stdio;
  if (!(commands instanceof Writable) || !(answers instanceof Readable)) {
    throw new Error(`electron host: ${program} could not be started`);
  }
  return {
    process: child,
    connection: new CdpConnection(commands, answers),
    headless: isHeadless(),
    endpoint: () => readEndpoint(portFile, child),
    openAppWindow(url) {
      const same = switches.filter((argument) => /^--(user-data-dir|ozone|no-sandbox|test-type)/.test(argument));
      spawn(program, [...same, `--app=${url}`], { stdio: 'ignore' }).on('error', (error) => complain(error.message));
    },
  };
}

/** Chromium writes the file once it listens: port in the first line, path in the second. */
function readEndpoint(file: string, child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setInterval(() => {
      const [port, tail] = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n') : [];
      if (port && tail) {
        clearInterval(timer);
        resolve(`ws://127.0.0.1:${port}${tail.trim()}`);
      }
    }, 10);
    child.once('exit', () => {
      clearInterval(timer);
      reject(new Error('electron host: Chromium ended before it listened'));
    });
  });
}
