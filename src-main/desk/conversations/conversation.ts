/** A conversation of an AI with a prospect, as a platform tells it. These schemas are also the published ones. */
import { z } from 'zod';
import { readTimeZone } from '../../brief/time-zone.ts';
import { briefLimits, complianceSchema, instantSchema } from '../../contract/brief.ts';
import { nameSchema } from '../keys/api-key.ts';

const short = z.string().max(briefLimits.short);
/** As reps have them: what is asked for and what is had must be the same word. */
export const skillSchema = z.string().trim().toLowerCase().min(1).max(60);
/** The primary tag of a BCP 47 tag, lower case. */
export const languageSchema = z
  .string()
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'is not a language tag')
  .transform((tag) => (tag.split('-')[0] ?? tag).toLowerCase());

const scalar = z.union([z.string().max(briefLimits.line), z.number(), z.boolean(), z.null()]);

export const conversationInputSchema = z.strictObject({
  prospect: z
    .strictObject({
      name: short,
      company: short,
      role: short,
      phone: short,
      timeZone: short.refine((zone) => readTimeZone(zone) !== null, 'is not an IANA time zone'),
      email: short,
      /** US state of the address, two letters: some have calling rules of their own. */
      state: z.string().regex(/^[A-Za-z]{2}$/, 'is not a two-letter state'),
    })
    .partial(),
  /** Whom the prospect needs; what is left out is taken from the CRM, or asks for nothing. */
  routing: z
    .strictObject({
      /** All of them are needed. */
      skills: z.array(skillSchema).max(20),
      /** BCP 47: `en`, `es-MX`; the primary tag counts. English when left out. */
      language: languageSchema,
      /** The rep who owns the account. */
      owner: nameSchema,
      vip: z.boolean(),
    })
    .partial()
    .optional(),
  /** `inbound`: the prospect has called, and calling hours do not apply. `outbound` when left out. */
  direction: z.enum(['outbound', 'inbound']).optional(),
  /** What the CRM knows, field by field. */
  crm: z
    .record(z.string().min(1).max(100), scalar)
    .refine((fields) => Object.keys(fields).length <= briefLimits.items, `has more than ${briefLimits.items} fields`)
    .optional(),
  /** Why this prospect may be called. Carried to the rep unchanged; what is left out is unknown, never assumed. */
  consent: z.strictObject(complianceSchema.shape).partial().optional(),
  campaign: short.optional(),
  /** The AI platform, in words ("Vapi"). */
  platform: short.optional(),
  /** When the AI call began; the time of the request when left out. */
  startedAt: instantSchema.optional(),
});
export type ConversationInput = z.infer<typeof conversationInputSchema>;

export const turnInputSchema = z.strictObject({
  /** Counts from 1 without gaps; the number makes a repeated delivery harmless. */
  turn: z.int().min(1).max(briefLimits.turns),
  speaker: z.enum(['ai', 'prospect']),
  text: z.string().min(1).max(briefLimits.text),
  /** Seconds since the AI call began. */
  atSeconds: z.number().min(0).max(86_400).optional(),
});
export type TurnInput = z.infer<typeof turnInputSchema>;

export const turnsInputSchema = z.union([
  turnInputSchema,
  z.strictObject({ turns: z.array(turnInputSchema).min(1).max(500) }),
]);

export interface Conversation {
  readonly teamId: string;
  readonly id: string;
  readonly input: ConversationInput;
  readonly startedAt: Date;
  readonly createdAt: Date;
}

export interface ConversationTurn {
  readonly turn: number;
  readonly speaker: 'ai' | 'prospect';
  readonly text: string;
  readonly atSeconds: number | null;
}
