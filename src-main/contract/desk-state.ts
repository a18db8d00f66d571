/** What the desk tells this phone, as the page shows it. Main keeps it; the page gets it whole at every change. */
import { z } from 'zod';
import { instantSchema, triggerKinds } from './brief.ts';
import { callbackSchema } from './callbacks.ts';
import { likelyCallSchema, queueViewSchema } from './desk-socket.ts';

export const deskConnectionSchema = z.discriminatedUnion('kind', [
  /** No desk is set up for the line in use, or one that has no live connection. */
  z.object({ kind: z.literal('off') }),
  z.object({ kind: z.literal('connecting') }),
  /** The desk has greeted this phone, and is heard from since. */
  z.object({ kind: z.literal('live') }),
  z.object({ kind: z.literal('waiting'), retryInMs: z.number().min(0), why: z.string().max(200) }),
  /** Only a person can help: the key is wrong, or this rep has another phone on. Tried again when settings change. */
  z.object({ kind: z.literal('refused'), why: z.string().max(200) }),
]);
export type DeskConnection = z.infer<typeof deskConnectionSchema>;

/** A handoff the desk has offered to this rep: its INVITE is on the way, or, for a callback, the rep is to dial. */
export const announcedOfferSchema = z.object({
  /** What it is answered by, and its brief asked for. */
  handoffId: z.string().min(1).max(256),
  token: z.int().min(0),
  /** When the desk offers it to somebody else, by the desk's clock. */
  expiresAt: instantSchema,
  /** Null: the prospect is on the line with the AI. Else a promised callback is due: answer with `callback:accept`. */
  callbackId: z.string().max(64).nullable(),
  /** The rep has accepted the callback and the desk has agreed: dial. */
  dial: z.boolean(),
  name: z.string().max(200).nullable(),
  company: z.string().max(200).nullable(),
  role: z.string().max(200).nullable(),
  phone: z.string().max(200).nullable(),
  trigger: z.enum(triggerKinds).nullable(),
  /** One line: why now. */
  reason: z.string().max(500).nullable(),
});
export type AnnouncedOffer = z.infer<typeof announcedOfferSchema>;

export const deskStateSchema = z.object({
  connection: deskConnectionSchema,
  /** The newest that still stands. Its whole brief: `desk:brief`. */
  offer: announcedOfferSchema.nullable(),
  likely: likelyCallSchema.nullable(),
  /** Null: nothing is known. */
  queue: queueViewSchema.nullable(),
  /** Open ones, soonest first. */
  callbacks: z.array(callbackSchema).max(200),
  /** What this rep's key may do beside calls. */
  may: z.object({ seeInsights: z.boolean(), decide: z.boolean() }),
});
export type DeskState = z.infer<typeof deskStateSchema>;

export const deskOff: DeskState = {
  connection: { kind: 'off' },
  offer: null,
  likely: null,
  queue: null,
  callbacks: [],
  may: { seeInsights: false, decide: false },
};
