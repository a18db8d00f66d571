/** A rep as an operator sets it up. */
import { z } from 'zod';
import { languageSchema, skillSchema } from '../conversations/conversation.ts';
import { weeklyHoursSchema } from '../hours/weekly-hours.ts';
import type { RepRecord } from '../store/dispatch-store.ts';

export const sipSchema = z
  .string()
  .max(255)
  .regex(/^sips?:[^\s<>"@;?]+@[^\s<>"@;?]+$/i, 'is not a SIP address like sip:ana@example.com');

export const repInputSchema = z.strictObject({
  /** As the AI says it to the prospect; left out: "my colleague". */
  name: z.string().trim().min(1).max(80).nullable().default(null),
  /** Where platforms transfer to. */
  sip: sipSchema,
  skills: z.array(skillSchema).max(50).default([]),
  /** English when left out. */
  languages: z.array(languageSchema).min(1).max(20).default(['en']),
  /** When the rep works; left out: whenever the phone says available. */
  hours: weeklyHoursSchema.nullable().default(null),
});
export type RepInput = z.infer<typeof repInputSchema>;

export function repRecord(teamId: string, id: string, input: RepInput): RepRecord {
  return { teamId, id, ...input, skills: [...new Set(input.skills)], languages: [...new Set(input.languages)] };
}
