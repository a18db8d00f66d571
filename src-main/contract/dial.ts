/** A call the rep places: what can be dialled, what main says about it before, and what it is written as. */
import { z } from 'zod';
import { handoffBriefSchema } from './brief.ts';
import { inviteFactsSchema } from './call.ts';
import { dialTargetSchema } from './dial-target.ts';

/** Longer than any number or address that is dialled; what links and pastes carry beyond it is cut off unseen. */
export const dialInputLimit = 300;
const input = z.string().min(1).max(dialInputLimit);

const lightSchema = z.object({
  level: z.enum(['cleared', 'caution', 'blocked']),
  headline: z.string(),
  reasons: z.array(z.string()),
});

export const dialCheckSchema = z.object({
  target: dialTargetSchema,
  /** What history and redial keep: E.164, SIP address or digits. */
  address: z.string().max(260),
  /** As a person writes it. */
  display: z.string().max(260),
  /** Who that is, where an earlier handoff or call tells. */
  name: z.string().max(200).nullable(),
  company: z.string().max(200).nullable(),
  /** `blocked`: outside calling hours or listed; the rep may override it, which is logged. */
  light: lightSchema,
});
export type DialCheck = z.infer<typeof dialCheckSchema>;

export const dialRequestSchema = z.object({
  input,
  /** The rep has read why the call is blocked and dials all the same. */
  override: z.boolean(),
  /** The handoff this call goes back to, as this machine or the desk knows it; null: none. */
  about: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('handoff'), handoffId: z.uuid() }),
      z.object({
        kind: z.literal('callback'),
        callbackId: z.string().min(1).max(64),
        deskHandoffId: z.string().min(1).max(256),
      }),
    ])
    .nullable(),
});
export type DialRequest = z.infer<typeof dialRequestSchema>;

export const dialCheckRequestSchema = dialRequestSchema.pick({ input: true, about: true });

/** Where a call is sent on to, and who asks: the rep, or the far end whose REFER this phone would follow. */
export const transferCheckSchema = z.object({ input, askedBy: z.enum(['rep', 'far-end']) });

export const transferTargetSchema = dialCheckSchema.pick({ target: true, display: true, name: true });
export type TransferTarget = z.infer<typeof transferTargetSchema>;

/** The call is written; the phone may send its INVITE. */
export const dialBegunSchema = z.object({
  handoffId: z.uuid(),
  check: dialCheckSchema,
  facts: inviteFactsSchema,
  brief: handoffBriefSchema,
  returnsHandoff: z.boolean(),
});
export type DialBegun = z.infer<typeof dialBegunSchema>;
