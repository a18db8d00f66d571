/** The package as a rep would get it: what is in it, and that its main bundle starts with its database. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extractAll, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../electron-host/host/chromium-path.ts';
import { launchBaton, repositoryRoot, runtimeName } from '../support/app.ts';

const onBinary = runtimeName === 'Electron binary';
const obstacle = reasonNotToPack();
if (obstacle !== null) console.log(`Packed smoke test skipped: ${obstacle}`);

function reasonNotToPack(): string | null {
  if (!onBinary && process.platform !== 'linux') return 'without the Electron binary only Linux can pack a folder.';
  if (!onBinary && findChromium() === null)
    return 'there is neither an Electron binary nor a Chromium to open it with.';
  return null;
}

function pack(options: readonly string[], updateUrl?: string): void {
  const { BATON_UPDATE_URL: _given, ...env } = process.env;
  execFileSync(process.execPath, ['test/setup/dist.mjs', '--only=folder', ...options], {
    cwd: repositoryRoot,
    stdio: 'pipe',
    env: updateUrl === undefined ? env : { ...env, BATON_UPDATE_URL: updateUrl },
  });
}

/** The archive in whichever folder this platform unpacks to. */
function packedArchive(): string {
  const packages = path.join(repositoryRoot, 'dist/packages');
  const candidates = readdirSync(packages).flatMap((name) => [
    path.join(packages, name, 'resources/app.asar'),
    path.join(packages, name, 'Baton.app/Contents/Resources/app.asar'),
  ]);
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found === undefined) throw new Error('The packed folder holds no app.asar.');
  return found;
}

describe.skipIf(obstacle !== null)('the packed app', () => {
  let archive = '';
  let extracted = '';

  beforeAll(() => {
    const built = existsSync(path.join(repositoryRoot, 'dist/app/main.js')) ? ['--built'] : [];
    pack(built);
    archive = packedArchive();
    extracted = mkdtempSync(path.join(tmpdir(), 'baton-packed-'));
    extractAll(archive, extracted);
  }, 120_000);
  afterAll(() => rmSync(extracted, { recursive: true, force: true }));

  it('holds the bundles, the driver for this machine, and nothing else', () => {
    const files = listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/'));
    expect(files).toEqual(expect.arrayContaining(['/package.json', '/dist/app/main.js', '/dist/app/preload.cjs']));
    expect(files).toContain('/dist/app/renderer/index.html');
    const natives = files.filter((file) => file.endsWith('.node'));
    expect(natives).toEqual([`/node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`]);
    const foreign = files.filter(
      (file) => !/^\/(package\.json|dist(\/app(\/.*)?)?|node_modules(\/better-sqlite3(\/.*)?)?)$/.test(file),
    );
    expect(foreign).toEqual([]);
    expect(files.filter((file) => /\.(tsx?|map)$/.test(file))).toEqual([]);
  });

  it('keeps the native module outside of the archive, where it can be loaded', () => {
    const driver = `node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`;
    expect(existsSync(path.join(`${archive}.unpacked`, driver))).toBe(true);
  });

  it('knows an update address only if it was packed with one', () => {
    const address = path.join(path.dirname(archive), 'app-update.yml');
    expect(existsSync(address)).toBe(false);
    expect(() => pack(['--built'], 'http://updates.example.com')).toThrow();
    pack(['--built'], 'https://updates.example.com/baton');
    expect(readFileSync(address, 'utf8')).toContain('url: https://updates.example.com/baton');
  }, 120_000);

  it('starts, and its encrypted database remembers a handoff', async () => {
    const userData = mkdtempSync(path.join(tmpdir(), 'baton-packed-data-'));
    const args = ['--accept-plain-keyring'];
    // The host reads files, not archives; the binary takes the archive itself.
    const app = onBinary ? archive : extracted;
    try {
      const first = await launchBaton({ app, userData, args });
      const begun = await first.page.evaluate(() =>
        window.baton.request('handoff:begin', {
          sipCallId: 'packed@test',
          callerId: '+12025550123',
          displayName: 'Dana Whitfield',
          headers: [],
          parts: [],
          receivedAt: new Date().toISOString(),
        }),
      );
      expect(begun).toMatchObject({ ok: true, value: { declinedBefore: false } });
      await first.close();

      const second = await launchBaton({ app, userData, args });
      const listed = await second.page.evaluate(() =>
        window.baton.request('history:list', { query: '', limit: 10, before: null }),
      );
      await second.close();
      expect(listed).toMatchObject({ ok: true, value: [{ outcome: { kind: 'failed', cause: 'interrupted' } }] });
    } finally {
      rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
    }
  }, 90_000);
});
