/** The handoffs, references and journal tables. */
import { z } from 'zod';
import { type Database, inTransaction } from '../../../db/database.ts';
import type { Handoff } from '../../handoffs/handoff.ts';
import { claimNext, openNext, redemptionOf } from '../handoff-rules.ts';
import { closedAfterRow, entryRow, handoffColumns, handoffRow, referenceRow } from '../rows.ts';
import type { HandoffStore, OpenRequest } from '../store.ts';
import { inboxWriter } from './inbox.ts';
import { journalWriter } from './journal.ts';

const optionalMs = z.int().nullable();

export function handoffTables(db: Database): HandoffStore {
  const byId = db.prepare('SELECT * FROM handoffs WHERE team_id = ? AND id = ?');
  const newest = db.prepare(
    'SELECT * FROM handoffs WHERE team_id = ? AND conversation_id = ? ORDER BY number DESC LIMIT 1',
  );
  const upsert = db.prepare(
    `INSERT INTO handoffs
       (team_id, id, conversation_id, state, fence, holder, trigger_json, claims_json, created_ms, ended_ms)
     VALUES (@teamId, @id, @conversationId, @state, @fence, @holder, @trigger, @claims, @created, @ended)
     ON CONFLICT (team_id, id) DO UPDATE SET trigger_json = excluded.trigger_json, claims_json = excluded.claims_json`,
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
  const addToJournal = journalWriter(db);
  const addToInbox = inboxWriter(db);
  const closedAfter = db.prepare(
    `SELECT max(after_turn) AS after_turn FROM journal WHERE team_id = ? AND handoff_id = ? AND kind = 'closed'`,
  );
  const entries = db.prepare('SELECT * FROM journal WHERE team_id = ? AND handoff_id = ? ORDER BY number');

  function get(teamId: string, id: string): Handoff | null {
    const row = byId.get(teamId, id);
    return row === undefined ? null : handoffRow.parse(row);
  }

  function ofConversation(teamId: string, conversationId: string): Handoff | null {
    const row = newest.get(teamId, conversationId);
    return row === undefined ? null : handoffRow.parse(row);
  }

  function open(request: OpenRequest): { handoff: Handoff; number: number | null } {
    const { teamId, conversationId, entry } = request;
    const { kind, handoff } = openNext(ofConversation(teamId, conversationId), request);
    if (kind !== 'known') upsert.run(handoffColumns(handoff));
    if (kind !== 'new') return { handoff, number: null };
    addToJournal(teamId, [{ handoffId: handoff.id, entry }]);
    if (request.request === null) return { handoff, number: null };
    return { handoff, number: addToInbox(teamId, { type: 'requested', request: request.request }) };
  }

  return {
    open: async (request) => inTransaction(db, () => open(request)),
    get: async (teamId, id) => get(teamId, id),
    ofConversation: async (teamId, conversationId) => ofConversation(teamId, conversationId),
    claim: async (teamId, id, claims) =>
      inTransaction(db, () => {
        const known = get(teamId, id);
        if (known === null) return false;
        upsert.run(handoffColumns(claimNext(known, claims)));
        return true;
      }),
    async referenceExpiry(teamId, id, fence) {
      const ms = optionalMs.parse(expiryOf.get(teamId, id, fence));
      return ms === null ? null : new Date(ms);
    },
    redeem: async (teamId, id, nonceHash, repId, at) =>
      inTransaction(db, () => {
        const row = findReference.get(teamId, id, nonceHash);
        const handoff = get(teamId, id);
        if (row === undefined || handoff === null) return 'unknown';
        const verdict = redemptionOf(referenceRow.parse(row), handoff, repId, at);
        if (verdict !== 'first') return verdict;
        markRedeemed.run({ teamId, id, nonceHash, rep: repId, now: at.getTime() });
        return 'redeemed';
      }),
    closedAfter: async (teamId, id) => closedAfterRow.parse(closedAfter.get(teamId, id)),
    journal: async (teamId, id) => entries.all(teamId, id).map((row) => entryRow.parse(row)),
  };
}
