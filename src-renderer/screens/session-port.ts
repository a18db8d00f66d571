/** What the screens need of the running phone: less than the session offers, so that they can be shown without one. */
import type { CallIntent } from '../../src-main/contract/call.ts';
import type { DialRequest } from '../../src-main/contract/dial.ts';
import type { Reachability } from '../../src-main/contract/presence.ts';
import type { Result } from '../../src-main/contract/result.ts';
import type { Lines } from '../call/lines.ts';
import type { PathCheck, RelayMeasurement } from '../call/ports.ts';
import type { QualityNotice } from '../call/quality/meter.ts';
import type { CallState } from '../call/state.ts';

/** A value that changes; shaped like a zustand store that only its owner writes. */
export interface Readable<T> {
  getState(): T;
  getInitialState(): T;
  subscribe(listener: (state: T, previous: T) => void): () => void;
}

export interface LineView {
  readonly reachability: Reachability;
  /** ms; null: not registered since the phone began to connect. */
  readonly registeredInMs: number | null;
  readonly microphone: 'opening' | 'ready' | 'denied' | 'missing';
  readonly practice: boolean;
  readonly signedIn: boolean;
  readonly whisper: 'idle' | 'speaking' | 'unavailable';
  readonly quality: QualityNotice | null;
  readonly notice: { readonly text: string; readonly at: number } | null;
}

export interface SessionPort {
  readonly call: Readable<CallState>;
  readonly lines: Readable<Lines>;
  readonly line: Readable<LineView>;
  send(intent: CallIntent): void;
  /** Places a call, or says in words why not. */
  dial(request: DialRequest): Promise<Result<void>>;
  restart(): Promise<void>;
  /** Monotonic milliseconds, the clock of every time in CallState. */
  now(): number;
  /** 0..1 */
  remoteLevel(): number;
  /** One round trip to the edge. */
  checkEdge(): Promise<Result<{ readonly roundTripMs: number }>>;
  /** What STUN and TURN servers answer; takes up to 5 s. Null: not signed in. */
  checkPaths(): Promise<PathCheck | null>;
  /** What sound through the relay meets, in about 5 s, until `signal` ends it. Null: not signed in. */
  measureRelay(signal: AbortSignal): Promise<RelayMeasurement | null>;
  /** How loud the microphone is, 0..1, until it is stopped. */
  listen(): { level(): number; stop(): void };
  /** Sounds once; resolves when it is over. */
  playTest(where: 'headset' | 'ringer'): Promise<Result<void>>;
  dismissNotice(): void;
}
