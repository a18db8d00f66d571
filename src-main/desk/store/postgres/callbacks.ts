/** The callbacks table. */
import { callbackColumns, callbackRow } from '../dispatch-rows.ts';
import type { CallbackStore, DispatchStep } from '../dispatch-store.ts';
import type { Connections, Query } from './connections.ts';

export function callbackTable({ query }: Connections): CallbackStore {
  return {
    async get(teamId, id) {
      const { rows } = await query('SELECT json FROM callbacks WHERE team_id = $1 AND id = $2', [teamId, id]);
      return rows[0] === undefined ? null : callbackRow.parse(rows[0]);
    },
    async list(teamId, { repId, open, limit }) {
      const { rows } = await query(
        `SELECT json FROM callbacks WHERE team_id = $1 AND ($2::text IS NULL OR rep_id = $2) AND open >= $3
         ORDER BY open DESC, at_ms, id LIMIT $4`,
        [teamId, repId, open ? 1 : 0, limit],
      );
      return rows.map((row) => callbackRow.parse(row));
    },
  };
}

export async function putCallbacks(query: Query, teamId: string, callbacks: DispatchStep['callbacks']): Promise<void> {
  for (const callback of callbacks) {
    const { id, handoffId, repId, open, at, json } = callbackColumns(callback);
    await query(
      `INSERT INTO callbacks (team_id, id, handoff_id, rep_id, open, at_ms, json) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (team_id, id) DO UPDATE SET rep_id = excluded.rep_id, open = excluded.open, at_ms = excluded.at_ms,
         json = excluded.json`,
      [teamId, id, handoffId, repId, open, at, json],
    );
  }
}
