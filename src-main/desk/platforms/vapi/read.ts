/**
 * Vapi's server messages (docs.vapi.ai/server-url/events): `{message: {type, call, …}}`. Types the desk does not need are
 * acknowledged; fields it does not know are left aside.
 */
import { z } from 'zod';
import { isRecord, type JsonRecord, parseJson } from '../../../brief/json-intake.ts';
import { type CallEvent, callIdSchema, jsonListSchema, jsonRecordSchema, slotOf, toldTurns } from '../call-event.ts';
import { conversationInput, handoffInput, readFields } from '../call-facts.ts';

/** The tools of the assistant that the desk answers. */
export const vapiTools = { handoff: 'handoff_to_human', callback: 'book_callback' } as const;

const toolCallSchema = z.object({
  id: z.string().min(1).max(200),
  function: z.object({
    name: z.string().min(1).max(200),
    /** An object, or its JSON text, as the model's provider has it. */
    arguments: z.union([jsonRecordSchema, z.string()]).nullish(),
  }),
});
export type VapiToolCall = z.infer<typeof toolCallSchema>;

export const vapiBodySchema = z.object({
  message: z.object({
    type: z.string().min(1).max(100),
    call: z.object({
      id: callIdSchema,
      type: z.string().max(100).nullish(),
      customer: jsonRecordSchema.nullish(),
      metadata: jsonRecordSchema.nullish(),
      assistantOverrides: z
        .object({ variableValues: jsonRecordSchema.nullish(), metadata: jsonRecordSchema.nullish() })
        .nullish(),
      startedAt: z.iso.datetime({ offset: true }).nullish(),
    }),
    customer: jsonRecordSchema.nullish(),
    toolCallList: z.array(toolCallSchema).min(1).max(20).nullish(),
    artifact: z.object({ messages: jsonListSchema.nullish() }).nullish(),
    messages: jsonListSchema.nullish(),
    role: z.string().max(50).nullish(),
    transcriptType: z.string().max(50).nullish(),
    transcript: z.string().nullish(),
    status: z.string().max(100).nullish(),
    endedReason: z.string().max(200).nullish(),
    analysis: z.object({ summary: z.string().nullish() }).nullish(),
  }),
});
export type VapiMessage = z.infer<typeof vapiBodySchema>['message'];

export function readVapi(message: VapiMessage, now: Date): CallEvent {
  const call = callOf(message, now);
  const told = toldTurns(message.messages ?? message.artifact?.messages ?? []);
  switch (message.type) {
    case 'tool-calls':
    case 'transfer-destination-request':
      return askedFor(message, call, told, now);
    case 'conversation-update':
      return { kind: 'transcript', call, told };
    case 'transcript': {
      const { role, transcript, transcriptType } = message;
      const [turn] = transcriptType === 'final' ? toldTurns([{ role: role ?? '', text: transcript ?? '' }]) : [];
      return turn === undefined ? { kind: 'nothing' } : { kind: 'turn', call, told: turn };
    }
    case 'status-update':
      return message.status === 'ended' ? ended(message, call, told, now) : { kind: 'transcript', call, told };
    case 'end-of-call-report':
      return ended(message, call, told, now);
    default:
      return { kind: 'nothing' };
  }
}

/** The first tool call that is the desk's; undefined when none is. */
export function deskTool(message: VapiMessage): VapiToolCall | undefined {
  return message.toolCallList?.find((tool) => isDeskTool(tool.function.name));
}

export function isDeskTool(name: string): boolean {
  return name === vapiTools.handoff || name === vapiTools.callback;
}

type Told = Extract<CallEvent, { kind: 'transcript' }>;

function askedFor(message: VapiMessage, call: Told['call'], told: Told['told'], now: Date): CallEvent {
  const tool = deskTool(message);
  if (message.type === 'tool-calls' && tool === undefined) return { kind: 'transcript', call, told };
  const given = argumentsOf(tool);
  if (tool?.function.name === vapiTools.callback) return { kind: 'callback', call, slot: slotOf(given['slot']) };
  return { kind: 'handoff', call, told, handoff: handoffInput(readFields([given], now)) };
}

function argumentsOf(tool: VapiToolCall | undefined): JsonRecord {
  const given = tool?.function.arguments ?? {};
  if (typeof given !== 'string') return given;
  const parsed = parseJson(given);
  return parsed.ok && isRecord(parsed.value) ? parsed.value : {};
}

function callOf({ call, customer }: VapiMessage, now: Date): Told['call'] {
  const { variableValues, metadata } = call.assistantOverrides ?? {};
  const records = [customer, call.customer, variableValues, metadata, call.metadata].filter((part) => part != null);
  const startedAt = call.startedAt ?? undefined;
  return {
    id: call.id,
    input: conversationInput(readFields(records, now), 'Vapi', {
      startedAt,
      inbound: call.type === 'inboundPhoneCall',
    }),
  };
}

function ended(message: VapiMessage, call: Told['call'], told: Told['told'], now: Date): CallEvent {
  const summary = message.analysis?.summary ?? null;
  const { claims } = handoffInput(readFields([{ summary }], now));
  return { kind: 'ended', call, told, claims, handedOver: message.endedReason === 'assistant-forwarded-call' };
}
