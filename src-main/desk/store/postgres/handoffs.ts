/** The handoffs, references and journal tables. Whoever decides on a handoff holds the lock of its row. */
import { z } from 'zod';
import type { Handoff } from '../../handoffs/handoff.ts';
import { optionalInstant } from '../columns.ts';
import { claimNext, openNext, redemptionOf } from '../handoff-rules.ts';
import { closedAfterRow, entryRow, handoffColumns, handoffRow, referenceRow } from '../rows.ts';
import type { HandoffStore, OpenRequest } from '../store.ts';
import type { Connections, Query } from './connections.ts';
import { addToInbox } from './inbox.ts';
import { addToJournal } from './journal.ts';

const written = `team_id, id, conversation_id, state, fence, holder, trigger_json, claims_json, created_ms, ended_ms`;
/** As `handoffRow` reads them. */
export const handoffFields = `${written}, queue_json`;
const expiryRow = z.object({ expires_ms: optionalInstant }).transform((row) => row.expires_ms);

export function handoffTables({ query, transaction }: Connections): HandoffStore {
  return {
    open: (request) => transaction((within) => open(within, request)),
    get: (teamId, id) => find(query, teamId, id),
    ofConversation: (teamId, conversationId) => newest(query, teamId, conversationId),
    redeem: (teamId, id, nonceHash, repId, at) =>
      transaction(async (within) => {
        const handoff = await find(within, teamId, id, 'FOR UPDATE');
        const { rows } = await within(
          `SELECT fence, expires_ms, redeemed_by FROM handoff_references
           WHERE team_id = $1 AND handoff_id = $2 AND nonce_hash = $3`,
          [teamId, id, nonceHash],
        );
        if (handoff === null || rows[0] === undefined) return 'unknown';
        const verdict = redemptionOf(referenceRow.parse(rows[0]), handoff, repId, at);
        if (verdict !== 'first') return verdict;
        await within(
          `UPDATE handoff_references SET redeemed_by = $4, redeemed_ms = $5
           WHERE team_id = $1 AND handoff_id = $2 AND nonce_hash = $3`,
          [teamId, id, nonceHash, repId, at.getTime()],
        );
        return 'redeemed';
      }),
    claim: (teamId, id, claims) =>
      transaction(async (within) => {
        const known = await find(within, teamId, id, 'FOR UPDATE');
        if (known === null) return false;
        await write(within, claimNext(known, claims));
        return true;
      }),
    async referenceExpiry(teamId, id, fence) {
      const { rows } = await query(
        `SELECT max(expires_ms) AS expires_ms FROM handoff_references
         WHERE team_id = $1 AND handoff_id = $2 AND fence = $3`,
        [teamId, id, fence],
      );
      return expiryRow.parse(rows[0]);
    },
    async journal(teamId, id) {
      const { rows } = await query(
        `SELECT kind, rep_id, body, at_ms, current FROM journal WHERE team_id = $1 AND handoff_id = $2 ORDER BY number`,
        [teamId, id],
      );
      return rows.map((row) => entryRow.parse(row));
    },
    async closedAfter(teamId, id) {
      const { rows } = await query(
        `SELECT max(after_turn) AS after_turn FROM journal WHERE team_id = $1 AND handoff_id = $2 AND kind = 'closed'`,
        [teamId, id],
      );
      return closedAfterRow.parse(rows[0]);
    },
  };
}

async function find(query: Query, teamId: string, id: string, lock: 'FOR UPDATE' | '' = ''): Promise<Handoff | null> {
  const { rows } = await query(`SELECT ${handoffFields} FROM handoffs WHERE team_id = $1 AND id = $2 ${lock}`, [
    teamId,
    id,
  ]);
  return rows[0] === undefined ? null : handoffRow.parse(rows[0]);
}

async function newest(query: Query, teamId: string, conversationId: string): Promise<Handoff | null> {
  const { rows } = await query(
    `SELECT ${handoffFields} FROM handoffs WHERE team_id = $1 AND conversation_id = $2 ORDER BY number DESC LIMIT 1`,
    [teamId, conversationId],
  );
  return rows[0] === undefined ? null : handoffRow.parse(rows[0]);
}

async function open(query: Query, request: OpenRequest): Promise<{ handoff: Handoff; number: number | null }> {
  const { teamId, conversationId, entry } = request;
  // A handoff that is not there yet has no row to lock; its conversation has.
  await query('SELECT FROM conversations WHERE team_id = $1 AND id = $2 FOR NO KEY UPDATE', [teamId, conversationId]);
  const last = await newest(query, teamId, conversationId);
  // Read again under its lock: a step may be at it.
  const known = last === null ? null : await find(query, teamId, last.id, 'FOR UPDATE');
  const { kind, handoff } = openNext(known, request);
  if (kind !== 'known') await write(query, handoff);
  if (kind !== 'new') return { handoff, number: null };
  await addToJournal(query, teamId, [{ handoffId: handoff.id, entry }]);
  if (request.request === null) return { handoff, number: null };
  const [number = null] = await addToInbox(query, teamId, [{ type: 'requested', request: request.request }]);
  return { handoff, number };
}

async function write(query: Query, handoff: Handoff): Promise<void> {
  const { teamId, id, conversationId, state, fence, holder, trigger, claims, created, ended } = handoffColumns(handoff);
  await query(
    `INSERT INTO handoffs (${written}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (team_id, id) DO UPDATE SET trigger_json = excluded.trigger_json, claims_json = excluded.claims_json`,
    [teamId, id, conversationId, state, fence, holder, trigger, claims, created, ended],
  );
}
