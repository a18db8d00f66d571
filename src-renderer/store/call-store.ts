/** The one place the state of the calls is kept. Everyone reads it; `write` is handed to the call driver and to nobody else. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Lines, noCalls } from '../call/lines.ts';
import type { CallState } from '../call/state.ts';

/** What screens see: a store without `setState`. */
export type ReadableStore<T> = Pick<StoreApi<T>, 'getState' | 'getInitialState' | 'subscribe'>;

export type CallStore = ReadableStore<CallState>;
export type LinesStore = ReadableStore<Lines>;

export interface CallStores {
  readonly lines: LinesStore;
  /** The call in front, which is all there is for whoever needs no second. */
  readonly store: CallStore;
  readonly write: (lines: Lines) => void;
}

export function createCallStore(): CallStores {
  const lines = createStore<Lines>(() => noCalls);
  return { lines, store: frontOf(lines), write: (next) => lines.setState(next, true) };
}

/** A view that tells of changes of the call in front alone. */
export function frontOf(lines: LinesStore): CallStore {
  return {
    getState: () => lines.getState().front,
    getInitialState: () => lines.getInitialState().front,
    subscribe: (listener) =>
      lines.subscribe(({ front }, { front: before }) => {
        if (front !== before) listener(front, before);
      }),
  };
}
