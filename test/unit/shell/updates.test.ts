/** Updates never touch a call: neither its line nor its program. */
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createUpdates, type Updater, type Updates, updatesItself } from '../../../src-main/shell/updates.ts';

class FakeUpdater extends EventEmitter implements Updater {
  autoDownload = true;
  autoInstallOnAppQuit = false;
  allowDowngrade = true;
  channel: string | null = null;
  readonly asked: string[] = [];
  async checkForUpdates(): Promise<unknown> {
    this.asked.push('check');
    return null;
  }
  async downloadUpdate(): Promise<unknown> {
    this.asked.push('download');
    throw new Error('The network is away.');
  }
}

let updater: FakeUpdater;
let updates: Updates;
let ready: string[];
let logged: string[];

beforeEach(() => {
  vi.useFakeTimers();
  updater = new FakeUpdater();
  ready = [];
  logged = [];
  updates = createUpdates({
    updater,
    ready: (version) => void ready.push(version),
    log: (_event, { why }) => void logged.push(why ?? ''),
  });
});
afterEach(() => {
  updates.stop();
  vi.useRealTimers();
});

const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000);

test('is looked for after the start and every six hours, and fetched without a word', async () => {
  await minutes(1);
  expect(updater.asked).toEqual(['check']);
  updater.emit('update-available', { version: '2.0.0' });
  expect(ready).toEqual([]);
  updater.emit('update-downloaded', { version: '2.0.0' });
  expect(ready).toEqual(['2.0.0']);
  await minutes(6 * 60);
  expect(updater.asked).toEqual(['check', 'download', 'check']);
});

test('waits for the end of a call to be looked for, fetched and put in place', async () => {
  updates.callIsLive(true);
  await minutes(6 * 60);
  updater.emit('update-available', { version: '2.0.0' });
  expect(updater).toMatchObject({ asked: [], autoDownload: false, autoInstallOnAppQuit: false });
  updates.callIsLive(false);
  expect(updater).toMatchObject({ asked: ['download'], autoInstallOnAppQuit: true });
  updates.callIsLive(true);
  updates.callIsLive(false);
  expect(updater.asked).toEqual(['download']);
});

test('that fails is a line in the log', async () => {
  updater.emit('update-available', { version: '2.0.0' });
  await minutes(0);
  updater.emit('error', new Error('The signature does not fit.'));
  expect(logged).toEqual(['The network is away.', 'The signature does not fit.']);
});

test('never goes back a version with its channel', () => {
  updates.channel('beta');
  updates.channel('latest');
  expect(updater).toMatchObject({ channel: 'latest', allowDowngrade: false });
});

test('is left to the system where that installed Baton', () => {
  const packed = { isPackaged: true };
  expect(updatesItself(packed, 'linux', {})).toBe(false);
  expect(updatesItself(packed, 'linux', { APPIMAGE: '/opt/Baton.AppImage' })).toBe(true);
  expect(updatesItself(packed, 'win32', {})).toBe(true);
  expect(updatesItself({ isPackaged: false }, 'darwin', {})).toBe(false);
});
