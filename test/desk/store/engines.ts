/** The storage engines the suite runs on: each opens a fresh, empty store. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSqliteStore } from '../../../src-main/desk/store/sqlite/open.ts';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';

export interface Engine {
  readonly name: string;
  open(): Promise<{
    readonly store: DeskStore;
    /** Closes the store and opens what it has written. */
    reopen(): Promise<DeskStore>;
    remove(): Promise<void>;
  }>;
}

const sqlite: Engine = {
  name: 'SQLite',
  async open() {
    const folder = mkdtempSync(path.join(tmpdir(), 'baton-store-'));
    const file = path.join(folder, 'desk.sqlite');
    const opened = (): DeskStore => {
      const result = openSqliteStore(file);
      if (!result.ok) throw new Error(result.error.message);
      return result.value;
    };
    let store = opened();
    return {
      store,
      async reopen() {
        await store.close();
        store = opened();
        return store;
      },
      async remove() {
        await store.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};

export const engines: readonly Engine[] = [sqlite];
