/** What the desk has learned from the team's handoffs, over HTTP. Its answers are checked before anyone sees them. */
import type { z } from 'zod';
import {
  type Audit,
  auditSchema,
  type HandoffInsight,
  handoffInsightSchema,
  type Insights,
  insightsSchema,
  type Period,
  type suggestionDecisions,
} from '../contract/insights.ts';
import { type DeskResult, deskFailure } from './desk-failure.ts';
import type { DeskRequest } from './desk-request.ts';

/** Months of figures are counted, not looked up: they may take longer than a report. */
export const figuresTimeoutMs = 10_000;

export interface LearningClient {
  insights(period: Period): Promise<DeskResult<Insights>>;
  handoff(handoffId: string): Promise<DeskResult<HandoffInsight>>;
  audit(period: Period): Promise<DeskResult<Audit>>;
  decide(suggestionId: string, decision: (typeof suggestionDecisions)[number]): Promise<DeskResult<void>>;
  /** Takes the newest version back; every call is one step. */
  undo(): Promise<DeskResult<void>>;
}

export interface DeskExchange {
  /** The body of a 2xx answer as text. */
  exchange(request: DeskRequest): Promise<DeskResult<string>>;
  /** Only whether it was a 2xx. */
  send(request: DeskRequest): Promise<DeskResult<void>>;
}

export function createLearningClient({ exchange, send }: DeskExchange): LearningClient {
  async function figures<T>(path: readonly string[], schema: z.ZodType<T>, query?: Period): Promise<DeskResult<T>> {
    const answer = await exchange({
      method: 'GET',
      path,
      patience: figuresTimeoutMs,
      ...(query === undefined ? {} : { query: { since: query.since, until: query.until } }),
    });
    return answer.ok ? parsed(answer.value, schema) : answer;
  }

  return {
    insights: (period) => figures(['insights'], insightsSchema, period),
    handoff: (handoffId) => figures(['insights', 'handoffs', handoffId], handoffInsightSchema),
    audit: (period) => figures(['audit'], auditSchema, period),
    decide: (suggestionId, decision) =>
      send({
        method: 'POST',
        path: ['learning', 'suggestions', suggestionId],
        headers: { 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify({ decision }),
      }),
    undo: () =>
      send({
        method: 'POST',
        path: ['learning', 'undo'],
        headers: { 'idempotency-key': crypto.randomUUID() },
        body: '{}',
      }),
  };
}

function parsed<T>(text: string, schema: z.ZodType<T>): DeskResult<T> {
  const read = schema.safeParse(jsonOf(text));
  return read.success
    ? { ok: true, value: read.data }
    : deskFailure(
        'rejected',
        'The desk answered with figures this version of Baton cannot read. Update the older one.',
      );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
