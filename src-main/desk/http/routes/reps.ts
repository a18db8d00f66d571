/** Who takes handoffs, as an operator sets the team up. */
import { z } from 'zod';
import type { RepDesk } from '../../calls/rep-work.ts';
import { weeklyHoursSchema } from '../../hours/weekly-hours.ts';
import { nameSchema } from '../../keys/api-key.ts';
import { done } from '../../problem.ts';
import { repInputSchema } from '../../reps/rep.ts';
import type { RepRecord } from '../../store/dispatch-store.ts';
import { noBody, type Route, route } from '../route.ts';

const repParams = z.object({ id: nameSchema });
const repReplySchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  sip: z.string(),
  skills: z.array(z.string()),
  languages: z.array(z.string()),
  hours: weeklyHoursSchema.nullable(),
});

function repReply({ teamId: _team, ...rep }: RepRecord): z.infer<typeof repReplySchema> {
  return { ...rep, skills: [...rep.skills], languages: [...rep.languages] };
}

export function repAdminRoutes(reps: RepDesk): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/reps',
      operationId: 'listReps',
      summary: 'The reps of the team.',
      scope: 'reps:read',
      params: z.object({}),
      body: noBody,
      status: 200,
      reply: z.object({ reps: z.array(repReplySchema) }),
      handle: async ({ caller }) => done({ reps: (await reps.list(caller.teamId)).map(repReply) }),
    }),
    route({
      method: 'GET',
      path: '/v1/reps/{id}',
      operationId: 'getRep',
      summary: 'One rep of the team.',
      scope: 'reps:read',
      params: repParams,
      body: noBody,
      status: 200,
      reply: repReplySchema,
      async handle({ caller, params }) {
        const found = await reps.get(caller.teamId, params.id);
        return found.ok ? done(repReply(found.value)) : found;
      },
    }),
    route({
      method: 'PUT',
      path: '/v1/reps/{id}',
      operationId: 'putRep',
      summary: 'Add a rep, or set one up anew. It needs a key beside: "keys add --kind rep".',
      scope: 'reps:write',
      params: repParams,
      body: repInputSchema,
      status: 200,
      reply: repReplySchema,
      handle: async ({ caller, params, body }) => done(repReply(await reps.put(caller.teamId, params.id, body))),
    }),
  ];
}
