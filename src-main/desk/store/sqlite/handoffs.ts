/** The handoffs, references and journal tables. */
import { z } from 'zod';
import { triggerSchema } from '../../../contract/brief.ts';
import { type Database, inTransaction } from '../../../db/database.ts';
import { parseJson } from '../../../db/json.ts';
import { claimsSchema, type Handoff, handoffStates, type JournalEntry } from '../../handoffs/handoff.ts';
import type { HandoffStore, OfferRequest } from '../store.ts';
import { instant, json, optionalInstant } from './columns.ts';

const rowSchema = z
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
  })
  .transform((row): Handoff => {
    const { team_id, id, conversation_id, state, fence, holder, trigger_json, claims_json, created_ms, ended_ms } = row;
    const ids = { teamId: team_id, id, conversationId: conversation_id };
    const said = { trigger: trigger_json, claims: claims_json };
    return { ...ids, state, fence, holder, ...said, createdAt: created_ms, endedAt: ended_ms };
  });
const referenceSchema = z.object({ fence: z.int(), expires_ms: instant, redeemed_by: z.string().nullable() });
const entrySchema = z
  .object({ kind: z.string(), rep_id: z.string(), body: z.string(), at_ms: instant, current: z.int() })
  .transform(({ kind, rep_id, body, at_ms, current }): JournalEntry => {
    return { kind, repId: rep_id, body: parseJson(body), at: at_ms, current: current === 1 };
  });

export function handoffTables(db: Database): HandoffStore {
  const byId = db.prepare('SELECT * FROM handoffs WHERE team_id = ? AND id = ?');
  const newest = db.prepare(
    'SELECT * FROM handoffs WHERE team_id = ? AND conversation_id = ? ORDER BY number DESC LIMIT 1',
  );
  const upsert = db.prepare(
    `INSERT INTO handoffs
       (team_id, id, conversation_id, state, fence, holder, trigger_json, claims_json, created_ms, ended_ms)
     VALUES (@teamId, @id, @conversationId, @state, @fence, @holder, @trigger, @claims, @created, @ended)
     ON CONFLICT (team_id, id) DO UPDATE SET state = excluded.state, fence = excluded.fence, holder = excluded.holder,
       trigger_json = excluded.trigger_json, claims_json = excluded.claims_json, ended_ms = excluded.ended_ms`,
  );
  const insertReference = db.prepare(
    `INSERT INTO handoff_references (team_id, handoff_id, nonce_hash, fence, expires_ms)
     VALUES (@teamId, @id, @nonceHash, @fence, @expires)`,
  );
  const findReference = db.prepare(
    'SELECT * FROM handoff_references WHERE team_id = ? AND handoff_id = ? AND nonce_hash = ?',
  );
  const expiryOf = db
    .prepare('SELECT max(expires_ms) FROM handoff_references WHERE team_id = ? AND handoff_id = ? AND fence = ?')
    .pluck();
  const markRedeemed = db.prepare(
    `UPDATE handoff_references SET redeemed_by = @rep, redeemed_ms = @now
     WHERE team_id = @teamId AND handoff_id = @id AND nonce_hash = @nonceHash`,
  );
  const insertEntry = db.prepare(
    `INSERT INTO journal (team_id, handoff_id, kind, rep_id, body, at_ms, current, after_turn)
     VALUES (@teamId, @id, @kind, @repId, @body, @at, @current, (
       SELECT coalesce(max(turn), 0) FROM decisions WHERE team_id = @teamId AND conversation_id = @conversationId))`,
  );
  const entries = db.prepare('SELECT * FROM journal WHERE team_id = ? AND handoff_id = ? ORDER BY number');

  function get(teamId: string, id: string): Handoff | null {
    const row = byId.get(teamId, id);
    return row === undefined ? null : rowSchema.parse(row);
  }

  function ofConversation(teamId: string, conversationId: string): Handoff | null {
    const row = newest.get(teamId, conversationId);
    return row === undefined ? null : rowSchema.parse(row);
  }

  function write(handoff: Handoff): void {
    const { teamId, id, conversationId, state, fence, holder } = handoff;
    const trigger = JSON.stringify(handoff.trigger);
    const claims = JSON.stringify(handoff.claims);
    const created = handoff.createdAt.getTime();
    const ended = handoff.endedAt?.getTime() ?? null;
    upsert.run({ teamId, id, conversationId, state, fence, holder, trigger, claims, created, ended });
  }

  /** A rep is in the call, or has the reference in hand and may still answer. */
  function isTaken(handoff: Handoff, at: Date): boolean {
    if (handoff.state === 'accepted' || handoff.state === 'bridged') return true;
    if (handoff.holder === null) return false;
    const expires = z
      .int()
      .nullable()
      .parse(expiryOf.get(handoff.teamId, handoff.id, handoff.fence));
    return expires !== null && expires > at.getTime();
  }

  function offer(request: OfferRequest): { handoff: Handoff; offered: boolean } {
    const { teamId, conversationId, reference, at } = request;
    const open = ofConversation(teamId, conversationId);
    const continued = open !== null && open.state !== 'ended' ? open : null;
    if (continued !== null && isTaken(continued, at)) return { handoff: continued, offered: false };
    const handoff: Handoff = {
      teamId,
      id: continued?.id ?? request.id,
      conversationId,
      state: 'offered',
      fence: (continued?.fence ?? 0) + 1,
      holder: null,
      trigger: request.trigger ??
        continued?.trigger ?? { kind: 'unknown', probability: null, reason: null, evidence: [] },
      claims: request.claims ?? continued?.claims ?? {},
      createdAt: continued?.createdAt ?? at,
      endedAt: null,
    };
    write(handoff);
    const { nonceHash, expiresAt } = reference;
    insertReference.run({ teamId, id: handoff.id, nonceHash, fence: handoff.fence, expires: expiresAt.getTime() });
    return { handoff, offered: true };
  }

  return {
    offer: async (request) => inTransaction(db, () => offer(request)),
    get: async (teamId, id) => get(teamId, id),
    ofConversation: async (teamId, conversationId) => ofConversation(teamId, conversationId),
    redeem: async (teamId, id, nonceHash, repId, at) =>
      inTransaction(db, () => {
        const row = findReference.get(teamId, id, nonceHash);
        const handoff = get(teamId, id);
        if (row === undefined || handoff === null) return 'unknown';
        const reference = referenceSchema.parse(row);
        if (reference.redeemed_by !== null && reference.redeemed_by !== repId) return 'used';
        if (reference.fence !== handoff.fence) return 'superseded';
        if (reference.redeemed_by === repId) return 'redeemed';
        if (reference.expires_ms <= at) return 'expired';
        markRedeemed.run({ teamId, id, nonceHash, rep: repId, now: at.getTime() });
        write({ ...handoff, holder: repId });
        return 'redeemed';
      }),
    update: async (teamId, id, decide) =>
      inTransaction(db, () => {
        const current = get(teamId, id);
        if (current === null) return null;
        const verdict = decide(current);
        if (verdict.kind === 'leave') return verdict.answer;
        const { next, entry } = verdict;
        write(next);
        const { kind, repId } = entry;
        const body = JSON.stringify(entry.body);
        const facts = { at: entry.at.getTime(), current: entry.current ? 1 : 0 };
        insertEntry.run({ teamId, id, conversationId: current.conversationId, kind, repId, body, ...facts });
        return verdict.answer;
      }),
    journal: async (teamId, id) => entries.all(teamId, id).map((row) => entrySchema.parse(row)),
  };
}
