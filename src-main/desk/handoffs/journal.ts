/**
 * What the desk itself writes into a handoff's journal, beside the reports of reps: audit and insights are computed from
 * both. The rep of an entry is the one it is about; '' where it is about none.
 */
import { z } from 'zod';
import { triggerKinds } from '../../contract/brief.ts';
import { callbackResultSchema } from '../../contract/callbacks.ts';
import type { JournalEntry } from './handoff.ts';

const token = z.int();
const instant = z.number();
const callbackId = z.string();

export const deskEntrySchemas = {
  /** A decision has called for it. `turn`: the one that fired. */
  triggered: z.object({
    trigger: z.enum(triggerKinds).nullable(),
    probability: z.number(),
    turn: z.int(),
    weightsVersion: z.string(),
  }),
  /** The platform has asked for it without a decision. */
  requested: z.object({ trigger: z.enum(triggerKinds) }),
  /** Nobody could take it at once, or any more. `ahead`: how many are served before it. */
  queued: z.object({
    why: z.enum(['nobody-qualified', 'nobody-in-hours', 'all-busy', 'all-passed', 'prospect-hours']),
    ahead: z.int(),
  }),
  offered: z.object({ token, expiresAt: instant, why: z.enum(['account-owner', 'longest-idle']) }),
  extended: z.object({ token, expiresAt: instant }),
  withdrawn: z.object({ token, why: z.enum(['expired', 'cancelled', 'rep-gone', 'rep-unavailable', 'not-bridged']) }),
  /** The rep's accept was in time. */
  connected: z.object({ token }),
  /** The rep would rather have a callback arranged. */
  'callback-wanted': z.object({}),
  closed: z.object({ why: z.enum(['cancelled', 'ended', 'end-unreported', 'waited-too-long', 'unreadable']) }),
  /** The platform says that its AI no longer speaks to the prospect. */
  'ai-left': z.object({}),
  /** The platform says that the prospect has left, or takes the handoff back. */
  'prospect-left': z.object({}),
  /** The platform has dialled the rep in vain. */
  missed: z.object({}),
  'callback-booked': z.object({ callbackId, startsAt: instant, repId: z.string().nullable() }),
  /** Put off, moved, or tried again later. */
  'callback-moved': z.object({ callbackId, startsAt: instant }),
  'callback-offered': z.object({ callbackId, token, expiresAt: instant }),
  'callback-dialled': z.object({ callbackId, attempt: z.int() }),
  'callback-result': z.object({ callbackId, result: callbackResultSchema }),
  'callback-over': z.object({ callbackId, how: z.enum(['reached', 'given-up', 'cancelled']) }),
} as const;
export type DeskEntryKind = keyof typeof deskEntrySchemas;

export function deskEntry<Kind extends DeskEntryKind>(
  kind: Kind,
  body: z.infer<(typeof deskEntrySchemas)[Kind]>,
  at: Date,
  repId = '',
): JournalEntry {
  return { kind, repId, body, at, current: true };
}
