/** The session of one signed-in rep: what screens may see of the phone and what they may ask of it. */
import type { CallIntent } from '../../src-main/contract/call.ts';
import type { BatonApi } from '../../src-main/contract/channels.ts';
import { assessCompliance } from '../../src-main/contract/compliance.ts';
import type { Result } from '../../src-main/contract/result.ts';
import { whisperText } from '../../src-main/contract/whisper-text.ts';
import { openAudioDesk } from '../audio/audio-desk.ts';
import type { LevelWatch, PathCheck, Phone, RelayMeasurement } from '../call/ports.ts';
import { createPhone } from '../sip/phone.ts';
import type { CallStore, LinesStore, ReadableStore } from '../store/call-store.ts';
import { afterPaint } from './after-paint.ts';
import { assembleSession } from './assemble.ts';
import { monotonicClock } from './clock.ts';
import type { LineState } from './line-state.ts';
import type { Dial } from './outgoing.ts';

export interface Session {
  /** The call as it is; written by the call driver alone. */
  readonly call: CallStore;
  /** Both calls, where there are two. */
  readonly lines: LinesStore;
  readonly line: ReadableStore<LineState>;
  send(intent: CallIntent): void;
  /** Places a call. Fails, in words, before anything is sent. */
  readonly dial: Dial;
  /** Signs in again with what settings and account now say. A call that is on goes on until it ends. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Milliseconds on the monotonic clock every time in `CallState` is measured on. */
  now(): number;
  /** How loud the prospect is, 0..1, for a level meter. */
  remoteLevel(): number;
  /** One round trip to the edge. */
  checkEdge(): ReturnType<Phone['checkEdge']>;
  /** What STUN and TURN answer; null: not signed in. */
  checkPaths(): Promise<PathCheck | null>;
  /** What the relay carries; null: not signed in. */
  measureRelay(signal: AbortSignal): Promise<RelayMeasurement | null>;
  /** Listens to the microphone until it is stopped. */
  listen(): LevelWatch;
  /** Sounds once in the headset, or on every ringer. */
  playTest(where: 'headset' | 'ringer'): Promise<Result<void>>;
  dismissNotice(): void;
}

/** Signs in with this browser's audio and a SIP phone. Returns at once; `line` and `call` tell how it goes. */
export function startSession(baton: BatonApi): Session {
  return assembleSession(baton, {
    clock: monotonicClock,
    wallClock: () => Date.now(),
    openAudioDesk,
    createPhone,
    afterPaint,
    whisperText,
    isBlocked: (brief, now) => assessCompliance(brief, now).level === 'blocked',
  });
}
