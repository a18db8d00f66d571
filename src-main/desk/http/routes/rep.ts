/** What the phone of a rep calls: the brief, the reports of its outbox, its availability. */
import { z } from 'zod';
import { availabilitySchema } from '../../../contract/availability.ts';
import { handoffBriefSchema } from '../../../contract/brief.ts';
import type { Desk } from '../../desk.ts';
import { type Report, type ReportKind, reportSchemas } from '../../handoffs/reports.ts';
import { type DeskResult, done, refuse } from '../../problem.ts';
import { noBody, type Route, route } from '../route.ts';

const handoffParams = z.object({ id: z.string().min(1).max(256) });

const summaries: Readonly<Record<ReportKind, string>> = {
  ringing: 'The phone rings.',
  accept: 'The rep accepts. 410 when the handoff is no longer this rep’s.',
  decline: 'The rep declines, with the reason; the prospect waits for another offer.',
  'more-time': 'The rep asked for a moment.',
  'compliance-override': 'The rep bridges although compliance is not cleared.',
  bridged: 'Prospect and rep hear each other.',
  ended: 'The call is over.',
  feedback: 'The verdict of the rep; a later one replaces it.',
};

export function repRoutes(desk: Desk): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/handoffs/{id}',
      operationId: 'getBrief',
      summary: 'The brief of a handoff. A rep shows the X-Baton-Handoff of the INVITE, which is good for one rep.',
      scope: 'handoffs:read',
      params: handoffParams,
      body: noBody,
      status: 200,
      reply: handoffBriefSchema,
      takesReference: true,
      handle: ({ caller, params, handoffReference }) => desk.brief(caller, params.id, handoffReference),
    }),
    report('ringing', reportSchemas.ringing, (body) => ({ kind: 'ringing', body })),
    report('accept', reportSchemas.accept, (body) => ({ kind: 'accept', body })),
    report('decline', reportSchemas.decline, (body) => ({ kind: 'decline', body })),
    report('more-time', reportSchemas['more-time'], (body) => ({ kind: 'more-time', body })),
    report('compliance-override', reportSchemas['compliance-override'], (body) => ({
      kind: 'compliance-override',
      body,
    })),
    report('bridged', reportSchemas.bridged, (body) => ({ kind: 'bridged', body })),
    report('ended', reportSchemas.ended, (body) => ({ kind: 'ended', body })),
    report('feedback', reportSchemas.feedback, (body) => ({ kind: 'feedback', body })),
    route({
      method: 'PUT',
      path: '/v1/reps/me/availability',
      operationId: 'setAvailability',
      summary: 'Whether this rep can be offered a handoff. An older word never replaces a newer one.',
      scope: 'availability:write',
      params: z.object({}),
      body: availabilitySchema,
      status: 204,
      reply: null,
      async handle({ caller, body }): Promise<DeskResult<undefined>> {
        await desk.setAvailability(caller, body);
        return done(undefined);
      },
    }),
  ];

  function report<B extends z.ZodType>(kind: ReportKind, body: B, made: (body: z.infer<B>) => Report): Route {
    return route({
      method: 'POST',
      path: `/v1/handoffs/{id}/${kind}`,
      operationId: `report-${kind}`,
      summary: summaries[kind],
      scope: 'handoffs:answer',
      params: handoffParams,
      body,
      status: 204,
      reply: null,
      async handle({ caller, params, body: told }): Promise<DeskResult<undefined>> {
        const entry = made(told);
        if ('handoffKey' in entry.body && entry.body.handoffKey !== params.id) {
          return refuse('bad-request', 'The report is about another handoff than its address.');
        }
        return await desk.report(caller, params.id, entry);
      },
    });
  }
}
