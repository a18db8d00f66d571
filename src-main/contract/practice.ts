/**
 * What the practice line and the hidden page that plays its callers tell each other, over a WebSocket on loopback.
 * The phone never sees any of it: to the phone a practice call is an INVITE.
 */
import { z } from 'zod';

const seconds = z.number().min(0).max(600);

/** One spoken line. `audio` is a file name under `practice/` beside the page; `text` is what it says. */
export const spokenLineSchema = z.object({
  speaker: z.enum(['ai', 'prospect']),
  audio: z.string().regex(/^[a-z0-9-]+\.opus$/),
  text: z.string().max(500),
});
export type SpokenLine = z.infer<typeof spokenLineSchema>;

/** What a line waits for. `reply`: the rep has spoken and paused; without a word it comes after `atMost` seconds. */
export const cueSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pause'), seconds }),
  z.object({ kind: z.literal('reply'), atMost: seconds }),
]);
export type Cue = z.infer<typeof cueSchema>;

export const cuedLineSchema = z.object({ cue: cueSchema, line: spokenLineSchema });
export type CuedLine = z.infer<typeof cuedLineSchema>;

export const timelineSchema = z.object({
  /** The AI talks to the prospect while the rep's phone rings. */
  whileRinging: z.array(cuedLineSchema).max(10),
  /** The AI tells the prospect that it takes a little longer. */
  whenMoreTime: spokenLineSchema,
  /** The prospect hangs up after ringing this long; null: stays until the AI gives up. */
  leavesAfterSeconds: seconds.nullable(),
  givesUpAfterSeconds: seconds,
  afterBridge: z.array(cuedLineSchema).max(20),
});
export type Timeline = z.infer<typeof timelineSchema>;

const practiceAccountSchema = z.object({
  server: z.string().max(300),
  aor: z.string().max(300),
  username: z.string().max(120),
  password: z.string().max(300),
});

/** From the practice line to the page. */
export const practiceOrderSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('sign-in'), account: practiceAccountSchema }),
  z.object({
    type: z.literal('call'),
    handoffKey: z.string().max(256),
    target: z.string().max(300),
    /** Name of the prospect, for From. */
    displayName: z.string().max(120),
    headers: z.array(z.object({ name: z.string().max(100), value: z.string().max(1_000) })).max(20),
    timeline: timelineSchema,
  }),
  z.object({ type: z.literal('close') }),
]);
export type PracticeOrder = z.infer<typeof practiceOrderSchema>;

/** What happens to a practice call, as the caller's side sees it. */
export const practiceStepSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('calling') }),
  z.object({ kind: z.literal('ringing') }),
  z.object({ kind: z.literal('early-media') }),
  z.object({ kind: z.literal('more-time'), seconds: z.number().min(0).max(600) }),
  z.object({ kind: z.literal('answered') }),
  z.object({ kind: z.literal('says'), speaker: z.enum(['ai', 'prospect']), text: z.string().max(500) }),
  z.object({ kind: z.literal('held') }),
  z.object({ kind: z.literal('resumed') }),
  z.object({ kind: z.literal('declined'), status: z.int(), reason: z.string().max(200).nullable() }),
  z.object({ kind: z.literal('prospect-left') }),
  z.object({ kind: z.literal('gave-up') }),
  z.object({ kind: z.literal('ended'), by: z.enum(['rep', 'prospect']) }),
  z.object({ kind: z.literal('failed'), why: z.string().max(300) }),
]);
export type PracticeStep = z.infer<typeof practiceStepSchema>;

/** From the page to the practice line. */
export const practiceReportSchema = z.discriminatedUnion('type', [
  /** Registered and able to place a call. */
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('not-ready'), why: z.string().max(300) }),
  z.object({
    type: z.literal('step'),
    handoffKey: z.string().max(256),
    /** Since the INVITE was sent, ms. */
    afterMs: z.number().min(0),
    step: practiceStepSchema,
  }),
]);
export type PracticeReport = z.infer<typeof practiceReportSchema>;

/** After these steps a practice call is over. */
export function isLastStep(step: PracticeStep): boolean {
  return ['declined', 'prospect-left', 'gave-up', 'ended', 'failed'].includes(step.kind);
}
