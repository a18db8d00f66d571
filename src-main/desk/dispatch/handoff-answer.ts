/** What a platform is told to do with the prospect it wants to hand over. Every adapter says the same in its own form. */
import type { CallbackReason } from '../queue/sentence.ts';

export type HandoffAnswer =
  /** Transfer to this rep now. */
  | {
      readonly kind: 'transfer';
      readonly handoffId: string;
      readonly rep: { readonly id: string; readonly name: string | null };
      /** SIP URI of the rep. */
      readonly to: string;
      readonly headers: { readonly 'X-Baton-Handoff': string };
      readonly expiresAt: Date;
      /** What the AI says to the prospect. */
      readonly say: string;
    }
  /** Stay with the prospect and ask again. */
  | {
      readonly kind: 'wait';
      readonly handoffId: string;
      /** 1: next. */
      readonly position: number;
      readonly expectedSeconds: number;
      readonly lowSeconds: number;
      readonly highSeconds: number;
      readonly askAgainSeconds: number;
      readonly say: string;
    }
  /** Offer a callback: nobody comes in time. */
  | {
      readonly kind: 'callback';
      readonly handoffId: string;
      readonly why: CallbackReason;
      /** ms since the epoch, soonest first; what `POST /v1/conversations/{id}/callback` accepts. */
      readonly slots: readonly number[];
      /** IANA zone the slots are said in. */
      readonly zone: string;
      readonly say: string;
    }
  /** A rep has it already. */
  | { readonly kind: 'taken'; readonly handoffId: string }
  | { readonly kind: 'over'; readonly handoffId: string };
