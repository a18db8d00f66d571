/** What a team has learned, and what its lead decides about it. */
import { z } from 'zod';
import { learningVersionSchema, suggestionDecisions } from '../../../contract/insights.ts';
import type { LearningDesk } from '../../learning/learning-desk.ts';
import { done } from '../../problem.ts';
import { noBody, type Route, route } from '../route.ts';

export function learningRoutes(desk: LearningDesk): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/learning/versions',
      operationId: 'listVersions',
      summary: 'What was learned when, by whom and from how much; the newest first.',
      scope: 'insights:read',
      params: z.object({}),
      body: noBody,
      status: 200,
      reply: z.object({ versions: z.array(learningVersionSchema) }),
      handle: async ({ caller }) => done({ versions: await desk.versions(caller.teamId) }),
    }),
    route({
      method: 'POST',
      path: '/v1/learning/suggestions/{id}',
      operationId: 'decideSuggestion',
      summary: 'Accepts a suggestion, or rejects it until there is half as much again to say for it.',
      scope: 'learning:write',
      params: z.object({ id: z.string().min(1).max(64) }),
      body: z.strictObject({ decision: z.enum(suggestionDecisions) }),
      status: 204,
      reply: null,
      handle: ({ caller, params, body }) => desk.decide(caller, params.id, body.decision),
    }),
    route({
      method: 'POST',
      path: '/v1/learning/undo',
      operationId: 'undoLearning',
      summary: 'Takes the newest change back. Nothing is lost: it is a new version equal to the one before.',
      scope: 'learning:write',
      params: z.object({}),
      body: z.strictObject({}),
      status: 204,
      reply: null,
      handle: ({ caller }) => desk.undo(caller),
    }),
  ];
}
