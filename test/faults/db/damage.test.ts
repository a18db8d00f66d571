/** Fault 33: flipped bits, a cut log, a wrong key. Each is noticed; what was committed before the damage is there. */
import { copyFileSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src-main/db/open.ts';
import { brief, facts, key, openTestDatabase, otherKey, said, temporaryFolder } from '../../db/support.ts';
import { checkDatabaseFile } from '../../support/check-database-file.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = temporaryFolder();
  file = path.join(folder, 'copy.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Handoffs `k0`…, committed one by one; the log is left in place, as after a crash. */
function crashed(handoffs: number): { walSizes: number[] } {
  const { store, opened, file: original } = openTestDatabase(undefined, folder);
  // From an empty log on, so that its sizes tell the commits apart.
  opened.db.pragma('wal_checkpoint(TRUNCATE)');
  const walSizes: number[] = [];
  for (let index = 0; index < handoffs; index += 1) {
    store.handoffs.begin(facts(), `k${index}`);
    walSizes.push(statSync(`${original}-wal`).size);
  }
  for (const ending of ['', '-wal']) copyFileSync(original + ending, file + ending);
  opened.close();
  return { walSizes };
}

function storedKeys(): unknown[] {
  const opened = openDatabase({ path: file, key });
  if (!opened.ok) throw new Error(opened.error.message);
  const keys = opened.value.db.prepare('SELECT handoff_key FROM handoffs ORDER BY received_ms').pluck().all();
  opened.value.close();
  return keys;
}

describe('a flipped bit', () => {
  it('is noticed, wherever it is: 200 of 200', { timeout: 60_000 }, async () => {
    const { store, opened, file: original } = openTestDatabase(undefined, folder);
    for (let index = 0; index < 15; index += 1) {
      store.handoffs.begin(facts(), `k${index}`);
      store.briefs.save(brief(`k${index}`, { transcript: said(`zirconium ${'word '.repeat(500)}`) }));
    }
    opened.close();
    const whole = readFileSync(original);
    const missed: number[] = [];
    for (let flip = 0; flip < 200; flip += 1) {
      const bit = Math.floor(Math.random() * whole.length * 8);
      const damaged = Buffer.from(whole);
      damaged.writeUInt8(damaged.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      writeFileSync(file, damaged);
      const noticed = (await checkDatabaseFile(file, key)).ok === false || !openDatabase({ path: file, key }).ok;
      if (!noticed) missed.push(bit);
    }
    expect(missed).toEqual([]);
  });

  it('in a page that is read stops the read; it never answers with something else', () => {
    const { store, opened, file: original } = openTestDatabase(undefined, folder);
    store.handoffs.begin(facts(), 'k');
    store.briefs.save(brief('k', { transcript: said('word '.repeat(750)) }));
    opened.close();
    const damaged = readFileSync(original);
    // Every page but the first, which opening would already refuse.
    for (let page = 1; page < damaged.length / 4096; page += 1) {
      damaged.writeUInt8(damaged.readUInt8(page * 4096 + 100) ^ 1, page * 4096 + 100);
    }
    writeFileSync(file, damaged);
    const refused = openDatabase({ path: file, key });
    expect(refused.ok ? 'opened' : refused.error.reason).toBe('corrupt');
  });
});

describe('a log', () => {
  it('cut short gives back everything up to the last whole commit', () => {
    const { walSizes } = crashed(5);
    const third = walSizes[2] ?? 0;
    const fourth = walSizes[3] ?? 0;
    truncateSync(`${file}-wal`, third + Math.floor((fourth - third) / 2));
    expect(storedKeys()).toEqual(['k0', 'k1', 'k2']);
    // Replayed and checked; nothing is left over for the next start.
    expect(storedKeys()).toEqual(['k0', 'k1', 'k2']);
  });

  it('gives back everything when nothing is missing', () => {
    crashed(5);
    expect(storedKeys()).toEqual(['k0', 'k1', 'k2', 'k3', 'k4']);
  });

  it('that ends in the middle of a commit has lost no whole one', () => {
    const { walSizes } = crashed(3);
    truncateSync(`${file}-wal`, (walSizes[2] ?? 0) - 100);
    const opened = openDatabase({ path: file, key });
    if (!opened.ok) throw new Error(opened.error.message);
    expect(opened.value.recovery).toEqual({ commitsLost: 0, kept: null });
    opened.value.close();
  });

  it('or damaged before its end says how many commits it cost, and keeps a copy', () => {
    const { walSizes } = crashed(5);
    const log = readFileSync(`${file}-wal`);
    const inSecond = (walSizes[0] ?? 0) + 2_000;
    log.writeUInt8(log.readUInt8(inSecond) ^ 1, inSecond);
    writeFileSync(`${file}-wal`, log);
    const opened = openDatabase({ path: file, key });
    if (!opened.ok) throw new Error(opened.error.message);
    const { recovery, db } = opened.value;
    expect(db.prepare('SELECT handoff_key FROM handoffs').pluck().all()).toEqual(['k0']);
    expect(recovery?.commitsLost).toBe(4);
    expect(readFileSync(`${recovery?.kept}-wal`)).toEqual(log);
    opened.value.close();
    expect(storedKeys()).toEqual(['k0']);
  });

  it('is not read with another key', () => {
    crashed(2);
    const before = readFileSync(`${file}-wal`);
    const refused = openDatabase({ path: file, key: otherKey });
    expect(refused.ok ? 'opened' : refused.error.reason).toBe('wrong-key');
    expect(readFileSync(`${file}-wal`)).toEqual(before);
    expect(storedKeys()).toEqual(['k0', 'k1']);
  });
});
