/**
 * HandoffBrief: what the AI knows about the conversation it hands over, as data.
 * Everything in it came from the network: sizes are capped here, unknown fields are kept in `extra` but inert.
 * Times are ISO 8601 UTC strings; turns count from 1 in transcript order.
 */
import { z } from 'zod';

/** Caps, in characters (UTF-16 units) or items. A brief is refused above `briefBytes`; single fields are clipped by the parser. */
export const briefLimits = {
  briefBytes: 1_048_576,
  depth: 16,
  short: 200,
  line: 500,
  text: 4_000,
  items: 50,
  turns: 2_000,
  extraBytes: 16_384,
} as const;

const short = z.string().max(briefLimits.short);
const line = z.string().max(briefLimits.line);
const text = z.string().max(briefLimits.text);
const turn = z.int().min(1).max(1_000_000);
export const instantSchema = z.iso.datetime({ offset: true });

/** Where a fact comes from: a turn of this call, the platform's own summary, or the CRM. */
export const factSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('said'), turn }),
  z.object({ kind: z.literal('claimed') }),
  z.object({ kind: z.literal('crm') }),
]);
export type FactSource = z.infer<typeof factSourceSchema>;

export const factSchema = z.object({ text: line, source: factSourceSchema });
export type Fact = z.infer<typeof factSchema>;

export const objectionSchema = factSchema.extend({ answered: z.boolean().nullable() });
export type Objection = z.infer<typeof objectionSchema>;

export const triggerKinds = [
  'explicit-request',
  'complexity',
  'hesitation',
  'frustration',
  'high-interest',
  'high-value',
  'loop',
  'unknown',
] as const;
export type TriggerKind = (typeof triggerKinds)[number];

export const triggerSchema = z.object({
  kind: z.enum(triggerKinds),
  /** 0..1, null when the platform gave none. */
  probability: z.number().min(0).max(1).nullable(),
  /** One line in plain words: why now. */
  reason: line.nullable(),
  /** The prospect's own words that fired it. */
  evidence: z.array(z.object({ quote: line, turn: turn.nullable() })).max(10),
});
export type Trigger = z.infer<typeof triggerSchema>;

export const prospectSchema = z.object({
  name: short.nullable(),
  company: short.nullable(),
  role: short.nullable(),
  /** As received; E.164 where the platform sends it. */
  phone: short.nullable(),
  /** IANA zone name, checked against the runtime's zone data. */
  timeZone: short.nullable(),
  email: short.nullable(),
});
export type Prospect = z.infer<typeof prospectSchema>;

export const complianceSchema = z.object({
  /** TCPA status as the platform or desk states it. */
  tcpa: z.enum(['cleared', 'not-cleared', 'unknown']),
  consentSource: line.nullable(),
  consentAt: instantSchema.nullable(),
  doNotCall: z.enum(['clear', 'listed', 'unknown']),
  /** Local time window in which the prospect may be called, minutes after local midnight, e.g. 480..1260. */
  callingWindow: z.object({ fromMinute: z.int().min(0).max(1440), toMinute: z.int().min(0).max(1440) }).nullable(),
});
export type Compliance = z.infer<typeof complianceSchema>;

export const transcriptTurnSchema = z.object({
  turn,
  speaker: z.enum(['ai', 'prospect', 'rep']),
  text,
  /** Seconds since the AI call began; null when unknown. */
  atSeconds: z.number().min(0).max(86_400).nullable(),
});
export type TranscriptTurn = z.infer<typeof transcriptTurnSchema>;

export const briefOrigins = ['reference', 'cache', 'desk', 'invite', 'caller-id'] as const;

export const handoffBriefSchema = z.object({
  version: z.literal(1),
  /** The handoff this brief belongs to: the reference id, a platform call id, or the SIP Call-ID. */
  handoffKey: z.string().min(1).max(256),
  prospect: prospectSchema,
  summary: text.nullable(),
  trigger: triggerSchema,
  needs: z.array(factSchema).max(briefLimits.items),
  intentSignals: z.array(factSchema).max(briefLimits.items),
  objections: z.array(objectionSchema).max(briefLimits.items),
  openQuestions: z.array(factSchema).max(briefLimits.items),
  crm: z.array(factSchema).max(briefLimits.items),
  compliance: complianceSchema,
  transcript: z.array(transcriptTurnSchema).max(briefLimits.turns),
  opener: line.nullable(),
  /** When the prospect began to wait for a person. */
  waitingSince: instantSchema.nullable(),
  campaign: short.nullable(),
  /** The AI platform that handed over, in words ("Vapi", "Retell"), when recognised. */
  platform: short.nullable(),
  /** Every source that contributed, first answer first. */
  origins: z.array(z.enum(briefOrigins)).max(8),
  /** What went wrong on the way to this brief, in plain words for the card ("The desk did not answer in 2 s"). */
  problems: z.array(line).max(10),
  /** Fields Baton does not know: kept as JSON text, never interpreted or rendered as markup. */
  extra: z.string().max(briefLimits.extraBytes).nullable(),
});
export type HandoffBrief = z.infer<typeof handoffBriefSchema>;

/** A brief that knows nothing: every later source fills its nulls and empty lists. */
export function emptyBrief(handoffKey: string): HandoffBrief {
  return {
    version: 1,
    handoffKey,
    prospect: { name: null, company: null, role: null, phone: null, timeZone: null, email: null },
    summary: null,
    trigger: { kind: 'unknown', probability: null, reason: null, evidence: [] },
    needs: [],
    intentSignals: [],
    objections: [],
    openQuestions: [],
    crm: [],
    compliance: { tcpa: 'unknown', consentSource: null, consentAt: null, doNotCall: 'unknown', callingWindow: null },
    transcript: [],
    opener: null,
    waitingSince: null,
    campaign: null,
    platform: null,
    origins: [],
    problems: [],
    extra: null,
  };
}
