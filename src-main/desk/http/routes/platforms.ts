/** What each AI platform calls, in its own form. Every address answers with what to do, and with what to say. */
import { z } from 'zod';
import type { Caller } from '../../desk.ts';
import type { PlatformName } from '../../platforms/call-book.ts';
import type { CallEvent } from '../../platforms/call-event.ts';
import { genericBodySchema, readGeneric } from '../../platforms/generic/read.ts';
import {
  livekitOutcomeSchema,
  livekitToolSchema,
  readLivekitOutcome,
  readLivekitTool,
} from '../../platforms/livekit/read.ts';
import { plainAnswer, plainAnswerSchema, plainBooked } from '../../platforms/plain-answer.ts';
import type { PlatformDesk, Told } from '../../platforms/platform-desk.ts';
import {
  readRetellFunction,
  readRetellWebhook,
  retellFunctionSchema,
  retellWebhookSchema,
} from '../../platforms/retell/read.ts';
import { retellReply, retellReplySchema } from '../../platforms/retell/reply.ts';
import type { PlatformSettings } from '../../platforms/settings.ts';
import { readVapi, vapiBodySchema } from '../../platforms/vapi/read.ts';
import { vapiReply, vapiReplySchema } from '../../platforms/vapi/reply.ts';
import { type DeskResult, done } from '../../problem.ts';
import { type Route, route } from '../route.ts';

export interface PlatformRouteParts {
  readonly desk: PlatformDesk;
  readonly settings: PlatformSettings;
  readonly now: () => Date;
}

/** For events the platform does not wait for: whether they have called for a handoff, and what was heard otherwise before. */
const heardSchema = z.object({ answer: plainAnswerSchema.nullable(), revised: z.array(z.int()) });
const genericReplySchema = heardSchema.extend({ conversation: z.string().nullable() });

export function platformAdapterRoutes({ desk, settings, now }: PlatformRouteParts): Route[] {
  async function told<R>(
    caller: Caller,
    platform: PlatformName,
    event: CallEvent,
    reply: (told: Told) => R,
  ): Promise<DeskResult<R>> {
    const result = await desk.tell(caller, platform, event);
    return result.ok ? done(reply(result.value)) : result;
  }

  return [
    route({
      ...posted('vapi', 'vapi', 'Vapi’s server URL: all server messages of an assistant.'),
      body: vapiBodySchema,
      reply: vapiReplySchema,
      handle: ({ caller, body: { message } }) =>
        told(caller, 'vapi', readVapi(message, now()), (value) =>
          vapiReply(message, plainOf(value, now()), value.answer, settings[caller.teamId]?.vapi?.transferMode),
        ),
    }),
    route({
      ...posted('retell/function', 'retellFunction', 'A Retell custom function: asks for a handoff, or books a slot.'),
      signedBy: 'retell',
      body: retellFunctionSchema,
      reply: retellReplySchema,
      handle: ({ caller, body }) =>
        told(caller, 'retell', readRetellFunction(body, now()), (value) =>
          value.answer === null ? plainOf(value, now()) : retellReply(value.answer),
        ),
    }),
    route({
      ...posted('retell/webhook', 'retellWebhook', 'Retell’s webhook: transcripts, transfers, the end of the call.'),
      signedBy: 'retell',
      body: retellWebhookSchema,
      reply: heardSchema,
      handle: ({ caller, body }) => told(caller, 'retell', readRetellWebhook(body, now()), heardReply),
    }),
    route({
      ...posted(
        'livekit/handoff',
        'livekitHandoff',
        'The HTTP tool of a LiveKit agent: where to transfer, or what to say.',
      ),
      body: livekitToolSchema,
      reply: plainAnswerSchema,
      handle: ({ caller, body }) =>
        told(caller, 'livekit', readLivekitTool(body, now()), (value) => plainOf(value, now())),
    }),
    route({
      ...posted('livekit/event', 'livekitEvent', 'What a LiveKit agent saw: turns, how a transfer came out, who left.'),
      body: livekitOutcomeSchema,
      reply: heardSchema,
      handle: ({ caller, body }) => told(caller, 'livekit', readLivekitOutcome(body, now()), heardReply),
    }),
    route({
      ...posted('generic', 'genericCall', 'Everything in one request: the call, its turns, the wish to hand over.'),
      body: genericBodySchema,
      reply: genericReplySchema,
      handle: ({ caller, body }) =>
        told(caller, 'generic', readGeneric(body), (value) => ({
          ...heardReply(value),
          answer: value.answer === null && value.booked === null ? null : plainOf(value, now()),
          conversation: value.conversation?.id ?? null,
        })),
    }),
  ];
}

function posted(path: string, operationId: string, summary: string) {
  return {
    method: 'POST',
    path: `/v1/platforms/${path}`,
    operationId,
    summary,
    scope: 'conversations:write',
    params: z.object({}),
    status: 200,
  } as const;
}

function plainOf({ answer, booked }: Told, now: Date): z.infer<typeof plainAnswerSchema> {
  if (booked !== null) return plainBooked(booked, now);
  return answer === null ? { action: 'none', handoff_id: null, why: 'not-called-for' } : plainAnswer(answer);
}

function heardReply({ answer, revised }: Told): z.infer<typeof heardSchema> {
  return { answer: answer === null ? null : plainAnswer(answer), revised: [...revised] };
}
