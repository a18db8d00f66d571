/** What a team's handoffs teach: figures, audit, single calls, and the export for the AI platform. */
import { Readable } from 'node:stream';
import { z } from 'zod';
import { triggerKinds } from '../../../contract/brief.ts';
import { auditSchema, handoffInsightSchema, insightsSchema, judgedHandoffSchema } from '../../../contract/insights.ts';
import { exportLineSchema } from '../../insights/export.ts';
import type { InsightDesk } from '../../insights/insight-desk.ts';
import { windowOf, windowQuery } from '../../insights/window.ts';
import { type DeskResult, done } from '../../problem.ts';
import type { FactsCursor, FactsFilter, Window } from '../../store/learning-store.ts';
import { noBody, type Route, route, routeWithQuery } from '../route.ts';

const cursorSchema = z
  .string()
  .regex(/^\d{1,15}~.{1,256}$/, 'is not a cursor this desk has given')
  .transform((text): FactsCursor => {
    const end = text.indexOf('~');
    return { at: Number(text.slice(0, end)), handoffId: text.slice(end + 1) };
  });
const flag = z.enum(['true', 'false']).transform((word) => word === 'true');
const pageQuery = windowQuery.extend({
  trigger: z.enum(triggerKinds).optional(),
  /** With a verdict, or without one. */
  judged: flag.optional(),
  /** `next` of the page before. */
  after: cursorSchema.optional(),
  limit: z
    .string()
    .regex(/^\d{1,3}$/, 'is a number up to 200')
    .transform(Number)
    .pipe(z.int().min(1).max(200))
    .optional(),
});
const pageSchema = z.object({ handoffs: z.array(judgedHandoffSchema), next: z.string().nullable() });
const exportQuery = windowQuery.extend({ quotes: flag.optional() });

const get = { method: 'GET', scope: 'insights:read', params: z.object({}), body: noBody, status: 200 } as const;

export function insightRoutes(desk: InsightDesk, now: () => Date): Route[] {
  async function within<T>(
    asked: z.infer<typeof windowQuery>,
    of: (window: Window) => Promise<T>,
  ): Promise<DeskResult<T>> {
    const window = windowOf(asked, now());
    return window.ok ? done(await of(window.value)) : window;
  }

  return [
    routeWithQuery({
      ...get,
      path: '/v1/insights',
      operationId: 'getInsights',
      summary: 'Which triggers work, when they are early or late, what briefs lack. Thirty days unless said otherwise.',
      query: windowQuery,
      reply: insightsSchema,
      handle: ({ caller, query }) => within(query, (window) => desk.insights(caller.teamId, window)),
    }),
    routeWithQuery({
      ...get,
      path: '/v1/insights/handoffs',
      operationId: 'listInsights',
      summary: 'The handoffs behind the figures, newest first, page by page.',
      query: pageQuery,
      reply: pageSchema,
      handle: ({ caller, query }) =>
        within(query, async (window) => {
          const filter: FactsFilter = {
            ...(query.trigger === undefined ? {} : { trigger: query.trigger }),
            ...(query.judged === undefined ? {} : { judged: query.judged }),
          };
          const asked = { after: query.after ?? null, limit: query.limit ?? 50, filter };
          const { handoffs, next } = await desk.page(caller.teamId, window, asked);
          return { handoffs, next: next === null ? null : `${next.at}~${next.handoffId}` };
        }),
    }),
    route({
      ...get,
      path: '/v1/insights/handoffs/{id}',
      operationId: 'getInsight',
      summary: 'One handoff: the call turn by turn, what the triggers made of it, and the verdict.',
      params: z.object({ id: z.string().min(1).max(256) }),
      reply: handoffInsightSchema,
      handle: ({ caller, params }) => desk.handoff(caller.teamId, params.id),
    }),
    routeWithQuery({
      ...get,
      path: '/v1/audit',
      operationId: 'getAudit',
      summary:
        'How much context reaches reps, how fast handoffs are, how often they are judged, what was lost and why.',
      query: windowQuery,
      reply: auditSchema,
      handle: ({ caller, query }) => within(query, (window) => desk.audit(caller.teamId, window)),
    }),
    routeWithQuery({
      ...get,
      path: '/v1/learning/export',
      operationId: 'exportLearning',
      summary: 'Judged handoffs to learn from, one such object a line. The prospect’s words only with quotes=true.',
      query: exportQuery,
      reply: exportLineSchema,
      contentType: 'application/x-ndjson',
      handle: ({ caller, query }) =>
        within(query, async (window) => Readable.from(desk.lines(caller.teamId, window, query.quotes ?? false))),
    }),
  ];
}
