/** SQLite as a storage engine of the suites: a file in a temporary folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSqliteStore } from '../../../src-main/desk/store/sqlite/open.ts';
import { type Engine, openedEngine } from './engine.ts';

export const sqlite: Engine = {
  name: 'SQLite',
  async open() {
    const folder = mkdtempSync(path.join(tmpdir(), 'baton-store-'));
    const open = async () => openSqliteStore(path.join(folder, 'desk.sqlite'));
    return await openedEngine(open, async () => rmSync(folder, { recursive: true, force: true }));
  },
};
