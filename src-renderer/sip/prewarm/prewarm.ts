/** What is sent while the phone rings, and what Bridge has left to do: one implementation per bridge strategy. */
import type { Invitation } from 'sip.js';
import type { BridgeStrategy } from '../../../src-main/contract/call.ts';
import type { Result } from '../../../src-main/contract/result.ts';

export type Accept = () => Promise<Result<Record<string, never>>>;

export interface Prewarm {
  readonly strategy: BridgeStrategy;
  /** Rings. Rejects with what sip.js rejects with; the INVITE has its final answer by then. */
  ring(): Promise<void>;
  /** Connects. A failure means the call can no longer be connected this way; the audio is the leg's business. */
  connect(accept: Accept): Promise<Result<void>>;
}

export interface PrewarmCall {
  readonly invitation: Invitation;
  /** `Require: 100rel` (RFC 3262). */
  readonly reliable: boolean;
  /** The call was cancelled, declined or failed meanwhile. */
  readonly isOver: () => boolean;
  /** A provisional response has made a dialog (RFC 3261 12.1). */
  readonly onEarlyDialog: () => void;
  /** Header lines of the 200 about the life of the session. */
  readonly sessionLines: readonly string[];
  readonly sendTones: (tones: string) => Promise<Result<void>>;
}
