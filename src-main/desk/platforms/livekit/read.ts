/**
 * The HTTP tool of a LiveKit agent (docs.livekit.io/agents). LiveKit prescribes no body: this one is made of what the
 * agent has at hand, the room, the SIP participant with its attributes and the chat context as `ChatContext.to_dict` writes it.
 */
import { z } from 'zod';
import { isRecord } from '../../../brief/json-intake.ts';
import {
  type CallEvent,
  callIdSchema,
  jsonListSchema,
  jsonRecordSchema,
  slotOf,
  type ToldCall,
  toldTurns,
} from '../call-event.ts';
import { conversationInput, handoffInput, readFields } from '../call-facts.ts';

const aboutSchema = z.object({
  /** The sid where there is one: names of rooms come again. */
  room: z.union([callIdSchema, z.object({ sid: callIdSchema.nullish(), name: callIdSchema })]),
  participant: z.object({ identity: z.string().max(200).nullish(), attributes: jsonRecordSchema.nullish() }).nullish(),
  /** `{items: […]}` or the items. */
  chat_ctx: z.union([jsonListSchema, z.object({ items: jsonListSchema })]).nullish(),
  metadata: jsonRecordSchema.nullish(),
});
export const livekitToolSchema = aboutSchema.extend({
  reason: z.string().max(500).nullish(),
  summary: z.string().nullish(),
  /** A slot the prospect has chosen. */
  slot: z.string().max(40).nullish(),
});

/** How the transfer came out, as `TransferSIPParticipant` or `CreateSIPParticipant` told the agent. */
export const livekitOutcomeSchema = aboutSchema.extend({
  event: z.enum(['transcript', 'transferred', 'transfer-failed', 'participant-left']),
  /** SIP status of a failed transfer: 486 and 6xx are a rep who declined, 480, 408 and 404 one who is not there. */
  sip_status: z.int().min(100).max(699).nullish(),
});

type About = z.infer<typeof aboutSchema>;

export function readLivekitTool(body: z.infer<typeof livekitToolSchema>, now: Date): CallEvent {
  const call = callOf(body, now);
  if (body.slot != null) return { kind: 'callback', call, slot: slotOf(body.slot) };
  const { reason = null, summary = null } = body;
  return { kind: 'handoff', call, told: turnsOf(body), handoff: handoffInput(readFields([{ reason, summary }], now)) };
}

export function readLivekitOutcome(body: z.infer<typeof livekitOutcomeSchema>, now: Date): CallEvent {
  const call = callOf(body, now);
  const told = turnsOf(body);
  switch (body.event) {
    case 'transcript':
      return { kind: 'transcript', call, told };
    case 'transferred':
      return { kind: 'ended', call, told, handedOver: true, claims: undefined };
    case 'transfer-failed':
      return { kind: 'missed', call };
    case 'participant-left':
      return { kind: 'ended', call, told, handedOver: false, claims: undefined };
    default:
      return body.event satisfies never;
  }
}

function callOf({ room, participant, metadata }: About, now: Date): ToldCall {
  const id = typeof room === 'string' ? room : (room.sid ?? room.name);
  const attributes = participant?.attributes ?? {};
  const number = attributes['sip.phoneNumber'];
  // LiveKit's own attributes tell how the call came, not who the prospect is.
  const own = Object.fromEntries(Object.entries(attributes).filter(([name]) => !/^(sip|lk)\./.test(name)));
  const records = [own, metadata ?? {}].filter((record) => isRecord(record));
  const phone = typeof number === 'string' ? number : undefined;
  return { id, input: conversationInput(readFields(records, now), 'LiveKit', { phone }) };
}

function turnsOf({ chat_ctx }: About) {
  return toldTurns(Array.isArray(chat_ctx) ? chat_ctx : (chat_ctx?.items ?? []));
}
