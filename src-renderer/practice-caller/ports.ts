/** What a performance needs: a call to the rep, a voice to speak with, an ear to hear the rep, a clock. */
import type { PracticeStep, SpokenLine } from '../../src-main/contract/practice.ts';

export type LegReport =
  | { readonly type: 'ringing' }
  /** The rep's phone sent an SDP answer before answering: sound can flow. */
  | { readonly type: 'early' }
  /** The rep asks for more time; the prospect has to be told. */
  | { readonly type: 'more-time'; readonly seconds: number }
  | { readonly type: 'answered' }
  | { readonly type: 'held'; readonly held: boolean }
  /** Final refusal of the INVITE. */
  | { readonly type: 'refused'; readonly status: number; readonly reason: string | null }
  /** BYE from the rep. */
  | { readonly type: 'hung-up' }
  | { readonly type: 'failed'; readonly why: string };

/** The outgoing call. Both methods are safe in every state. */
export interface OutgoingLeg {
  cancel(): Promise<void>;
  hangUp(): Promise<void>;
}

export interface Voice {
  /** Speaks one line into the call; resolves when it is over or aborted, rejects when the file cannot be played. */
  speak(line: SpokenLine, signal: AbortSignal): Promise<void>;
}

export interface Ear {
  /** Resolves once the rep has spoken and paused, or after `atMostMs` without a word. */
  reply(atMostMs: number, signal: AbortSignal): Promise<void>;
}

export interface Stage {
  readonly voice: Voice;
  readonly ear: Ear;
  /** Resolves after `ms` or when aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Monotonic, ms. */
  now(): number;
  report(step: PracticeStep, afterMs: number): void;
}
