/** The callbacks table. */
import type { Database } from '../../../db/database.ts';
import { callbackColumns, callbackRow } from '../dispatch-rows.ts';
import type { CallbackStore, DispatchStep } from '../dispatch-store.ts';

export function callbackTable(db: Database): CallbackStore {
  const find = db.prepare('SELECT json FROM callbacks WHERE team_id = ? AND id = ?');
  const list = db.prepare(
    `SELECT json FROM callbacks WHERE team_id = @teamId AND (@repId IS NULL OR rep_id = @repId) AND open >= @open
     ORDER BY open DESC, at_ms, id LIMIT @limit`,
  );
  return {
    async get(teamId, id) {
      const row = find.get(teamId, id);
      return row === undefined ? null : callbackRow.parse(row);
    },
    async list(teamId, { repId, open, limit }) {
      return list.all({ teamId, repId, open: open ? 1 : 0, limit }).map((row) => callbackRow.parse(row));
    },
  };
}

/** Within the transaction of a step. */
export function callbackWriter(db: Database): (teamId: string, callbacks: DispatchStep['callbacks']) => void {
  const upsert = db.prepare(
    `INSERT INTO callbacks (team_id, id, handoff_id, rep_id, open, at_ms, json)
     VALUES (@teamId, @id, @handoffId, @repId, @open, @at, @json)
     ON CONFLICT DO UPDATE SET rep_id = excluded.rep_id, open = excluded.open, at_ms = excluded.at_ms,
       json = excluded.json`,
  );
  return (teamId, callbacks) => {
    for (const callback of callbacks) upsert.run({ teamId, ...callbackColumns(callback) });
  };
}
