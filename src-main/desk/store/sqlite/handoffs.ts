/** The handoffs, references and journal tables. */
import { z } from 'zod';
import { type Database, inTransaction } from '../../../db/database.ts';
import type { Handoff } from '../../handoffs/handoff.ts';
import { offerNext, redemptionOf } from '../handoff-rules.ts';
import { entryRow, handoffColumns, handoffRow, referenceRow } from '../rows.ts';
import type { HandoffStore, OfferRequest } from '../store.ts';
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
  const addToJournal = journalWriter(db);
  const entries = db.prepare('SELECT * FROM journal WHERE team_id = ? AND handoff_id = ? ORDER BY number');

  function get(teamId: string, id: string): Handoff | null {
    const row = byId.get(teamId, id);
    return row === undefined ? null : handoffRow.parse(row);
  }

  function ofConversation(teamId: string, conversationId: string): Handoff | null {
    const row = newest.get(teamId, conversationId);
    return row === undefined ? null : handoffRow.parse(row);
  }

  function offer(request: OfferRequest): { handoff: Handoff; offered: boolean } {
    const { teamId, conversationId, reference } = request;
    const newestOne = ofConversation(teamId, conversationId);
    const expires = newestOne === null ? null : optionalMs.parse(expiryOf.get(teamId, newestOne.id, newestOne.fence));
    const handoff = offerNext(newestOne, expires === null ? null : new Date(expires), request);
    if (handoff === null && newestOne !== null) return { handoff: newestOne, offered: false };
    if (handoff === null) throw new Error('A handoff that is not there cannot be taken.');
    upsert.run(handoffColumns(handoff));
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
        const verdict = redemptionOf(referenceRow.parse(row), handoff, repId, at);
        if (verdict !== 'first') return verdict;
        markRedeemed.run({ teamId, id, nonceHash, rep: repId, now: at.getTime() });
        upsert.run(handoffColumns({ ...handoff, holder: repId }));
        return 'redeemed';
      }),
    update: async (teamId, id, decide) =>
      inTransaction(db, () => {
        const current = get(teamId, id);
        if (current === null) return null;
        const verdict = decide(current);
        if (verdict.kind === 'leave') return verdict.answer;
        upsert.run(handoffColumns(verdict.next));
        addToJournal(teamId, [{ handoffId: id, entry: verdict.entry }]);
        return verdict.answer;
      }),
    journal: async (teamId, id) => entries.all(teamId, id).map((row) => entryRow.parse(row)),
  };
}
