/** What an AI platform calls. */
import { z } from 'zod';
import { conversationInputSchema, turnsInputSchema } from '../../conversations/conversation.ts';
import type { Desk } from '../../desk.ts';
import { handoffInputSchema } from '../../handoffs/handoff.ts';
import { done, refuse } from '../../problem.ts';
import { noBody, type Route, route } from '../route.ts';
import {
  answeredReply,
  answeredReplySchema,
  conversationReply,
  conversationReplySchema,
  heardReply,
  heardReplySchema,
} from './replies.ts';

const conversationParams = z.object({ id: z.uuid() });

export function platformRoutes(desk: Desk): Route[] {
  return [
    route({
      method: 'POST',
      path: '/v1/conversations',
      operationId: 'beginConversation',
      summary: 'Begin a conversation: who is called, what the CRM knows, why the call is allowed.',
      scope: 'conversations:write',
      params: z.object({}),
      body: conversationInputSchema,
      status: 201,
      reply: conversationReplySchema,
      handle: async ({ caller, body }) => done(conversationReply(await desk.converse(caller, body), null)),
    }),
    route({
      method: 'GET',
      path: '/v1/conversations/{id}',
      operationId: 'getConversation',
      summary: 'A conversation and how its latest handoff stands.',
      scope: 'conversations:read',
      params: conversationParams,
      body: noBody,
      status: 200,
      reply: conversationReplySchema,
      async handle({ caller, params }) {
        const found = await desk.conversation(caller, params.id);
        return found.ok ? done(conversationReply(found.value.conversation, found.value.handoff)) : found;
      },
    }),
    route({
      method: 'POST',
      path: '/v1/conversations/{id}/turns',
      operationId: 'addTurns',
      summary: 'Tell one turn or many, in any order; answers with the trigger decisions and the handoff they call for.',
      scope: 'conversations:write',
      params: conversationParams,
      body: turnsInputSchema,
      status: 200,
      reply: heardReplySchema,
      async handle({ caller, params, body }) {
        const heard = await desk.hear(caller, params.id, 'turns' in body ? body.turns : [body]);
        return heard.ok ? done(heardReply(heard.value)) : heard;
      },
    }),
    route({
      method: 'POST',
      path: '/v1/conversations/{id}/handoff',
      operationId: 'requestHandoff',
      summary: 'Ask for a handoff without waiting for a trigger; of one that is open, how it stands now.',
      scope: 'conversations:write',
      params: conversationParams,
      body: handoffInputSchema,
      status: 200,
      reply: answeredReplySchema,
      async handle({ caller, params, body }) {
        const answered = await desk.offer(caller, params.id, body);
        return answered.ok ? done(answeredReply(answered.value)) : answered;
      },
    }),
    route({
      method: 'GET',
      path: '/v1/conversations/{id}/handoff',
      operationId: 'getHandoff',
      summary: 'How the newest handoff of the conversation stands now; asks for nothing. 404 where there is none.',
      scope: 'conversations:read',
      params: conversationParams,
      body: noBody,
      status: 200,
      reply: answeredReplySchema,
      async handle({ caller, params }) {
        const answered = await desk.answer(caller, params.id);
        if (!answered.ok) return answered;
        const { value } = answered;
        return value === null ? refuse('not-found', 'Nobody was asked for yet.') : done(answeredReply(value));
      },
    }),
    ending(
      'cancel',
      'The prospect has left, or the handoff is taken back. Rep and prospect who talk are not parted.',
      desk.cancel,
    ),
    ending(
      'left',
      'The AI no longer speaks to the prospect, who waits for the rep: the abandonment clock runs.',
      desk.aiLeft,
    ),
    ending(
      'missed',
      'The rep was dialled in vain, and the prospect waits with the AI: the next rep is rung.',
      desk.missed,
    ),
  ];

  function ending(name: string, summary: string, run: Desk['cancel']): Route {
    return route({
      method: 'POST',
      path: `/v1/conversations/{id}/${name}`,
      operationId: `handoff-${name}`,
      summary,
      scope: 'conversations:write',
      params: conversationParams,
      body: z.strictObject({}).optional(),
      status: 204,
      reply: null,
      handle: ({ caller, params }) => run(caller, params.id),
    });
  }
}
