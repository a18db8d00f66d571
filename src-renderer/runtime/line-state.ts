/** What the window shows about the line beside the call itself. Written by the session, read by the screens. */
import { createStore } from 'zustand/vanilla';
import type { Reachability } from '../../src-main/contract/presence.ts';
import type { QualityNotice } from '../call/quality/meter.ts';
import type { ReadableStore } from '../store/call-store.ts';

export type MicrophoneState = 'opening' | 'ready' | 'denied' | 'missing';

/** One sentence the rep must see: what happened, what it means for the call, what to press. */
export interface LineNotice {
  readonly text: string;
  /** Monotonic milliseconds, on `Session.now()`. */
  readonly at: number;
}

export interface LineState {
  readonly reachability: Reachability;
  /** How long the phone took from its first connecting to its registration, ms; null: not registered since. */
  readonly registeredInMs: number | null;
  readonly microphone: MicrophoneState;
  /** The embedded practice line is in use. */
  readonly practice: boolean;
  readonly signedIn: boolean;
  readonly whisper: 'idle' | 'speaking' | 'unavailable';
  /** What the rep must know of how the call sounds now; null: nothing. */
  readonly quality: QualityNotice | null;
  /** About devices, storage or a key that had no effect; stands until dismissed or replaced. */
  readonly notice: LineNotice | null;
}

export const signedOutLine: LineState = {
  reachability: { kind: 'signed-out' },
  registeredInMs: null,
  microphone: 'opening',
  practice: false,
  signedIn: false,
  whisper: 'idle',
  quality: null,
  notice: null,
};

export function createLineStore(): {
  readonly store: ReadableStore<LineState>;
  readonly update: (patch: Partial<LineState>) => void;
} {
  const store = createStore<LineState>(() => signedOutLine);
  return { store, update: (patch) => store.setState(patch) };
}
