/**
 * Twilio's requests for TwiML, form-encoded: the action of `<Connect>` after ConversationRelay ended with `handoffData`
 * (twilio.com/docs/voice/twiml/connect/conversationrelay), the action of `<Dial>` (…/voice/twiml/sip) and of `<Gather>`.
 */
import { z } from 'zod';
import { isRecord, type JsonRecord, parseJson } from '../../../brief/json-intake.ts';
import { type CallEvent, callIdSchema, type ToldCall, toldTurns } from '../call-event.ts';
import { conversationInput, handoffInput, readFields } from '../call-facts.ts';

const line = z.string().max(200);
const callSchema = z.object({
  CallSid: callIdSchema,
  From: line.optional(),
  To: line.optional(),
  Direction: line.optional(),
  CallStatus: line.optional(),
});
export const twilioHandoffSchema = callSchema.extend({
  SessionStatus: line.optional(),
  /** The text of `handoffData` as the agent sent it; JSON by custom. */
  HandoffData: z.string().optional(),
});
export const twilioDialedSchema = callSchema.extend({
  /** completed, answered, busy, no-answer, failed, canceled */
  DialCallStatus: line.optional(),
  DialSipResponseCode: line.optional(),
});
export const twilioGatherSchema = callSchema.extend({ Digits: z.string().max(20).optional() });

type TwilioCall = z.infer<typeof callSchema>;
const over: ReadonlySet<string> = new Set(['completed', 'canceled', 'failed', 'busy', 'no-answer']);

/** Every action comes here first: a call that is over cannot be transferred. */
export function hasHungUp({ CallStatus }: TwilioCall): boolean {
  return CallStatus !== undefined && over.has(CallStatus);
}

export function readTwilioHandoff(form: z.infer<typeof twilioHandoffSchema>, now: Date): CallEvent {
  const data = dataOf(form.HandoffData ?? '');
  const call = twilioCall(form, now, data);
  const { brief } = readFields([data], now);
  const told = toldTurns(brief.transcript);
  if (hasHungUp(form)) return { kind: 'ended', call, told, handedOver: false, claims: undefined };
  // Twilio asks once ConversationRelay is over.
  return { kind: 'handoff', call, told, handoff: handoffInput(readFields([data], now)), aiLeft: true };
}

/** @param data what `handoffData` says, where the request carries it. */
export function twilioCall(form: TwilioCall, now: Date, data: JsonRecord = {}): ToldCall {
  const phone = form.Direction?.startsWith('outbound') === true ? form.To : form.From;
  return {
    id: form.CallSid,
    input: conversationInput(readFields([data], now), 'Twilio', { phone, inbound: form.Direction === 'inbound' }),
  };
}

/** `{reasonCode, reason, …}`; a text that is no object is the reason itself. */
function dataOf(text: string): JsonRecord {
  const parsed = parseJson(text);
  if (parsed.ok && isRecord(parsed.value)) return parsed.value;
  return text.trim() === '' ? {} : { reason: text };
}

/** True where the rep and the prospect spoke: then nobody has to be dialled any more. */
export function hasSpoken({ DialCallStatus }: z.infer<typeof twilioDialedSchema>): boolean {
  return DialCallStatus === 'completed' || DialCallStatus === 'answered';
}
