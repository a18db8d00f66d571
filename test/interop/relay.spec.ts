/** The bandwidth step of the test before the first call, through a real TURN server (coturn) on loopback. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { findChromium } from '../electron-host/host/chromium-path.ts';
import { bundlePage } from '../support/bundle-page.ts';
import { type EdgeProcess, startProcess, untilListening } from './edge/process.ts';

const port = 34_780;
const url = `turn:127.0.0.1:${port}?transport=udp`;

let folder: string;
let turn: EdgeProcess;
let browser: Browser;
let page: Page;

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'baton-turn-'));
  const options = ['--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', `--listening-port=${port}`, '--realm=test'];
  const relays = ['--min-port=34800', '--max-port=34900', '--allow-loopback-peers', '--cli-password=unused'];
  const users = ['--lt-cred-mech', '--user=rep:secret', '--no-tls', '--no-dtls', '--no-cli', '--no-software-attribute'];
  const files = [`--pidfile=${folder}/pid`, `--userdb=${folder}/users`, '-c', '/dev/null', '--log-file=stdout', '-v'];
  turn = startProcess('turnserver', [...options, ...relays, ...users, ...files], path.join(folder, 'log'));
  await untilListening(port);
  const executablePath = findChromium();
  browser = await chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: ['--allow-loopback-in-peer-connection', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  page = await browser.newPage();
  await page.route('**', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto('http://localhost/');
  await page.addScriptTag({ content: await bundlePage(path.join(import.meta.dirname, 'relay/page.ts')) });
});

test.afterAll(async () => {
  await browser?.close();
  await turn?.kill();
  rmSync(folder, { recursive: true, force: true });
});

const measure = (credential: string) =>
  page.evaluate(
    ([urls, password]) =>
      window.measureRelay([{ urls, username: 'rep', credential: password }], new AbortController().signal),
    [url, credential] as const,
  );

test('what goes through it is measured, and went through it', async () => {
  const measured = await measure('secret');
  expect(measured).toMatchObject({ kind: 'measured' });
  if (measured.kind !== 'measured') return;
  // Nothing is lost and nothing is narrow within one machine, be it busy as it may.
  expect(measured.lost).toBeLessThan(0.5);
  expect(measured.kbitPerSecond).toBeGreaterThan(100);
  expect(measured.roundTripMs).toBeGreaterThan(0);
  test.info().annotations.push({ type: 'measured', description: JSON.stringify(measured) });
  expect(readFileSync(path.join(folder, 'log'), 'utf8')).toMatch(/ALLOCATE processed, success/);
});

test('a relay that refuses the password carries nothing', async () => {
  expect(await measure('wrong')).toEqual({ kind: 'not-carried' });
});

test('one that is gone carries nothing', async () => {
  await turn.kill();
  expect(await measure('secret')).toEqual({ kind: 'not-carried' });
});
