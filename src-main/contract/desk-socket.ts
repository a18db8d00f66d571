/**
 * What a rep's phone and the desk tell each other over the WebSocket `/v1/reps/me/socket`, one JSON text message each.
 *
 * Messages with a `cursor` are kept by the desk until they are old: a phone that comes back says the last cursor it has
 * acted on and gets what it missed, in order, once. The others show a moment and are worth nothing later.
 */
import { z } from 'zod';
import { availabilityStates } from './availability.ts';
import { handoffBriefSchema, instantSchema, transcriptTurnSchema, triggerKinds } from './brief.ts';
import { declineReasonSchema } from './call.ts';
import { callbackResultSchema, callbackSchema } from './callbacks.ts';

/** A longer message is refused by both sides. UTF-8 bytes; a brief may be as large. */
export const largestSocketMessage = 1_310_720;
/** The phone proves that it is there at least this often, ms; the desk calls it unreachable after `proofMs` (10 s) without. */
export const proofEveryMs = 3_000;
/**
 * Before it answers a report or an accept the desk waits this long to see what becomes of it, ms: longer than a change of
 * leader takes most times, shorter than a platform's patience with a request. Whoever asks has to wait longer than that:
 * an accept that was in time would look like one that was not.
 */
export const deskAnswersWithinMs = 2_500;

/**
 * Why the desk closes a socket (RFC 6455 7.4). `restart`: this node ends, come back at once, another one answers.
 * `replaced`: the same rep has connected elsewhere since; the newest phone rings, and the older one is not to come back by
 * itself. `silent`: no message for `proofMs`. `slow`: the phone does not read what it is sent. `rubbish`: messages that
 * cannot be read, or too many. `revoked`: the key is no longer good.
 */
export const socketCloses = {
  restart: 1012,
  rubbish: 1008,
  replaced: 4001,
  silent: 4002,
  slow: 4003,
  revoked: 4004,
} as const;

/** Counts the kept messages of one rep from 1, ascending. One whose handoff is no longer known is left out. */
const cursor = z.int().min(1);
const handoffId = z.string().min(1).max(256);
/** Fencing token of an offer: whoever names an older one is too late. */
const token = z.int().min(0);

export const deskOfferSchema = z.object({
  /** What it is answered by. A callback's is not that of the handoff whose brief is opened: the brief names that one. */
  handoffId,
  token,
  /** When the desk offers it to somebody else. */
  expiresAt: instantSchema,
  /** Null: the prospect is on the line with the AI and an INVITE follows. Else a promised callback is due. */
  callbackId: z.string().max(64).nullable(),
});
export type DeskOffer = z.infer<typeof deskOfferSchema>;

/** A conversation that has not been handed over yet, and may be soon, to this rep. No promise. */
export const likelyCallSchema = z.object({
  conversationId: z.string().max(64),
  name: z.string().max(200).nullable(),
  company: z.string().max(200).nullable(),
  role: z.string().max(200).nullable(),
  trigger: z.enum(triggerKinds).nullable(),
  /** 0..1, of that trigger on the latest turn. */
  probability: z.number().min(0).max(1),
  /** Expected seconds until the handoff; null: cannot be said. */
  inSeconds: z.number().min(0).nullable(),
  /** The latest turns, oldest first. */
  turns: z.array(transcriptTurnSchema).max(200),
});
export type LikelyCall = z.infer<typeof likelyCallSchema>;

/** What waits for reps of the team now. */
export const queueViewSchema = z.object({
  waiting: z.int().min(0),
  /** Of those, how many this rep could take. */
  forMe: z.int().min(0),
  longestSeconds: z.number().min(0),
  /** Reps who are available or in a call. */
  working: z.int().min(0),
  available: z.int().min(0),
});
export type QueueView = z.infer<typeof queueViewSchema>;

/** Why an offer no longer stands. */
export const withdrawalReasons = ['expired', 'cancelled', 'rep-gone', 'rep-unavailable', 'not-bridged'] as const;
export type WithdrawalReason = (typeof withdrawalReasons)[number];

/** Kept until they are old, in order of their cursor. */
export const keptMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('offer'), cursor, offer: deskOfferSchema, brief: handoffBriefSchema }),
  z.object({ type: z.literal('extended'), cursor, offer: deskOfferSchema }),
  z.object({
    type: z.literal('withdrawn'),
    cursor,
    handoffId,
    token,
    why: z.enum(withdrawalReasons),
  }),
  /** The accept was in time: join rep and prospect. */
  z.object({ type: z.literal('connect'), cursor, handoffId, token }),
  /** The desk has taken the rep out of the round after offers in a row went unanswered. */
  z.object({ type: z.literal('set-away'), cursor }),
  z.object({
    type: z.literal('callback'),
    cursor,
    event: z.enum(['booked', 'reminder', 'dial', 'over']),
    callback: callbackSchema,
  }),
]);
export type KeptMessage = z.infer<typeof keptMessageSchema>;

export const momentMessageSchema = z.discriminatedUnion('type', [
  /**
   * First. The offers and callbacks listed are all that are open: what a phone believed before is forgotten, and kept
   * messages up to `newest` that follow tell nothing newer about them. `resumed` false: the cursor said is unknown or too
   * old, nothing follows, and the phone goes on from `newest`.
   */
  z.object({
    type: z.literal('hello'),
    repId: z.string().max(40),
    name: z.string().max(120).nullable(),
    resumed: z.boolean(),
    /** The newest kept message; with `resumed` those the phone missed follow. */
    newest: z.int().min(0),
    offers: z.array(deskOfferSchema).max(20),
    callbacks: z.array(callbackSchema).max(200),
    /** What this rep's key may do beside calls. */
    may: z.object({ seeInsights: z.boolean(), decide: z.boolean() }),
  }),
  /** The brief of an offered handoff has grown: the AI still talks. */
  z.object({ type: z.literal('brief'), handoffId, brief: handoffBriefSchema }),
  z.object({ type: z.literal('likely'), call: likelyCallSchema }),
  z.object({ type: z.literal('likely-over'), conversationId: z.string().max(64) }),
  z.object({ type: z.literal('queue'), queue: queueViewSchema }),
  /** What was asked cannot be done: the handoff is somebody else's by now, the message was not understood. */
  z.object({
    type: z.literal('refused'),
    about: z.string().max(60),
    handoffId: handoffId.nullable(),
    detail: z.string().max(500),
  }),
]);
export type MomentMessage = z.infer<typeof momentMessageSchema>;

export const deskMessageSchema = z.union([keptMessageSchema, momentMessageSchema]);
export type DeskMessage = z.infer<typeof deskMessageSchema>;

export const repMessageSchema = z.discriminatedUnion('type', [
  /** First. `after`: the last cursor acted on, 0 for none. */
  z.object({ type: z.literal('hello'), after: z.int().min(0) }),
  /** Proof that the phone is there, and whether an INVITE would reach it; sent on change and every `proofEveryMs`. */
  z.object({
    type: z.literal('presence'),
    availability: z.enum(availabilityStates),
    since: instantSchema,
    until: instantSchema.nullable(),
    /** The phone is registered with its edge and has proved it lately. */
    reachable: z.boolean(),
  }),
  z.object({ type: z.literal('accept'), handoffId, token }),
  z.object({ type: z.literal('decline'), handoffId, token, reason: declineReasonSchema }),
  z.object({ type: z.literal('more-time'), handoffId, token, seconds: z.int().min(1).max(120) }),
  z.object({ type: z.literal('callback-result'), callbackId: z.string().max(64), result: callbackResultSchema }),
]);
export type RepMessage = z.infer<typeof repMessageSchema>;
