/**
 * The feed table. Only a step of the team's leader writes it, and holds the row of the lease until it is committed: cursors
 * become visible in their order.
 */
import { z } from 'zod';
import { boundsRow, feedRow } from '../dispatch-rows.ts';
import type { DispatchStep, FeedStore } from '../dispatch-store.ts';
import type { Connections, Query } from './connections.ts';

const newestRow = z.object({ rep_id: z.string(), newest: z.int() });

export function feedTable({ query }: Connections): FeedStore {
  return {
    async after(teamId, repId, cursor, limit) {
      const { rows } = await query(
        `SELECT cursor, json FROM feed WHERE team_id = $1 AND rep_id = $2 AND cursor > $3 ORDER BY cursor LIMIT $4`,
        [teamId, repId, cursor, limit],
      );
      return rows.map((row) => feedRow.parse(row));
    },
    async bounds(teamId, repId) {
      const { rows } = await query(
        `SELECT coalesce(min(cursor), 0) AS oldest, coalesce(max(cursor), 0) AS newest
         FROM feed WHERE team_id = $1 AND rep_id = $2`,
        [teamId, repId],
      );
      return boundsRow.parse(rows[0]);
    },
    async sweep(before) {
      const { changed } = await query(
        `DELETE FROM feed AS old WHERE at_ms < $1 AND EXISTS (
           SELECT FROM feed AS newer WHERE newer.team_id = old.team_id AND newer.rep_id = old.rep_id
             AND newer.cursor > old.cursor)`,
        [before.getTime()],
      );
      return changed;
    },
  };
}

/** Within a step that holds the lease. */
export async function addToFeed(query: Query, teamId: string, messages: DispatchStep['feed']): Promise<void> {
  if (messages.length === 0) return;
  const reps = [...new Set(messages.map(({ repId }) => repId))];
  const { rows } = await query(
    `SELECT rep_id, max(cursor) AS newest FROM feed WHERE team_id = $1 AND rep_id = ANY ($2::text[]) GROUP BY rep_id`,
    [teamId, reps],
  );
  const newest = new Map(rows.map((row) => newestRow.parse(row)).map((row) => [row.rep_id, row.newest]));
  const cursors = messages.map(({ repId }) => {
    const cursor = (newest.get(repId) ?? 0) + 1;
    newest.set(repId, cursor);
    return cursor;
  });
  await query(
    `INSERT INTO feed (team_id, rep_id, cursor, json, at_ms)
     SELECT $1, new.* FROM unnest($2::text[], $3::bigint[], $4::text[], $5::bigint[]) AS new`,
    [
      teamId,
      messages.map(({ repId }) => repId),
      cursors,
      messages.map(({ message }) => JSON.stringify(message)),
      messages.map(({ at }) => at.getTime()),
    ],
  );
}
