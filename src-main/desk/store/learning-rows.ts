/** Rows of learning and of the facts figures are made from, as both engines keep them. */
import { z } from 'zod';
import { triggerKinds } from '../../contract/brief.ts';
import { type HandoffFacts, handoffFactsSchema } from '../insights/facts.ts';
import { learningEventSchema } from '../learning/event.ts';
import type { Rejection } from '../learning/rejections.ts';
import { type TeamVersion, versionBody, versionBodySchema } from '../learning/version.ts';
import { tuningSchema } from '../triggers/tuning.ts';
import { instant, json } from './columns.ts';
import type { FactsFilter, StoredEvent } from './learning-store.ts';

export const versionRow = z
  .object({ version: z.int(), at_ms: instant, json: json(versionBodySchema) })
  .transform(({ version, at_ms, json: body }): TeamVersion => ({ ...body, version, at: at_ms }));

export function versionColumns(version: TeamVersion) {
  return { version: version.version, at: version.at.getTime(), json: JSON.stringify(versionBody(version)) };
}

export const tuningRow = z
  .object({ json: json(z.object({ tuning: tuningSchema })) })
  .transform((row) => row.json.tuning);

export const eventRow = z
  .object({
    handoff_id: z.string(),
    conversation_id: z.string(),
    verdicts: z.int(),
    at_ms: instant,
    json: json(learningEventSchema.nullable()),
  })
  .transform(({ handoff_id, conversation_id, verdicts, at_ms, json: event }): StoredEvent => {
    return { handoffId: handoff_id, conversationId: conversation_id, verdicts, at: at_ms, event };
  });

export const rejectionRow = z
  .object({ kind: z.enum(triggerKinds), direction: z.enum(['raise', 'lower']), judged: z.int() })
  .transform(({ kind, direction, judged }): Rejection => ({ trigger: kind, direction, judged }));

export const factsRow = z.object({ json: json(handoffFactsSchema) }).transform((row) => row.json);
export const handoffIdRow = z.object({ handoff_id: z.string() }).transform((row) => row.handoff_id);

/** Facts as their row is written: what is asked for in columns, the rest in one. */
export function factsColumns(facts: HandoffFacts) {
  const { handoffId, at, trigger, verdict } = facts;
  return { handoffId, at, kind: trigger, judged: judgedColumn(verdict !== null), json: JSON.stringify(facts) };
}

function judgedColumn(judged: boolean): number {
  return judged ? 1 : 0;
}

/** A filter as statements take it; null: all. */
export function filterColumns({ trigger, judged }: FactsFilter) {
  return { kind: trigger ?? null, judged: judged === undefined ? null : judgedColumn(judged) };
}
