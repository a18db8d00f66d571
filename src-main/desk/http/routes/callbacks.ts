/** Promised callbacks: booked by platforms, moved and reported on by reps, seen by both. */
import { z } from 'zod';
import { instantSchema } from '../../../contract/brief.ts';
import { callbackResultSchema, callbackSchema } from '../../../contract/callbacks.ts';
import type { CallbackWish, Desk } from '../../desk.ts';
import { nameSchema } from '../../keys/api-key.ts';
import { done } from '../../problem.ts';
import { noBody, type Route, route, routeWithQuery } from '../route.ts';

const callbackParams = z.object({ id: z.uuid() });
const wishSchema = z.strictObject({
  startsAt: instantSchema,
  /** Who is to call; left out: the account's owner where free, else whoever is. */
  repId: nameSchema.nullable().optional(),
});
const filterSchema = z.object({
  /** Of this rep alone. */
  rep: nameSchema.optional(),
  /** Only those that are not over. */
  open: z.enum(['true', 'false']).default('true'),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

function wishOf({ startsAt, repId }: z.infer<typeof wishSchema>): CallbackWish {
  return { startsAt: Date.parse(startsAt), repId };
}

export function callbackRoutes(desk: Desk): Route[] {
  return [
    route({
      method: 'POST',
      path: '/v1/conversations/{id}/callback',
      operationId: 'bookCallback',
      summary: 'Promise a callback. 409 with the next free times where this one is not free any more.',
      scope: 'conversations:write',
      params: callbackParams,
      body: wishSchema,
      status: 201,
      reply: callbackSchema,
      handle: ({ caller, params, body }) => desk.bookCallback(caller, params.id, wishOf(body)),
    }),
    routeWithQuery({
      method: 'GET',
      path: '/v1/callbacks',
      operationId: 'listCallbacks',
      summary: 'Promised callbacks, the next one first.',
      scope: 'callbacks:read',
      params: z.object({}),
      query: filterSchema,
      body: noBody,
      status: 200,
      reply: z.object({ callbacks: z.array(callbackSchema) }),
      async handle({ caller, query }) {
        const filter = { repId: query.rep ?? null, open: query.open === 'true', limit: query.limit };
        const found = await desk.callbacks(caller, filter);
        return found.ok ? done({ callbacks: found.value }) : found;
      },
    }),
    route({
      method: 'POST',
      path: '/v1/callbacks/{id}/move',
      operationId: 'moveCallback',
      summary: 'Move a callback that is not being dialled to another time, or to another rep.',
      scope: 'callbacks:write',
      params: callbackParams,
      body: wishSchema,
      status: 200,
      reply: callbackSchema,
      handle: ({ caller, params, body }) => desk.moveCallback(caller, params.id, wishOf(body)),
    }),
    route({
      method: 'POST',
      path: '/v1/callbacks/{id}/cancel',
      operationId: 'cancelCallback',
      summary: 'Take the promise back. One that is over stays as it ended.',
      scope: 'callbacks:write',
      params: callbackParams,
      body: z.strictObject({}).optional(),
      status: 200,
      reply: callbackSchema,
      handle: ({ caller, params }) => desk.cancelCallback(caller, params.id),
    }),
    route({
      method: 'POST',
      path: '/v1/callbacks/{id}/result',
      operationId: 'reportCallback',
      summary: 'How the rep’s attempt went: not reached, it is tried again within the rules.',
      scope: 'handoffs:answer',
      params: callbackParams,
      body: z.strictObject({ result: callbackResultSchema }),
      status: 204,
      reply: null,
      handle: ({ caller, params, body }) => desk.callbackResult(caller, params.id, body.result),
    }),
  ];
}
