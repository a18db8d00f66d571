/** A database in a folder of its own, with a clock the test owns. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { emptyBrief, type HandoffBrief } from '../../src-main/contract/brief.ts';
import type { InviteFacts } from '../../src-main/contract/call.ts';
import { type OpenedDatabase, openDatabase } from '../../src-main/db/open.ts';
import { createStore, type Store } from '../../src-main/db/store.ts';

export const key = new Uint8Array(32).fill(7);
export const otherKey = new Uint8Array(32).fill(8);
/** Noon on a Monday, UTC. */
export const noon = new Date('2026-11-23T12:00:00.000Z');

export interface TestClock {
  now(): Date;
  /** Moves the clock by `ms`. */
  pass(ms: number): void;
}

export function testClock(start: Date = noon): TestClock {
  let ms = start.getTime();
  return {
    now: () => new Date(ms),
    pass(by) {
      ms += by;
    },
  };
}

export interface Bench {
  readonly folder: string;
  readonly file: string;
  readonly clock: TestClock;
  readonly opened: OpenedDatabase;
  readonly store: Store;
  /** Closes and opens again, as a restart does. */
  reopen(): Bench;
  /** Closes and removes the folder. */
  discard(): void;
}

export function openTestDatabase(clock: TestClock = testClock(), folder = temporaryFolder()): Bench {
  const file = path.join(folder, 'baton.db');
  const opened = openDatabase({ path: file, key });
  if (!opened.ok) throw new Error(opened.error.message);
  const database = opened.value;
  return {
    folder,
    file,
    clock,
    opened: database,
    store: createStore(database, clock),
    reopen() {
      database.close();
      return openTestDatabase(clock, folder);
    },
    discard() {
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function temporaryFolder(): string {
  return mkdtempSync(path.join(os.tmpdir(), 'baton-db-'));
}

export function facts(change: Partial<InviteFacts> = {}): InviteFacts {
  return {
    sipCallId: 'call-1@edge',
    callerId: '+15550100123',
    displayName: 'Ada Lovelace',
    headers: [],
    parts: [],
    receivedAt: noon.toISOString(),
    ...change,
  };
}

export function brief(handoffKey: string, change: Partial<HandoffBrief> = {}): HandoffBrief {
  const empty = emptyBrief(handoffKey);
  return { ...empty, prospect: { ...empty.prospect, name: 'Grace Hopper', company: 'Cobol Labs' }, ...change };
}

export function said(...turns: string[]): HandoffBrief['transcript'] {
  return turns.map((text, index) => ({ turn: index + 1, speaker: 'prospect', text, atSeconds: index }));
}

/** Everything the database has on disk, as Latin-1 so that every byte is searchable. */
export function bytesOnDisk(file: string): string {
  return ['', '-wal', '-shm']
    .map((ending) => {
      try {
        return readFileSync(file + ending, 'latin1');
      } catch {
        return '';
      }
    })
    .join('');
}
