/** The feed table. */
import { z } from 'zod';
import type { Database } from '../../../db/database.ts';
import { boundsRow, feedRow } from '../dispatch-rows.ts';
import type { DispatchStep, FeedStore } from '../dispatch-store.ts';

export function feedTable(db: Database): FeedStore {
  const after = db.prepare(
    'SELECT cursor, json FROM feed WHERE team_id = ? AND rep_id = ? AND cursor > ? ORDER BY cursor LIMIT ?',
  );
  const bounds = db.prepare(
    `SELECT coalesce(min(cursor), 0) AS oldest, coalesce(max(cursor), 0) AS newest
     FROM feed WHERE team_id = ? AND rep_id = ?`,
  );
  const sweep = db.prepare(
    `DELETE FROM feed AS old WHERE at_ms < ? AND EXISTS (
       SELECT 1 FROM feed AS newer WHERE newer.team_id = old.team_id AND newer.rep_id = old.rep_id
         AND newer.cursor > old.cursor)`,
  );
  return {
    async after(teamId, repId, cursor, limit) {
      return after.all(teamId, repId, cursor, limit).map((row) => feedRow.parse(row));
    },
    async bounds(teamId, repId) {
      return boundsRow.parse(bounds.get(teamId, repId));
    },
    async sweep(before) {
      return sweep.run(before.getTime()).changes;
    },
  };
}

/** Within the transaction of a step. */
export function feedWriter(db: Database): (teamId: string, messages: DispatchStep['feed']) => void {
  const newest = db.prepare('SELECT coalesce(max(cursor), 0) FROM feed WHERE team_id = ? AND rep_id = ?').pluck();
  const insert = db.prepare('INSERT INTO feed (team_id, rep_id, cursor, json, at_ms) VALUES (?, ?, ?, ?, ?)');
  return (teamId, messages) => {
    for (const { repId, message, at } of messages) {
      const cursor = z.int().parse(newest.get(teamId, repId)) + 1;
      insert.run(teamId, repId, cursor, JSON.stringify(message), at.getTime());
    }
  };
}
