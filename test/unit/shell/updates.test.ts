/** Updates never touch a call: neither its line nor its program. */
import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  createUpdates,
  type DownloadToken,
  type Updater,
  type Updates,
  updateSource,
} from '../../../src-main/shell/updates.ts';

class FakeToken implements DownloadToken {
  cancelled = false;
  stopped: () => void = () => undefined;
  cancel(): void {
    this.cancelled = true;
    this.stopped();
  }
}

/** As electron-updater: a download stands until it is done or stopped, and a stopped one ends a moment later. */
class FakeUpdater extends EventEmitter implements Updater {
  autoDownload = true;
  autoInstallOnAppQuit = false;
  allowDowngrade = true;
  channel: string | null = null;
  isNews = true;
  readonly asked: string[] = [];
  /** Holds the answer to the next question back. */
  gate: Promise<void> = Promise.resolve();
  #finish: ((outcome: Error | null) => void) | null = null;
  async checkForUpdates() {
    this.asked.push('check');
    await this.gate;
    return this.isNews ? { isUpdateAvailable: true, cancellationToken: new FakeToken() } : { isUpdateAvailable: false };
  }
  downloadUpdate(token: FakeToken): Promise<unknown> {
    this.asked.push('download');
    return new Promise<void>((resolve, reject) => {
      this.#finish = (error) => (error === null ? resolve() : reject(error));
      token.stopped = () => {
        this.asked.push('stop');
        setTimeout(() => reject(new Error('cancelled')), 1_000);
      };
    });
  }
  async finish(outcome: Error | null): Promise<void> {
    this.#finish?.(outcome);
    await vi.advanceTimersByTimeAsync(0);
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
  expect(updater.asked).toEqual(['check', 'download']);
  expect(ready).toEqual([]);
  await updater.finish(null);
  updater.emit('update-downloaded', { version: '2.0.0' });
  expect(ready).toEqual(['2.0.0']);
  updater.isNews = false;
  await minutes(6 * 60);
  expect(updater.asked).toEqual(['check', 'download', 'check']);
});

test('waits for the end of a call to be looked for, fetched and put in place', async () => {
  updates.callIsLive(true);
  await minutes(6 * 60);
  expect(updater).toMatchObject({ asked: [], autoDownload: false, autoInstallOnAppQuit: false });
  updates.callIsLive(false);
  await minutes(0);
  expect(updater).toMatchObject({ asked: ['check', 'download'], autoInstallOnAppQuit: true });
});

test('found while a call began is fetched after it', async () => {
  let answer: () => void = () => undefined;
  updater.gate = new Promise((resolve) => {
    answer = resolve;
  });
  await minutes(1);
  updates.callIsLive(true);
  answer();
  await minutes(1);
  expect(updater.asked).toEqual(['check']);
  updates.callIsLive(false);
  await minutes(0);
  expect(updater.asked).toEqual(['check', 'check', 'download']);
});

test('that is under way stops when a call begins and is taken up after it, once', async () => {
  await minutes(1);
  updates.callIsLive(true);
  expect(updater.asked).toEqual(['check', 'download', 'stop']);
  await minutes(1);
  updates.callIsLive(false);
  updates.callIsLive(false);
  await minutes(0);
  expect(updater.asked).toEqual(['check', 'download', 'stop', 'check', 'download']);
  await updater.finish(null);
  updates.callIsLive(true);
  updates.callIsLive(false);
  await minutes(0);
  expect(updater.asked).toHaveLength(5);
  expect(logged).toEqual([]);
});

test('is not begun beside the one that is still stopping', async () => {
  await minutes(1);
  updates.callIsLive(true);
  updates.callIsLive(false);
  expect(updater.asked).toEqual(['check', 'download', 'stop']);
  await minutes(1);
  expect(updater.asked).toEqual(['check', 'download', 'stop', 'check', 'download']);
});

test('that fails is one line in the log', async () => {
  await minutes(1);
  // As electron-updater tells it: by an event, and to who asked.
  updater.emit('error', new Error('The signature does not fit.'));
  await updater.finish(new Error('The signature does not fit.'));
  expect(logged).toEqual(['The signature does not fit.']);
});

test('never goes back a version with its channel', () => {
  updates.channel('beta');
  updates.channel('latest');
  expect(updater).toMatchObject({ channel: 'latest', allowDowngrade: false });
});

test('comes from the address of the build, from the system, or from nowhere', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-resources-'));
  const packed = { isPackaged: true };
  expect(updateSource(packed, 'linux', {}, folder)).toBe('system');
  expect(updateSource(packed, 'win32', {}, folder)).toBe('none');
  writeFileSync(path.join(folder, 'app-update.yml'), 'provider: generic\nurl: https://updates.example.com/baton\n');
  expect(updateSource(packed, 'win32', {}, folder)).toBe('own');
  expect(updateSource(packed, 'linux', { APPIMAGE: '/opt/Baton.AppImage' }, folder)).toBe('own');
  expect(updateSource({ isPackaged: false }, 'darwin', {}, folder)).toBe('none');
  rmSync(folder, { recursive: true });
});
