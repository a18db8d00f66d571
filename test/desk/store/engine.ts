/** A storage engine as the suites see it. */
import type { Result } from '../../../src-main/contract/result.ts';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';

export interface OpenedEngine {
  readonly store: DeskStore;
  /** Closes the store and opens what it has written. */
  reopen(): Promise<DeskStore>;
  /** Another node on the same data. */
  second(): Promise<DeskStore>;
  remove(): Promise<void>;
}

export interface Engine {
  readonly name: string;
  open(): Promise<OpenedEngine>;
}

/** @param open the store on what is there, as often as it is asked. */
export async function openedEngine(open: () => Promise<Result<DeskStore>>, remove: () => Promise<void>) {
  const stores: DeskStore[] = [];
  const another = async (): Promise<DeskStore> => {
    const result = await open();
    if (!result.ok) throw new Error(result.error.message);
    stores.push(result.value);
    return result.value;
  };
  const store = await another();
  const opened: OpenedEngine = {
    store,
    async reopen() {
      await store.close();
      return await another();
    },
    second: another,
    async remove() {
      for (const each of stores) await each.close();
      await remove();
    },
  };
  return opened;
}
