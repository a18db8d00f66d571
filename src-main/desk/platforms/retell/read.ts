/**
 * Retell's custom functions (docs.retellai.com/build/conversation-flow/custom-function: `{name, args, call}`) and webhooks
 * (docs.retellai.com/features/webhook: `{event, call}`). The call object is the same in both.
 */
import { z } from 'zod';
import type { JsonRecord } from '../../../brief/json-intake.ts';
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

const retellCallSchema = z.object({
  call_id: callIdSchema,
  direction: z.string().max(50).nullish(),
  from_number: z.string().max(200).nullish(),
  to_number: z.string().max(200).nullish(),
  /** ms since the epoch. */
  start_timestamp: z.number().min(0).max(4e12).nullish(),
  transcript_object: jsonListSchema.nullish(),
  metadata: jsonRecordSchema.nullish(),
  retell_llm_dynamic_variables: jsonRecordSchema.nullish(),
  collected_dynamic_variables: jsonRecordSchema.nullish(),
  disconnection_reason: z.string().max(200).nullish(),
  call_analysis: jsonRecordSchema.nullish(),
});

/** "Payload: args only" must be off, or the desk cannot know which call asks. */
export const retellFunctionSchema = z.object({
  name: z.string().min(1).max(200),
  args: jsonRecordSchema.nullish(),
  call: retellCallSchema,
});
export const retellWebhookSchema = z.object({ event: z.string().min(1).max(100), call: retellCallSchema });

type RetellCall = z.infer<typeof retellCallSchema>;

/** A function with a `slot` books it; any other asks for a handoff. */
export function readRetellFunction({ args, call }: z.infer<typeof retellFunctionSchema>, now: Date): CallEvent {
  const given: JsonRecord = args ?? {};
  if (given['slot'] !== undefined) return { kind: 'callback', call: callOf(call, now), slot: slotOf(given['slot']) };
  const told = toldTurns(call.transcript_object ?? []);
  return { kind: 'handoff', call: callOf(call, now), told, handoff: handoffInput(readFields([given], now)) };
}

export function readRetellWebhook({ event, call }: z.infer<typeof retellWebhookSchema>, now: Date): CallEvent {
  const told = toldTurns(call.transcript_object ?? []);
  switch (event) {
    case 'call_started':
    case 'transcript_updated':
      return { kind: 'transcript', call: callOf(call, now), told };
    case 'transfer_cancelled':
      return { kind: 'missed', call: callOf(call, now) };
    case 'call_ended':
    case 'call_analyzed': {
      const { claims } = handoffInput(readFields([call.call_analysis ?? {}], now));
      const handedOver = call.disconnection_reason === 'call_transfer';
      return { kind: 'ended', call: callOf(call, now), told, handedOver, claims };
    }
    // transfer_started, transfer_bridged and transfer_ended: the phone that rings tells the desk sooner.
    default:
      return { kind: 'nothing' };
  }
}

function callOf(call: RetellCall, now: Date): ToldCall {
  const { retell_llm_dynamic_variables, collected_dynamic_variables, metadata, start_timestamp } = call;
  const records = [retell_llm_dynamic_variables, collected_dynamic_variables, metadata].filter((part) => part != null);
  // The AI called out: the prospect is who it called.
  const phone = (call.direction === 'outbound' ? call.to_number : call.from_number) ?? undefined;
  const startedAt = start_timestamp == null ? undefined : new Date(start_timestamp).toISOString();
  return {
    id: call.call_id,
    input: conversationInput(readFields(records, now), 'Retell', {
      phone,
      startedAt,
      inbound: call.direction === 'inbound',
    }),
  };
}
