/**
 * The one table of what crosses between main and renderer. `requests`: renderer asks, main answers (in a Result).
 * `pushes`: main tells, renderer listens. The preload derives `window.baton` from it, main derives its handlers.
 */
import { z } from 'zod';
import { availabilityStates, lastingSchema, ownAvailabilitySchema } from './availability.ts';
import { handoffBriefSchema } from './brief.ts';
import { callIntentSchema, declineReasonSchema, handoffEventSchema, inviteFactsSchema } from './call.ts';
import { callbackResultSchema } from './callbacks.ts';
import { withdrawalReasons } from './desk-socket.ts';
import { deskStateSchema } from './desk-state.ts';
import {
  dialBegunSchema,
  dialCheckRequestSchema,
  dialCheckSchema,
  dialInputLimit,
  dialRequestSchema,
  transferCheckSchema,
  transferTargetSchema,
} from './dial.ts';
import { exportReplySchema, exportRequestSchema } from './export.ts';
import { feedbackDraftSchema } from './feedback.ts';
import { globalKeyStandingsSchema } from './global-keys.ts';
import { historyDetailSchema, historyFilterSchema, historyItemSchema } from './history.ts';
import { auditSchema, handoffInsightSchema, insightsSchema, periodSchema, suggestionDecisions } from './insights.ts';
import { networkSchema } from './network.ts';
import { openRequestSchema } from './open-request.ts';
import { presenceSchema } from './presence.ts';
import type { Result } from './result.ts';
import { accountSchema, edgeSchema, settingsPatchSchema, settingsSchema } from './settings.ts';
import { acceptanceSchema, proposalSchema } from './setup.ts';
import { updateSources } from './update-source.ts';

const nothing = z.object({});
const handoffRef = z.object({ handoffId: z.uuid() });
/** As the desk knows a handoff, which on this machine is its handoff key. */
const deskHandoffId = z.string().min(1).max(256);
const offerRef = z.object({ handoffId: deskHandoffId, token: z.int().min(0) });

export const requests = {
  'app:info': {
    request: nothing,
    reply: z.object({
      version: z.string(),
      platform: z.string(),
      runtime: z.string(),
      dataPath: z.string(),
      updates: z.enum(updateSources),
    }),
  },
  /** The page has left the phone line; the answer to `app:leaving`. */
  'app:left': { request: nothing, reply: nothing },
  /** On Linux without a keyring secrets can only be stored in plain text: the user has to say yes once. */
  'keyring:status': {
    request: nothing,
    reply: z.object({ backend: z.string(), state: z.enum(['ready', 'needs-consent', 'unavailable']) }),
  },
  'keyring:consent': { request: z.object({ accept: z.literal(true) }), reply: nothing },
  'settings:get': { request: nothing, reply: settingsSchema },
  'settings:set': { request: settingsPatchSchema, reply: settingsSchema },
  /** The active line with its password; null when `line` is `edge` and none is configured. */
  'account:get': { request: nothing, reply: accountSchema.nullable() },
  /** Stores edge and password (null keeps the stored one) and makes the edge the active line. */
  'account:save': {
    request: z.object({ edge: edgeSchema, password: z.string().max(300).nullable() }),
    reply: settingsSchema,
  },
  /** Stores how the edge is reached; `turnPassword`: null keeps the stored one, empty removes it. */
  'network:save': {
    request: z.object({ network: networkSchema, turnPassword: z.string().max(300).nullable() }),
    reply: settingsSchema,
  },
  /** Stores the desk's bearer key and the reference signing key; null keeps, empty string removes. */
  'desk:secrets': {
    request: z.object({ bearer: z.string().max(500).nullable(), referenceKey: z.string().max(500).nullable() }),
    reply: nothing,
  },
  /** What the link that came last proposes; null: none waits. Fails, once, where it is refused. */
  'provision:waiting': { request: nothing, reply: proposalSchema.nullable() },
  'provision:read': { request: z.object({ bytes: z.instanceof(Uint8Array) }), reply: proposalSchema },
  /** The rep has read what changes and says yes. */
  'provision:accept': { request: acceptanceSchema, reply: settingsSchema },
  'provision:dismiss': { request: z.object({ id: z.uuid() }), reply: nothing },
  /** Takes the admin's rules away, and with them the account and the desk they set. */
  'provision:leave': { request: nothing, reply: settingsSchema },
  /** Writes the handoff row and answers with what is known so far; later sources arrive by `brief:updated`. */
  'handoff:begin': {
    request: inviteFactsSchema,
    reply: z.object({
      handoffId: z.uuid(),
      brief: handoffBriefSchema,
      declinedBefore: z.boolean(),
      /** The desk took it back before its INVITE came; null: it did not. */
      withdrawn: z.enum(withdrawalReasons).nullable(),
    }),
  },
  'handoff:record': {
    /** `afterMs`: since the INVITE, on a monotonic clock. */
    request: handoffRef.extend({ event: handoffEventSchema, afterMs: z.number().min(0) }),
    reply: nothing,
  },
  /** Tells the desk now (not through the outbox) that the rep accepts, for platforms that wait for it. */
  'handoff:accept': { request: handoffRef, reply: nothing },
  'handoff:note': { request: handoffRef.extend({ text: z.string().max(20_000) }), reply: nothing },
  /** What would be dialled and whether it may be; a failure says what is wrong with the number. */
  'dial:check': { request: dialCheckRequestSchema, reply: dialCheckSchema },
  /** Checks again and writes the call; its events follow by `handoff:record`. */
  'dial:begin': { request: dialRequestSchema, reply: dialBegunSchema },
  /** Where a call would be transferred to; a failure says why it may not be. */
  'transfer:check': { request: transferCheckSchema, reply: transferTargetSchema },
  'feedback:draft': { request: handoffRef.extend({ draft: feedbackDraftSchema }), reply: nothing },
  'feedback:submit': {
    request: handoffRef.extend({ draft: feedbackDraftSchema }),
    reply: z.object({ feedbackId: z.uuid() }),
  },
  'history:list': {
    request: z.object({
      query: z.string().max(200),
      /** Absent: everything. */
      filter: historyFilterSchema.optional(),
      limit: z.int().min(1).max(200),
      /** Only items received before this instant; null: newest first. */
      before: z.iso.datetime({ offset: true }).nullable(),
    }),
    reply: z.array(historyItemSchema),
  },
  /** Campaigns of the stored handoffs, by name. */
  'history:campaigns': { request: nothing, reply: z.array(z.string()).max(200) },
  'history:get': { request: handoffRef, reply: historyDetailSchema },
  /** Asks where, and writes the handoffs there; `export:progress` says how far it is. */
  'history:export': { request: exportRequestSchema, reply: exportReplySchema },
  /** The export that is being written stops, is answered as one for which no place was chosen, and leaves no file. */
  'history:export-stop': { request: nothing, reply: nothing },
  /** Asks where, and writes an archive for whoever helps: logs, settings and figures without personal data. */
  'diagnostics:save': { request: nothing, reply: z.object({ file: z.string().nullable() }) },
  /** How many handoffs would be too old. */
  'history:older': { request: z.object({ days: z.int().min(1).max(3_650) }), reply: z.object({ handoffs: z.int() }) },
  /** Who a handoff is about, and what deleting them would delete; `unsent`: verdicts the desk has not got yet. */
  'history:prospect': {
    request: handoffRef,
    reply: z.object({
      phone: z.string().nullable(),
      handoffs: z.int(),
      unsent: z.int(),
      /** Histories that were put aside because they could not be read. */
      aside: z.int(),
    }),
  },
  /** Deletes everything about the person of this handoff, for good. */
  'history:forget': { request: handoffRef, reply: z.object({ handoffs: z.int() }) },
  'availability:get': { request: nothing, reply: ownAvailabilitySchema },
  'availability:set': {
    request: z.object({ state: z.enum(availabilityStates), lasting: lastingSchema }),
    reply: ownAvailabilitySchema,
  },
  /** Speaks text with the operating system's voice into a WAV file (PCM 16 bit mono). */
  'whisper:speak': {
    request: z.object({ text: z.string().min(1).max(600) }),
    reply: z.object({ wav: z.instanceof(Uint8Array) }),
  },
  /** What the desk of the line in use has told: connection, offer, what is likely, queue, callbacks. */
  'desk:state': { request: nothing, reply: deskStateSchema },
  /** Asks the desk of the settings something it need not know, with the key of this phone. */
  'desk:check': { request: nothing, reply: z.object({ roundTripMs: z.number().min(0) }) },
  /** The brief of an offer, as the desk sent it ahead; `not-found` once it is too old. */
  'desk:brief': { request: z.object({ handoffId: deskHandoffId }), reply: handoffBriefSchema },
  /** The rep takes a callback that is due; `desk:changed` says `dial` when the desk agrees. */
  'callback:accept': { request: offerRef, reply: nothing },
  'callback:decline': { request: offerRef.extend({ reason: declineReasonSchema }), reply: nothing },
  'callback:result': {
    request: z.object({ callbackId: z.string().min(1).max(64), result: callbackResultSchema }),
    reply: nothing,
  },
  /** Which of the global keys in the settings the operating system gave to Baton. */
  'global-keys:get': { request: nothing, reply: globalKeyStandingsSchema },
  'presence:report': { request: presenceSchema, reply: nothing },
  'outbox:status': { request: nothing, reply: z.object({ pending: z.int().min(0), lastError: z.string().nullable() }) },
  /** The practice line: asks the scripted AI to call and hand over. */
  'practice:scripts': {
    request: nothing,
    reply: z.array(z.object({ id: z.string(), title: z.string(), teaches: z.string() })),
  },
  'practice:call': {
    /** `skipAhead`: the phone rings at once, without listening in first. */
    request: z.object({ scriptId: z.string().max(60).nullable(), skipAhead: z.boolean().optional() }),
    reply: z.object({ handoffKey: z.string() }),
  },
  /** What the team's handoffs teach, from the desk of the line in use. */
  'insights:get': { request: periodSchema, reply: insightsSchema },
  'insights:handoff': { request: z.object({ handoffId: z.string().min(1).max(256) }), reply: handoffInsightSchema },
  /** A lead's word on a suggestion; the new threshold holds at once. */
  'insights:decide': {
    request: z.object({ suggestionId: z.string().min(1).max(64), decision: z.enum(suggestionDecisions) }),
    reply: nothing,
  },
  /** Takes the newest version of what was learned back. */
  'insights:undo': { request: nothing, reply: nothing },
  'audit:get': { request: periodSchema, reply: auditSchema },
  /** One structured log line; personal data only under `pii`, which main drops. */
  'log:write': {
    request: z.object({
      level: z.enum(['info', 'warn', 'error']),
      event: z.string().max(100),
      fields: z.record(z.string().max(60), z.union([z.string().max(500), z.number(), z.boolean(), z.null()])),
    }),
    reply: nothing,
  },
} as const;

export const pushes = {
  'brief:updated': handoffRef.extend({ brief: handoffBriefSchema }),
  /** At most ten times a second. */
  'desk:changed': deskStateSchema,
  /** The desk has taken a handoff back that this phone may be ringing for: stop, and answer the INVITE as withdrawn. */
  'handoff:withdrawn': handoffRef.extend({ why: z.enum(withdrawalReasons) }),
  'availability:changed': ownAvailabilitySchema,
  'settings:changed': settingsSchema,
  /** A setup link came in: ask what it proposes. */
  'provision:offered': nothing,
  /** A link from another program: fills the dial field, and never dials. */
  'dial:fill': z.object({ input: z.string().min(1).max(dialInputLimit) }),
  /** From tray, notification or global key. */
  intent: callIntentSchema,
  /** A page the rep asked for outside the window. */
  open: openRequestSchema,
  /** The app is about to end: leave the phone line, then say `app:left`. */
  'app:leaving': nothing,
  power: z.object({ event: z.enum(['suspend', 'resume', 'lock', 'unlock']) }),
  'outbox:changed': z.object({ pending: z.int().min(0), lastError: z.string().nullable() }),
  /** So many handoffs are written so far. */
  'export:progress': z.object({ handoffs: z.int().min(0), of: z.int().min(0) }),
  /** Something about storage or secrets the rep must know; shown as a banner until dismissed. */
  warning: z.object({ id: z.string(), message: z.string() }),
} as const;

export type Requests = typeof requests;
export type RequestName = keyof Requests;
export type RequestOf<N extends RequestName> = z.infer<Requests[N]['request']>;
export type ReplyOf<N extends RequestName> = z.infer<Requests[N]['reply']>;
export type Pushes = typeof pushes;
export type PushName = keyof Pushes;
export type PushOf<N extends PushName> = z.infer<Pushes[N]>;

/** `window.baton`, as the preload exposes it. */
export interface BatonApi {
  request<N extends RequestName>(name: N, request: RequestOf<N>): Promise<Result<ReplyOf<N>>>;
  /** Returns the function that stops listening. */
  on<N extends PushName>(name: N, listener: (message: PushOf<N>) => void): () => void;
}
