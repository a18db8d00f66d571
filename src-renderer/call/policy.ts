/** What the rep's settings and devices say about calls, read anew for every event. */
import type { Settings } from '../../src-main/contract/settings.ts';

export interface CallPolicy {
  /** How long an unanswered handoff rings, seconds. */
  readonly ringSeconds: number;
  /** How long wrap-up lasts by itself, seconds. */
  readonly wrapUpSeconds: number;
  readonly whisperVoice: Settings['whisperVoice'];
  /** A second call may wait beside a conversation; else it is answered busy, without a sound. */
  readonly callWaiting: boolean;
  /** Set by an admin: a handoff is bridged by itself after so many seconds. Null: never. */
  readonly autoAnswerSeconds: number | null;
  /** Without a microphone the prospect would hear nothing: bridging is refused with the reason. */
  readonly microphone: 'opening' | 'ready' | 'denied' | 'missing';
}
