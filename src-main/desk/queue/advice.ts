/** Wait or callback: what a queued prospect is told, from the router's reason, the estimate and the prospect's patience. */
import type { WaitReason } from '../routing/model.ts';
import { estimateWait, type QueueSituation, type WaitEstimate } from './estimate.ts';
import { type CallbackReason, callbackSentence, waitSentence } from './sentence.ts';

export interface QueuedProspect {
  readonly why: WaitReason;
  readonly situation: QueueSituation;
  /** How long this prospect has waited for a person, ms. */
  readonly waitedMs: number;
  /** How long it is expected to be ready to wait in all, ms. */
  readonly patienceMs: number;
  /** A rep asked for a callback instead of taking the call. */
  readonly callbackWanted: boolean;
  /** The next free callback slots, ms since the epoch, soonest first. */
  readonly slots: readonly number[];
  /** IANA zone times are said in. */
  readonly zone: string;
  readonly now: number;
}

export type QueueAdvice =
  | {
      readonly kind: 'wait';
      /** 1: next. */
      readonly position: number;
      readonly estimate: WaitEstimate;
      readonly sentence: string;
    }
  | {
      readonly kind: 'offer-callback';
      readonly why: CallbackReason;
      /** Null where nothing can be said. */
      readonly estimate: WaitEstimate | null;
      readonly slots: readonly number[];
      readonly sentence: string;
    };

export function adviseQueued(prospect: QueuedProspect): QueueAdvice {
  const { situation, slots, zone, now } = prospect;
  const estimate = prospect.why === 'all-busy' ? estimateWait(situation) : null;
  const why = callbackReason(prospect, estimate);
  if (why === null && estimate !== null) {
    const sentence = waitSentence(situation.ahead, estimate);
    return { kind: 'wait', position: situation.ahead + 1, estimate, sentence };
  }
  const reason = why ?? 'nobody-in-hours';
  return { kind: 'offer-callback', why: reason, estimate, slots, sentence: callbackSentence(reason, slots, zone, now) };
}

function callbackReason(prospect: QueuedProspect, estimate: WaitEstimate | null): CallbackReason | null {
  if (prospect.why !== 'all-busy') return prospect.why;
  if (prospect.callbackWanted) return 'rep-asked';
  if (estimate === null) return 'nobody-in-hours';
  return prospect.waitedMs + estimate.expectedMs > prospect.patienceMs ? 'too-long' : null;
}
