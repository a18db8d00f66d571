/** Facts about a call that cross the process boundary: what the INVITE carried, what the rep answered, how it ended. */
import { z } from 'zod';
import { instantSchema } from './brief.ts';
import { dialTargetSchema } from './dial-target.ts';
import { qualitySummarySchema } from './quality.ts';

/** What the phone read from an INVITE, before anyone interprets it. All of it is untrusted. */
export const inviteFactsSchema = z.object({
  sipCallId: z.string().min(1).max(256),
  /** User part of From, or of P-Asserted-Identity when the edge sends one. */
  callerId: z.string().max(200).nullable(),
  displayName: z.string().max(200).nullable(),
  /** Header fields a brief may travel in, in order, names as received: X-*, User-to-User, Subject, Call-Info, Replaces… */
  headers: z.array(z.object({ name: z.string().max(100), value: z.string().max(16_384) })).max(100),
  /** Body parts other than SDP, decoded as UTF-8. */
  parts: z.array(z.object({ contentType: z.string().max(200), text: z.string().max(65_536) })).max(8),
  receivedAt: instantSchema,
});
export type InviteFacts = z.infer<typeof inviteFactsSchema>;

export const directions = ['in', 'out'] as const;
export type Direction = (typeof directions)[number];

/** What a rep can answer instead of bridging. The name travels back in `X-Baton-Reason` and to the desk. */
export const declineReasons = [
  'wrong-rep',
  'queue',
  'callback',
  'declined',
  'busy',
  'do-not-disturb',
  'away',
  'already-declined',
] as const;
export const declineReasonSchema = z.enum(declineReasons);
export type DeclineReason = z.infer<typeof declineReasonSchema>;

export const failureCauses = [
  'media-failed',
  'media-insecure',
  'microphone-unavailable',
  'no-ack',
  'signalling-lost',
  'rejected-by-edge',
  'malformed-invite',
  'interrupted',
  'slept',
] as const;
export type FailureCause = (typeof failureCauses)[number];

/** Why a call of ours reached nobody. `cancelled`: the rep hung up first; `moved`: the number is somewhere else now. */
export const notReachedReasons = ['busy', 'no-answer', 'rejected', 'wrong-number', 'moved', 'cancelled'] as const;
export type NotReachedReason = (typeof notReachedReasons)[number];

/** Why a transfer did not come about. `refused`: the far end does none; `no-word`: it never said how it went. */
export const transferFailures = [
  'refused',
  'busy',
  'no-answer',
  'rejected',
  'wrong-number',
  'failed',
  'no-word',
] as const;
export type TransferFailure = (typeof transferFailures)[number];

/** To whom a call was to go: called by the far end at once, or asked by the rep before (RFC 5589 6 and 7). */
const transfereeSchema = z.object({
  /** Name or number, to be read; null: forgotten since. */
  to: z.string().max(260).nullable(),
  /** Number, SIP address or extension; null: not known, or forgotten since. */
  address: z.string().max(260).nullable(),
  how: z.enum(['blind', 'attended']),
});
export type Transferee = z.infer<typeof transfereeSchema>;

export const outcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('connected') }),
  z.object({ kind: z.literal('declined'), reason: declineReasonSchema }),
  z.object({ kind: z.literal('answered-elsewhere') }),
  z.object({ kind: z.literal('caller-left-before-bridge') }),
  z.object({ kind: z.literal('timed-out') }),
  z.object({ kind: z.literal('not-reached'), why: z.enum(notReachedReasons) }),
  z.object({ kind: z.literal('failed'), cause: z.enum(failureCauses) }),
]);
export type CallOutcome = z.infer<typeof outcomeSchema>;

export const outcomeKinds = [
  'connected',
  'declined',
  'answered-elsewhere',
  'caller-left-before-bridge',
  'timed-out',
  'not-reached',
  'failed',
] as const satisfies readonly CallOutcome['kind'][];

export const bridgeStrategies = ['early', 'consult', 'plain'] as const;
export const bridgeStrategySchema = z.enum(bridgeStrategies);
export type BridgeStrategy = z.infer<typeof bridgeStrategySchema>;

/** What happens to a handoff, as the phone tells main. Each is written with its outbox row in one transaction. */
export const handoffEventSchema = z.discriminatedUnion('type', [
  /** The strategy in force; `fallback` says in words why it is not the configured one. */
  z.object({ type: z.literal('strategy'), strategy: bridgeStrategySchema, fallback: z.string().max(200).nullable() }),
  /** The rep asked the AI to hold the prospect for ten more seconds. */
  z.object({ type: z.literal('more-time'), seconds: z.int().min(1).max(120) }),
  /** The rep bridged although compliance was not cleared. */
  z.object({ type: z.literal('compliance-override') }),
  /** The rep asked to hear the whisper, or it spoke by itself. */
  z.object({ type: z.literal('whisper') }),
  /** The caller was put on hold, or taken back; told once the far end has agreed. */
  z.object({ type: z.literal('hold'), held: z.boolean() }),
  /** The far end talks to somebody else now; not `confirmed`: it left, or the rep did, before anybody said so. */
  transfereeSchema.extend({ type: z.literal('transferred'), confirmed: z.boolean() }),
  /** The call stayed with the rep. `taken-back`: by the rep, before anybody answered. */
  transfereeSchema.extend({ type: z.literal('transfer-failed'), why: z.enum([...transferFailures, 'taken-back']) }),
  /** Both sides hear each other; `afterMs` since the INVITE came or, for a call of ours, since it was sent. */
  z.object({ type: z.literal('bridged'), afterMs: z.number().min(0) }),
  /** How the call sounded; told right before `ended`. */
  z.object({ type: z.literal('quality'), summary: qualitySummarySchema }),
  /** The call is over; `talkSeconds` is measured on a monotonic clock. */
  z.object({ type: z.literal('ended'), outcome: outcomeSchema, talkSeconds: z.number().min(0) }),
]);
export type HandoffEvent = z.infer<typeof handoffEventSchema>;

/** The call an intent is meant for, as `Presence` names it. Absent: whichever the keys are for when it arrives. */
const meantFor = z.string().min(1).max(300);

/** Everything a rep may want while a call is on; every surface (window, notification, tray, key) sends these and nothing else. */
export const callIntentSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('bridge'), legId: meantFor.optional() }),
  z.object({ type: z.literal('more-time'), legId: meantFor.optional() }),
  z.object({
    type: z.literal('decline'),
    reason: z.enum(['wrong-rep', 'queue', 'callback', 'declined']),
    legId: meantFor.optional(),
  }),
  z.object({ type: z.literal('override-compliance'), legId: meantFor.optional() }),
  z.object({ type: z.literal('whisper') }),
  z.object({ type: z.literal('toggle-mute'), legId: meantFor.optional() }),
  z.object({ type: z.literal('toggle-hold'), legId: meantFor.optional() }),
  z.object({ type: z.literal('dtmf'), tones: z.string().regex(/^[0-9A-D#*]{1,32}$/), legId: meantFor.optional() }),
  /**
   * The far end is asked to call somebody else instead; `display`: that somebody, to be read. The number is looked at
   * before, which takes time: the call it is meant for is always named.
   */
  z.object({ type: z.literal('transfer'), target: dialTargetSchema, display: z.string().max(260), legId: meantFor }),
  /** Of two calls the other one is talked on; the first goes on hold. */
  z.object({ type: z.literal('swap') }),
  /** Of two calls the far ends are put through to each other, and the rep is out of it. */
  z.object({ type: z.literal('put-through') }),
  /** Two calls become one conversation of three, or two calls again. */
  z.object({ type: z.literal('toggle-merge') }),
  z.object({ type: z.literal('hang-up'), legId: meantFor.optional() }),
  z.object({ type: z.literal('finish-wrap-up') }),
  z.object({ type: z.literal('extend-wrap-up') }),
]);
export type CallIntent = z.infer<typeof callIntentSchema>;
