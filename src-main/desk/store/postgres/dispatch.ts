/** The inbox, routing records and steps of dispatch. */
import { z } from 'zod';
import { pendingRow, recordRow, timesRow } from '../dispatch-rows.ts';
import type { DispatchStep, DispatchStore } from '../dispatch-store.ts';
import { putCallbacks } from './callbacks.ts';
import type { Connections, Query } from './connections.ts';
import { addToFeed } from './feed.ts';
import { addToInbox } from './inbox.ts';
import { addToJournal } from './journal.ts';
import { holdLease, releaseLease, takeLease } from './leases.ts';

const countRow = z.object({ count: z.int() });
const idRow = z.object({ id: z.string() }).transform((row) => row.id);

export function dispatchTables(connections: Connections): DispatchStore {
  const { query, transaction } = connections;
  return {
    lease: (teamId, nodeId, forMs) => takeLease(connections, teamId, nodeId, forMs),
    release: (teamId, nodeId) => releaseLease(connections, teamId, nodeId),
    append: (teamId, events, journal = []) =>
      transaction(async (within) => {
        await addToJournal(within, teamId, journal);
        return await addToInbox(within, teamId, events);
      }),
    async pending(teamId, limit) {
      const { rows } = await query('SELECT number, event FROM inbox WHERE team_id = $1 ORDER BY number LIMIT $2', [
        teamId,
        limit,
      ]);
      return rows.map((row) => pendingRow.parse(row));
    },
    async isPending(teamId, number) {
      const { rows } = await query('SELECT number FROM inbox WHERE team_id = $1 AND number = $2', [teamId, number]);
      return rows.length === 1;
    },
    async records(teamId) {
      return (await readRecords(query, teamId)).flatMap(({ record }) => record ?? []);
    },
    async damagedRecords(teamId) {
      const damaged = (await readRecords(query, teamId)).filter(({ record }) => record === null);
      return damaged.map(({ handoffId }) => handoffId);
    },
    async times(teamId) {
      const { rows } = await query('SELECT times_json FROM leases WHERE team_id = $1', [teamId]);
      return rows[0] === undefined ? null : timesRow.parse(rows[0]);
    },
    commit: (step) =>
      transaction(async (within) => {
        if (!(await holdLease(within, step))) return false;
        await write(within, step);
        return true;
      }),
    async countAside() {
      const { rows } = await query('SELECT count(*) AS count FROM inbox_aside', []);
      return countRow.parse(rows[0]).count;
    },
    async teamsWithWork() {
      const { rows } = await query(
        `SELECT id FROM teams WHERE EXISTS (SELECT FROM inbox WHERE team_id = id)
           OR EXISTS (SELECT FROM routing_records WHERE team_id = teams.id)
           OR EXISTS (SELECT FROM callbacks WHERE team_id = teams.id AND open = 1)
         ORDER BY id`,
      );
      return rows.map((row) => idRow.parse(row));
    },
  };
}

async function readRecords(query: Query, teamId: string) {
  const { rows } = await query('SELECT handoff_id, json FROM routing_records WHERE team_id = $1', [teamId]);
  return rows.map((row) => recordRow.parse(row));
}

async function write(query: Query, step: DispatchStep): Promise<void> {
  const { teamId, consumed, setAside, records, closed, handoffs, references } = step;
  if (setAside.length > 0) {
    await query(
      `INSERT INTO inbox_aside SELECT team_id, number, event FROM inbox
       WHERE team_id = $1 AND number = ANY ($2::bigint[])`,
      [teamId, setAside],
    );
  }
  if (consumed.length > 0) {
    await query('DELETE FROM inbox WHERE team_id = $1 AND number = ANY ($2::bigint[])', [teamId, consumed]);
  }
  if (records.length > 0) {
    const last = [...new Map(records.map((record) => [record.request.id, record])).values()];
    await query(
      `INSERT INTO routing_records (team_id, handoff_id, json)
       SELECT $1, new.* FROM unnest($2::text[], $3::text[]) AS new
       ON CONFLICT (team_id, handoff_id) DO UPDATE SET json = excluded.json`,
      [teamId, last.map(({ request }) => request.id), last.map((record) => JSON.stringify(record))],
    );
  }
  if (closed.length > 0) {
    await query('DELETE FROM routing_records WHERE team_id = $1 AND handoff_id = ANY ($2::text[])', [teamId, closed]);
  }
  for (const { id, state, fence, holder, endedAt, queue } of handoffs) {
    const { changed } = await query(
      `UPDATE handoffs SET state = $3, fence = $4, holder = $5, ended_ms = $6, queue_json = $7
       WHERE team_id = $1 AND id = $2`,
      [teamId, id, state, fence, holder, endedAt?.getTime() ?? null, queue === null ? null : JSON.stringify(queue)],
    );
    if (changed !== 1) throw new Error('A step changes a handoff that is not there.');
  }
  if (references.length > 0) {
    await query(
      `INSERT INTO handoff_references (team_id, handoff_id, nonce_hash, fence, expires_ms)
       SELECT $1, new.* FROM unnest($2::text[], $3::text[], $4::bigint[], $5::bigint[]) AS new`,
      [
        teamId,
        references.map(({ handoffId }) => handoffId),
        references.map(({ nonceHash }) => nonceHash),
        references.map(({ fence }) => fence),
        references.map(({ expiresAt }) => expiresAt.getTime()),
      ],
    );
  }
  await addToJournal(query, teamId, step.journal);
  await addToFeed(query, teamId, step.feed);
  await putCallbacks(query, teamId, step.callbacks);
  if (step.times !== null) {
    await query('UPDATE leases SET times_json = $2 WHERE team_id = $1', [teamId, JSON.stringify(step.times)]);
  }
}
