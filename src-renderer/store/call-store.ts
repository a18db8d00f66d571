/** The one place the state of the call is kept. Everyone reads it; `write` is handed to the call driver and to nobody else. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type CallState, idle } from '../call/state.ts';

/** What screens see: a store without `setState`. */
export type ReadableStore<T> = Pick<StoreApi<T>, 'getState' | 'getInitialState' | 'subscribe'>;

export type CallStore = ReadableStore<CallState>;

export function createCallStore(): { readonly store: CallStore; readonly write: (state: CallState) => void } {
  const store = createStore<CallState>(() => idle);
  return { store, write: (state) => store.setState(state, true) };
}
