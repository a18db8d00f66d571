/** What a phone reports about a handoff, as its outbox sends it. Fields the desk does not know are left aside. */
import { z } from 'zod';
import { instantSchema } from '../../contract/brief.ts';
import { bridgeStrategySchema, declineReasonSchema, outcomeSchema } from '../../contract/call.ts';
import { feedbackSchema } from '../../contract/feedback.ts';

const about = z.object({
  handoffId: z.uuid(),
  handoffKey: z.string().min(1).max(256),
  callId: z.union([z.string().max(256), z.int()]),
  sipCallId: z.string().max(256),
  at: instantSchema,
});

/** Fencing token of the offer that is meant, as the socket said it; left out: the current one. */
const token = z.int().min(0).optional();

export const reportSchemas = {
  ringing: about.extend({ receivedAt: instantSchema.optional() }),
  accept: z.object({ token }),
  decline: about.extend({ reason: declineReasonSchema, token }),
  'more-time': about.extend({ seconds: z.int().min(1).max(120), token }),
  'compliance-override': about,
  bridged: about.extend({ afterMs: z.number().min(0), strategy: bridgeStrategySchema.nullable() }),
  ended: about.extend({ outcome: outcomeSchema, talkSeconds: z.number().min(0) }),
  feedback: feedbackSchema,
} as const;
export type ReportKind = keyof typeof reportSchemas;
export type Report = { [Kind in ReportKind]: { kind: Kind; body: z.infer<(typeof reportSchemas)[Kind]> } }[ReportKind];
