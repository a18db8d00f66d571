/** The session of one signed-in rep: what screens may see of the phone and what they may ask of it. */
import type { CallIntent } from '../../src-main/contract/call.ts';
import type { CallStore, ReadableStore } from '../store/call-store.ts';
import type { LineState } from './line-state.ts';

export interface Session {
  /** The call as it is; written by the call driver alone. */
  readonly call: CallStore;
  readonly line: ReadableStore<LineState>;
  send(intent: CallIntent): void;
  /** Signs in again with what settings and account now say. A call that is on goes on until it ends. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Milliseconds on the monotonic clock every time in `CallState` is measured on. */
  now(): number;
  /** How loud the prospect is, 0..1, for a level meter. */
  remoteLevel(): number;
  dismissNotice(): void;
}
