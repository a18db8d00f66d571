/** Rows as both engines keep them, and what they are inside the desk. */
import { z } from 'zod';
import { availabilityStates } from '../../contract/availability.ts';
import { triggerSchema } from '../../contract/brief.ts';
import { parseJson } from '../../db/json.ts';
import { type Conversation, conversationInputSchema } from '../conversations/conversation.ts';
import { decisionSchema } from '../conversations/decision.ts';
import { queuedSituationSchema } from '../dispatch/routing-record.ts';
import { claimsSchema, type Handoff, handoffStates, type JournalEntry } from '../handoffs/handoff.ts';
import { type ApiKey, keyKindSchema, scopeSchema } from '../keys/api-key.ts';
import { instant, json, optionalInstant } from './columns.ts';

export const teamRow = z
  .object({ id: z.string(), reference_key: z.string() })
  .transform(({ id, reference_key }) => ({ id, referenceKey: reference_key }));

export const keyRow = z
  .object({
    team_id: z.string(),
    id: z.string(),
    kind: keyKindSchema,
    subject: z.string(),
    scopes: json(z.array(scopeSchema)),
    hash: z.string(),
    created_ms: instant,
    revoked_ms: optionalInstant,
  })
  .transform(({ team_id, created_ms, revoked_ms, ...row }): ApiKey => {
    return { ...row, teamId: team_id, createdAt: created_ms, revokedAt: revoked_ms };
  });

export const conversationRow = z
  .object({
    team_id: z.string(),
    id: z.string(),
    input: json(conversationInputSchema),
    started_ms: instant,
    created_ms: instant,
  })
  .transform(({ team_id, id, input, started_ms, created_ms }): Conversation => {
    return { teamId: team_id, id, input, startedAt: started_ms, createdAt: created_ms };
  });

export const turnRow = z
  .object({ turn: z.int(), speaker: z.enum(['ai', 'prospect']), text: z.string(), at_seconds: z.number().nullable() })
  .transform(({ at_seconds, ...row }) => ({ ...row, atSeconds: at_seconds }));

export const decisionRow = z.object({ json: json(decisionSchema) }).transform((row) => row.json);

const closing = z.object({ why: z.string() });
/** Of a decline of the rep who held the handoff, or of the end of one: the turn decided on last, and whether the AI has the prospect back. */
const handBackRow = z
  .object({ kind: z.string(), body: json(z.unknown()), after_turn: z.int() })
  .transform(({ kind, body, after_turn }) => ({
    afterTurn: after_turn,
    // One that has ended was talked to its end; of one whose end nobody reported nothing is known.
    isBack:
      kind === 'decline' ||
      ['cancelled', 'waited-too-long', 'unreadable'].includes(closing.safeParse(body).data?.why ?? ''),
  }));

/** Each once, ascending: a decline and the end that follows it are one return to the AI. */
export function handBacksIn(rows: readonly unknown[]): number[] {
  const back = rows.map((row) => handBackRow.parse(row)).filter(({ isBack }) => isBack);
  return [...new Set(back.map(({ afterTurn }) => afterTurn))];
}

export const closedAfterRow = z.object({ after_turn: z.int().nullable() }).transform((row) => row.after_turn);

export const handoffRow = z
  .object({
    team_id: z.string(),
    id: z.string(),
    conversation_id: z.string(),
    state: z.enum(handoffStates),
    fence: z.int(),
    holder: z.string().nullable(),
    trigger_json: json(triggerSchema),
    claims_json: json(claimsSchema),
    created_ms: instant,
    ended_ms: optionalInstant,
    queue_json: json(queuedSituationSchema).nullable(),
  })
  .transform((row): Handoff => {
    const { team_id, id, conversation_id, state, fence, holder, trigger_json, claims_json, created_ms, ended_ms } = row;
    const ids = { teamId: team_id, id, conversationId: conversation_id };
    const said = { trigger: trigger_json, claims: claims_json };
    return { ...ids, state, fence, holder, queue: row.queue_json, ...said, createdAt: created_ms, endedAt: ended_ms };
  });

/** A handoff as its row is written first: `queue` is written by steps of dispatch alone. */
export function handoffColumns(handoff: Handoff) {
  const { teamId, id, conversationId, state, fence, holder } = handoff;
  return {
    ...{ teamId, id, conversationId, state, fence, holder },
    trigger: JSON.stringify(handoff.trigger),
    claims: JSON.stringify(handoff.claims),
    created: handoff.createdAt.getTime(),
    ended: handoff.endedAt?.getTime() ?? null,
  };
}

export const referenceRow = z.object({ fence: z.int(), expires_ms: instant, redeemed_by: z.string().nullable() });

/** `current` is 0 or 1. */
export const entryRow = z
  .object({ kind: z.string(), rep_id: z.string(), body: z.string(), at_ms: instant, current: z.int() })
  .transform(({ kind, rep_id, body, at_ms, current }): JournalEntry => {
    return { kind, repId: rep_id, body: parseJson(body), at: at_ms, current: current === 1 };
  });

export const idempotencyRow = z.object({
  fingerprint: z.string(),
  reserved_ms: z.int(),
  status: z.int().nullable(),
  body: z.string().nullable(),
});

export const availabilityRow = z
  .object({ state: z.enum(availabilityStates), since_ms: instant, until_ms: optionalInstant })
  .transform(({ state, since_ms, until_ms }) => {
    return { state, since: since_ms.toISOString(), until: until_ms?.toISOString() ?? null };
  });
