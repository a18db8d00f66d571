/** A handoff at the desk, and what reps report about it. */
import { z } from 'zod';
import { type Trigger, triggerSchema } from '../../contract/brief.ts';
import type { QueuedSituation } from '../dispatch/routing-record.ts';

/**
 * waiting → offered → ringing → accepted → bridged → ended, any station skipped where the phone or the network skipped it.
 * Declined, timed out or failed before the bridge it is `waiting` again, until the next offer.
 */
export const handoffStates = ['offered', 'ringing', 'accepted', 'bridged', 'waiting', 'ended'] as const;
export type HandoffState = (typeof handoffStates)[number];

/** What the platform says beside the transcript. Each is shown as claimed unless its turn bears it out. */
const claimSchema = z.strictObject({ text: z.string().min(1).max(500), turn: z.int().min(1).optional() });
export const claimsSchema = z
  .strictObject({
    summary: z.string().max(4_000),
    opener: z.string().max(500),
    needs: z.array(claimSchema).max(50),
    intentSignals: z.array(claimSchema).max(50),
    objections: z.array(claimSchema.extend({ answered: z.boolean().optional() })).max(50),
    openQuestions: z.array(claimSchema).max(50),
  })
  .partial();
export type Claims = z.infer<typeof claimsSchema>;

export const handoffInputSchema = z.strictObject({
  /** Why now; left out: the platform's own decision, without a reason. */
  trigger: z.strictObject(triggerSchema.shape).partial().optional(),
  claims: claimsSchema.optional(),
});
export type HandoffInput = z.infer<typeof handoffInputSchema>;

export interface Handoff {
  readonly teamId: string;
  readonly id: string;
  readonly conversationId: string;
  readonly state: HandoffState;
  /** Rises with every offer and every offer that came to nothing: whoever holds an older one is too late. */
  readonly fence: number;
  /** The rep it is offered to or who has it; of one that has ended, the rep who had it last. */
  readonly holder: string | null;
  /** Where it stands while it waits; null: it does not wait, or nobody has looked yet. */
  readonly queue: QueuedSituation | null;
  readonly trigger: Trigger;
  readonly claims: Claims;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

/** A reference given out, kept without its nonce. */
export interface IssuedReference {
  readonly nonceHash: string;
  readonly expiresAt: Date;
}

export type Redemption = 'redeemed' | 'unknown' | 'superseded' | 'expired' | 'not-yours';

export interface JournalEntry {
  readonly kind: string;
  readonly repId: string;
  readonly body: unknown;
  readonly at: Date;
  /** False for a report of a rep who does not hold the handoff (any more): kept, without effect. */
  readonly current: boolean;
}
