/** The storage engines the suite runs on: each opens a fresh, empty store. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSqliteStore } from '../../../src-main/desk/store/sqlite/open.ts';
import { type Engine, openedEngine } from './engine.ts';
import { postgres } from './postgres-engine.ts';

const sqlite: Engine = {
  name: 'SQLite',
  async open() {
    const folder = mkdtempSync(path.join(tmpdir(), 'baton-store-'));
    const open = async () => openSqliteStore(path.join(folder, 'desk.sqlite'));
    return await openedEngine(open, async () => rmSync(folder, { recursive: true, force: true }));
  },
};

export const engines: readonly Engine[] = postgres === null ? [sqlite] : [sqlite, postgres];
