import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepAside } from '../../src-main/db/keep-aside.ts';
import { migrations } from '../../src-main/db/migrations/index.ts';
import { openDatabase } from '../../src-main/db/open.ts';
import { checkDatabaseFile } from '../support/check-database-file.ts';
import { brief, bytesOnDisk, facts, key, openTestDatabase, otherKey, said, temporaryFolder } from './support.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = temporaryFolder();
  file = path.join(folder, 'baton.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function reasonOf(openingKey: Uint8Array | null = key): string {
  const opened = openDatabase({ path: file, key: openingKey });
  if (opened.ok) {
    opened.value.close();
    return 'opened';
  }
  expect(opened.error.code).toBe('database');
  return opened.error.reason;
}

/** A closed database of a few dozen pages. */
function written(): void {
  const { store, opened } = openTestDatabase(undefined, folder);
  for (let index = 0; index < 20; index += 1) {
    store.briefs.save(brief(`k${index}`, { transcript: said(`zirconium ${'word '.repeat(500)}`) }));
    store.handoffs.begin(facts(), `k${index}`);
  }
  opened.close();
}

function flip(offset: number, bit = 1): void {
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(offset) ^ bit, offset);
  writeFileSync(file, bytes);
}

describe('a new database', () => {
  it('is at the newest version, durable, wiping, and readable by its owner alone', () => {
    const { opened } = openTestDatabase(undefined, folder);
    const pragma = (name: string) => opened.db.pragma(name, { simple: true });
    expect(opened.from).toBe(0);
    expect(pragma('user_version')).toBe(migrations.length);
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('secure_delete')).toBe(1);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('busy_timeout')).toBe(5000);
    expect(pragma('temp_store')).toBe(2);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    opened.close();
  });

  it('shows nothing of what it holds, neither in the file nor in its log', () => {
    const { store, opened } = openTestDatabase(undefined, folder);
    store.briefs.save(brief('k', { transcript: said('zirconium quokka') }));
    store.handoffs.begin(facts(), 'k');
    expect(bytesOnDisk(file)).not.toMatch(/zirconium|Hopper|CREATE TABLE|SQLite format/);
    opened.close();
    expect(bytesOnDisk(file)).not.toMatch(/zirconium|Hopper|CREATE TABLE|SQLite format/);
  });

  it('replaces what an interrupted first start left', () => {
    writeFileSync(`${file}.new`, 'half');
    expect(reasonOf()).toBe('opened');
    expect(readdirSync(folder).filter((name) => name.includes('.new'))).toEqual([]);
  });

  it('is refused where no file can be made', () => {
    file = path.join(folder, 'absent', 'baton.db');
    expect(reasonOf()).toBe('unavailable');
  });
});

describe('a database that cannot be used', () => {
  it('says that the key is lost, and leaves the file as it is', () => {
    written();
    const before = readFileSync(file);
    expect(reasonOf(null)).toBe('key-lost');
    expect(reasonOf(otherKey)).toBe('wrong-key');
    expect(readFileSync(file)).toEqual(before);
    expect(reasonOf()).toBe('opened');
  });

  it('tells a damaged beginning from a wrong key', () => {
    written();
    flip(3);
    expect(reasonOf()).toBe('corrupt');
  });

  it('finds a damaged first page', () => {
    written();
    flip(2000);
    expect(reasonOf()).toBe('corrupt');
  });

  it('finds a lost end, be it a page, half of one, or everything', () => {
    written();
    const size = statSync(file).size;
    for (const left of [size - 4096, size - 1000, 4096, 4000, 10, 0]) {
      truncateSync(file, left);
      expect(reasonOf(), `${left} bytes left`).toBe('truncated');
    }
  });

  it('does not build a new one over the log of a lost one', () => {
    written();
    const { store } = openTestDatabase(undefined, folder);
    store.handoffs.begin(facts(), 'late');
    const crashed = path.join(folder, 'crashed');
    mkdirSync(crashed);
    copyFileSync(`${file}-wal`, path.join(crashed, 'baton.db-wal'));
    file = path.join(crashed, 'baton.db');
    expect(reasonOf()).toBe('truncated');
  });

  it('refuses a newer version untouched', () => {
    const { opened } = openTestDatabase(undefined, folder);
    opened.db.pragma(`user_version = ${migrations.length + 1}`);
    opened.close();
    const before = readFileSync(file);
    expect(reasonOf()).toBe('future-version');
    expect(readFileSync(file)).toEqual(before);
  });

  it('refuses what is not a database', () => {
    writeFileSync(file, 'x'.repeat(20_000));
    expect(reasonOf()).toBe('wrong-key');
  });
});

describe('checking every page', () => {
  it('passes a whole file and names the damaged page', async () => {
    written();
    const pages = statSync(file).size / 4096;
    expect(await checkDatabaseFile(file, key)).toEqual({ ok: true, value: { pages } });
    flip((pages - 2) * 4096 + 77, 0x10);
    const checked = await checkDatabaseFile(file, key);
    expect(checked.ok ? null : checked.error.message).toContain(`page ${pages - 1}`);
  });

  it('also works on the open database, and ends in peace when it is closed meanwhile', async () => {
    written();
    const { opened } = openTestDatabase(undefined, folder);
    const pages = statSync(file).size / 4096;
    expect(await opened.checkPages()).toEqual({ ok: true, value: { pages } });
    const interrupted = opened.checkPages();
    opened.close();
    expect((await interrupted).ok).toBe(true);
  });
});

describe('keeping aside', () => {
  it('renames file, log and index, deletes nothing, and the kept one still opens with its last commits', () => {
    const { store } = openTestDatabase(undefined, folder);
    const { handoffId } = store.handoffs.begin(facts(), 'k');
    // The connection stays open: on disk this is what a crash leaves behind.
    const crashed = path.join(folder, 'crashed');
    mkdirSync(crashed);
    for (const ending of ['', '-wal', '-shm']) copyFileSync(file + ending, path.join(crashed, `baton.db${ending}`));
    file = path.join(crashed, 'baton.db');

    const kept = keepAside(file, new Date('2026-11-23T12:34:56.789Z'));
    expect(kept).toEqual({ ok: true, value: `${file}.20261123T123456Z.kept` });
    expect(existsSync(file)).toBe(false);
    expect(readdirSync(crashed).sort()).toEqual([
      'baton.db.20261123T123456Z.kept',
      'baton.db.20261123T123456Z.kept-shm',
      'baton.db.20261123T123456Z.kept-wal',
    ]);
    const reopened = openDatabase({ path: `${file}.20261123T123456Z.kept`, key });
    if (!reopened.ok) throw new Error(reopened.error.message);
    expect(reopened.value.db.prepare('SELECT id FROM handoffs').pluck().get()).toBe(handoffId);
    reopened.value.close();
  });

  it('never overwrites an earlier one', () => {
    const at = new Date('2026-11-23T12:34:56.789Z');
    writeFileSync(file, 'first');
    keepAside(file, at);
    writeFileSync(file, 'second');
    const kept = keepAside(file, at);
    expect(kept).toEqual({ ok: true, value: `${file}.20261123T123456Z-2.kept` });
    expect(readFileSync(`${file}.20261123T123456Z.kept`, 'utf8')).toBe('first');
  });
});
