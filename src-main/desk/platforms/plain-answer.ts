/** A handoff answer as JSON an agent's tool can use: what to do, where to transfer, what to say. */
import { z } from 'zod';
import { instantSchema } from '../../contract/brief.ts';
import type { HandoffAnswer } from '../dispatch/handoff-answer.ts';
import { spokenTime } from '../queue/sentence.ts';
import type { Booked } from './platform-desk.ts';

export const plainAnswerSchema = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('transfer'),
    handoff_id: z.string(),
    transfer_to: z.string(),
    headers: z.record(z.string(), z.string()),
    say: z.string(),
    expires_at: instantSchema,
  }),
  /** Stay with the prospect, and ask again. */
  z.object({
    action: z.literal('wait'),
    handoff_id: z.string(),
    say: z.string(),
    position: z.int(),
    expected_seconds: z.number(),
    ask_again_seconds: z.number(),
  }),
  z.object({
    action: z.literal('offer-callback'),
    handoff_id: z.string(),
    say: z.string(),
    /** Soonest first; send the one the prospect chose as `slot`. */
    slots: z.array(instantSchema),
    time_zone: z.string(),
  }),
  z.object({ action: z.literal('booked'), say: z.string(), at: instantSchema, time_zone: z.string() }),
  /** Nothing to do: nobody is called for, a rep has the call, or it is over. */
  z.object({
    action: z.literal('none'),
    handoff_id: z.string().nullable(),
    why: z.enum(['not-called-for', 'taken', 'over']),
  }),
]);
export type PlainAnswer = z.infer<typeof plainAnswerSchema>;

export function plainAnswer(answer: HandoffAnswer): PlainAnswer {
  const handoff_id = answer.handoffId;
  switch (answer.kind) {
    case 'transfer': {
      const { to, headers, say, expiresAt } = answer;
      return { action: 'transfer', handoff_id, transfer_to: to, headers, say, expires_at: expiresAt.toISOString() };
    }
    case 'wait':
      return {
        action: 'wait',
        handoff_id,
        say: answer.say,
        position: answer.position,
        expected_seconds: Math.round(answer.expectedSeconds),
        ask_again_seconds: answer.askAgainSeconds,
      };
    case 'callback':
      return {
        action: 'offer-callback',
        handoff_id,
        say: answer.say,
        slots: answer.slots.map((slot) => new Date(slot).toISOString()),
        time_zone: answer.zone,
      };
    case 'taken':
    case 'over':
      return { action: 'none', handoff_id, why: answer.kind };
    default:
      return answer satisfies never;
  }
}

export function plainBooked({ startsAt, zone }: Booked, now: Date): PlainAnswer {
  return {
    action: 'booked',
    say: bookedSentence({ startsAt, zone }, now),
    at: new Date(startsAt).toISOString(),
    time_zone: zone,
  };
}

export function bookedSentence({ startsAt, zone }: Booked, now: Date): string {
  return `Thank you. A colleague will call you ${spokenTime(startsAt, zone, now.getTime())}, your time.`;
}
