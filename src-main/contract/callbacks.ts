/** A promised callback as reps and platforms see it. Instants are ISO 8601. */
import { z } from 'zod';
import { instantSchema } from './brief.ts';

export const callbackStages = [
  'booked',
  'reminded',
  'seeking',
  'dialling',
  'reached',
  'given-up',
  'cancelled',
] as const;

export const callbackSchema = z.object({
  id: z.string().min(1).max(64),
  /** The handoff whose brief is opened when it is dialled. */
  handoffId: z.string().min(1).max(256),
  /** Who keeps the promise; null: whoever is free. */
  repId: z.string().max(40).nullable(),
  stage: z.enum(callbackStages),
  /** The promised time; while dialling the time of the call, at the end the time it ended. */
  at: instantSchema,
  /** IANA zone of the prospect, to say the time in. */
  zone: z.string().max(60),
  name: z.string().max(200).nullable(),
  company: z.string().max(200).nullable(),
  phone: z.string().max(200).nullable(),
  attempts: z.int().min(0),
});
export type CallbackView = z.infer<typeof callbackSchema>;

/** How an attempt went, as the rep reports it. */
export const callbackResults = ['reached', 'no-answer', 'busy', 'voicemail', 'failed', 'wrong-number'] as const;
export const callbackResultSchema = z.enum(callbackResults);
export type CallbackResult = z.infer<typeof callbackResultSchema>;
