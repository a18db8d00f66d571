/** What Vapi is answered: a destination for the call, or results of the assistant's tools. */
import { z } from 'zod';
import type { HandoffAnswer } from '../../dispatch/handoff-answer.ts';
import type { PlainAnswer } from '../plain-answer.ts';
import { deskTool, isDeskTool, type VapiMessage, vapiTools } from './read.ts';

/** How Vapi moves the call (`transferPlan.mode`); the brief comes from the desk, so nothing needs to be said to the rep. */
export const vapiTransferModes = [
  'blind-transfer',
  'blind-transfer-add-summary-to-sip-header',
  'warm-transfer-say-message',
  'warm-transfer-say-summary',
] as const;
export type VapiTransferMode = (typeof vapiTransferModes)[number];

const spokenSchema = z.object({ type: z.literal('custom-message'), content: z.string() });
export const vapiReplySchema = z.union([
  z.object({
    destination: z.object({
      type: z.literal('sip'),
      sipUri: z.string(),
      sipHeaders: z.record(z.string(), z.string()),
      message: z.string(),
      transferPlan: z.object({ mode: z.enum(vapiTransferModes), sipVerb: z.literal('refer') }),
    }),
  }),
  z.object({ error: z.string(), message: spokenSchema }),
  z.object({
    results: z.array(
      z.union([
        z.object({ toolCallId: z.string(), result: z.string() }),
        z.object({ toolCallId: z.string(), error: z.string() }),
      ]),
    ),
  }),
  z.object({}),
]);
export type VapiReply = z.infer<typeof vapiReplySchema>;

const connected = 'A colleague has the call already.';

/** @param plain what the desk said, as a tool's result */
export function vapiReply(
  message: VapiMessage,
  plain: PlainAnswer,
  answer: HandoffAnswer | null,
  mode: VapiTransferMode = 'blind-transfer',
): VapiReply {
  if (message.type === 'tool-calls') return toolResults(message, plain);
  if (message.type !== 'transfer-destination-request') return {};
  if (answer?.kind === 'transfer') {
    const { to, headers, say } = answer;
    const transferPlan = { mode, sipVerb: 'refer' } as const;
    return { destination: { type: 'sip', sipUri: to, sipHeaders: headers, message: say, transferPlan } };
  }
  // Without a destination the assistant says the sentence and stays.
  const say = plain.action === 'none' ? connected : plain.say;
  return { error: say, message: { type: 'custom-message', content: say } };
}

/** Every call is answered, those that are not the desk's with an error. A result is one line of text. */
function toolResults(message: VapiMessage, plain: PlainAnswer): VapiReply {
  const ours = deskTool(message)?.id;
  return {
    results: (message.toolCallList ?? []).map(({ id, function: { name } }) =>
      id === ours
        ? { toolCallId: id, result: JSON.stringify({ ...plain, ...nextStep(plain) }) }
        : { toolCallId: id, error: isDeskTool(name) ? 'One at a time, please.' : `The desk has no tool ${name}.` },
    ),
  };
}

/** Only `transferCall` moves a Vapi call, and asks the desk where to: the model is told to use it. */
function nextStep({ action }: PlainAnswer): { readonly next?: string } {
  switch (action) {
    case 'transfer':
      return { next: 'Say the sentence, then call transferCall.' };
    case 'wait':
      return { next: `Say the sentence, keep talking, and call ${vapiTools.handoff} again in time.` };
    case 'offer-callback':
      return { next: `Say the sentence, then call ${vapiTools.callback} with the slot that was chosen.` };
    case 'booked':
    case 'none':
      return {};
    default:
      return action satisfies never;
  }
}
